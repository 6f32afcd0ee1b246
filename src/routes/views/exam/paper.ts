import type { World } from '../../../state/kernel/index.ts';
import type { ExamLetter } from '../../../state/webhooks/index.ts';
import { accepts, answersInTime, type Judge, refuses, takesButIgnores } from './judges.ts';
import { altered, ExamPen, rewritten, sealed } from './letters.ts';

/** One thing that a receiver is asked to get right. */
export interface Rule {
  readonly rule: string;
  readonly title: string;
  /** What a receiver does that is right. */
  readonly expected: string;
  readonly letters: readonly ExamLetter[];
  /** Whether the answer is not all that matters: what the receiver made of the letters is looked at too. */
  readonly watched?: true;
  readonly judge: Judge;
}

/** Large, and still within what common servers read. */
const PADDING = 'x'.repeat(64_000);

/**
 * Everything a receiver is asked, in the order of asking. The transfer that it is about goes on from rule to rule, so
 * that each notification is news to a receiver that keeps up.
 * @throws Refusal `transfer.not-found`
 * @source webhook guide, handling of events
 * @assumed a correct receiver answers 4xx to what it cannot trust, and 2xx to all that is signed, whether it needs it or
 * not, since everything else is sent again
 */
export function examPaper(world: World, transferId: number | null): readonly Rule[] {
  const pen = new ExamPen(world, transferId);
  return [...trust(pen), ...tolerance(pen), ...effects(pen), promptness];
}

function trust(pen: ExamPen): readonly Rule[] {
  const news = (): ExamLetter =>
    pen.step({ to: 'incoming_payment_initiated', from: 'incoming_payment_waiting', second: 1 });
  const refusal = (rule: string, title: string, letter: ExamLetter): Rule => ({
    rule,
    title,
    expected: 'refuses it with 401 or another 4xx, and does nothing',
    letters: [letter],
    judge: refuses,
  });
  return [
    {
      rule: 'valid',
      title: 'A notification as Wise sends it',
      expected: 'answers 2xx',
      letters: [pen.step({ to: 'incoming_payment_waiting', from: null, second: 0 })],
      judge: accepts,
    },
    refusal('forged-signature', 'A signature that no key has made', sealed(news(), 'made-up')),
    refusal('wrong-key', "A true signature by somebody else's key", sealed(news(), 'other-key')),
    refusal('altered-body', 'One byte of the body altered after signing', altered(news())),
    refusal('missing-signature', 'No signature at all', sealed(news(), 'missing')),
  ];
}

function tolerance(pen: ExamPen): readonly Rule[] {
  const taken = (rule: string, title: string, letter: ExamLetter): Rule => ({
    rule,
    title,
    expected: 'answers 2xx',
    letters: [letter],
    judge: accepts,
  });
  const initiated = { to: 'incoming_payment_initiated', from: 'incoming_payment_waiting' };
  const processing = pen.step({ to: 'processing', from: initiated.to, second: 3 });
  const converted = pen.step({ to: 'funds_converted', from: 'processing', second: 4 });
  return [
    taken('older-version', 'An older version of the schema', pen.step({ ...initiated, second: 2, schema: '2.0.0' })),
    taken('unknown-fields', 'Fields that nobody knows yet', rewritten(processing, withUnknownFields)),
    taken('large-body', 'A body of 64 KB', rewritten(converted, withPadding)),
    taken('unknown-event', 'An event that nobody knows yet', rewritten(pen.renamed(converted), asUnknownEvent)),
    taken('test-notification', 'A notification that is marked as a test', pen.test()),
  ];
}

type Change = Parameters<typeof rewritten>[1];

const withUnknownFields: Change = ({ data, ...envelope }) => ({
  data: { ...data, resource: { ...data.resource, exam_field: 'new' }, exam_field: { nested: [1, null] } },
  ...envelope,
  exam_field: true,
});

const withPadding: Change = ({ data, ...envelope }) => ({ data: { ...data, exam_field: PADDING }, ...envelope });

const asUnknownEvent: Change = ({ data: { resource, occurred_at }, ...envelope }) => ({
  data: { resource, occurred_at },
  ...envelope,
  event_type: 'transfers#exam',
});

function effects(pen: ExamPen): readonly Rule[] {
  const ignored = (rule: string, title: string, howToCheck: string, ...letters: readonly ExamLetter[]): Rule => ({
    rule,
    title,
    expected: 'answers 2xx to both, and the second changes nothing',
    letters,
    watched: true,
    judge: takesButIgnores(`${howToCheck}, or give stateUrl.`),
  });
  const sent = pen.step({ to: 'outgoing_payment_sent', from: 'funds_converted', second: 5 });
  const bounced = pen.step({ to: 'bounced_back', from: 'outgoing_payment_sent', second: 6 });
  const again = pen.step({ to: 'processing', from: 'bounced_back', second: 7 });
  const cancelled = pen.step({ to: 'cancelled', from: 'processing', second: 8, told: 10 });
  const refunded = pen.step({ to: 'funds_refunded', from: 'cancelled', second: 9 });
  return [
    ignored(
      'test-has-no-effect',
      'An event, and then a test notification',
      'See for yourself that the test, whose ids are 0, left nothing behind',
      sent,
      pen.test(),
    ),
    ignored(
      'redelivery',
      'The same delivery twice, as after an answer that was lost',
      'See for yourself that bounced_back took effect once',
      bounced,
      bounced,
    ),
    ignored(
      'redelivery-under-new-id',
      'The same event under two delivery ids, as of two subscriptions',
      'See for yourself that processing took effect once',
      again,
      pen.renamed(again),
    ),
    ignored(
      'out-of-order',
      'A state, and then an older one',
      'See for yourself that your transfer is funds_refunded, and not cancelled',
      refunded,
      cancelled,
    ),
  ];
}

const promptness: Rule = {
  rule: 'in-time',
  title: 'The time until the answer',
  expected: 'answers each within 5 s, before it does its work',
  letters: [],
  judge: answersInTime,
};
