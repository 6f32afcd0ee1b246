import { later, seconds, type World } from '../../../state/kernel/index.ts';
import { profiles } from '../../../state/profiles/index.ts';
import { requireAnyTransfer } from '../../../state/transfers/index.ts';
import { type ExamLetter, passingId, type Seal } from '../../../state/webhooks/index.ts';
import { renderDelivery, type Told } from '../events.ts';

/** What the notifications of an exam speak of. */
interface Subject {
  readonly transferId: number;
  readonly profileId: number;
  readonly recipientId: number;
}

/** A step of the transfer, told as many seconds after the exam began as it happened, or later. */
export interface Step {
  readonly to: string;
  readonly from: string | null;
  readonly second: number;
  readonly told?: number;
  readonly schema?: string;
}

/** Far from every transfer that is made in a sandbox, and a number like theirs. */
const FIRST_TRANSFER = 2_190_000_000;

/** Writes the notifications of one exam: all of one transfer, in moments that follow each other, each with its own id. */
export class ExamPen {
  readonly #world: World;
  readonly #subject: Subject;
  readonly #subscriptionId: string;

  /**
   * @param transferId the transfer to speak of; one that never was, and is another in each exam, when null
   * @throws Refusal `transfer.not-found`
   */
  constructor(world: World, transferId: number | null) {
    this.#world = world;
    this.#subject = transferId === null ? madeUp(world) : known(world, transferId);
    this.#subscriptionId = passingId(world);
  }

  step({ to, from, second, told = second, schema = '4.0.0' }: Step): ExamLetter {
    const { transferId, profileId, recipientId } = this.#subject;
    const { now } = this.#world;
    const facts = { transferId, profileId, recipientId, from, to };
    const [eventAt, firstSentAt] = [later(now, seconds(second)), later(now, seconds(told))];
    return this.#write({ schema, test: false, facts, eventAt, firstSentAt });
  }

  test(): ExamLetter {
    const { now } = this.#world;
    return this.#write({ schema: '4.0.0', test: true, facts: null, eventAt: now, firstSentAt: now });
  }

  /** The same notification under another delivery id. */
  renamed(letter: ExamLetter): ExamLetter {
    return { ...letter, deliveryId: passingId(this.#world) };
  }

  #write(told: Pick<Told, 'schema' | 'test' | 'facts' | 'eventAt' | 'firstSentAt'>): ExamLetter {
    const id = passingId(this.#world);
    const { test } = told;
    const body = renderDelivery(this.#world, {
      ...told,
      id,
      subscriptionId: this.#subscriptionId,
      eventType: 'transfers#state-change',
    });
    return { deliveryId: id, test, seal: 'sound', body, signed: body };
  }
}

function known(world: World, transferId: number): Subject {
  const { profileId, recipientId } = requireAnyTransfer(world, transferId);
  return { transferId, profileId, recipientId };
}

/** The transfer differs from exam to exam, or a receiver that was examined before would know it all already. */
function madeUp(world: World): Subject {
  const number = Number.parseInt(world.nextTrace().slice(0, 6), 16);
  const profileId = world.table(profiles).all().first()?.id ?? 0;
  return { transferId: FIRST_TRANSFER + number, profileId, recipientId: 0 };
}

export const sealed = (letter: ExamLetter, seal: Seal): ExamLetter => ({ ...letter, seal });

/** The signature stays; the transfer becomes its neighbour. */
export const altered = (letter: ExamLetter): ExamLetter => ({
  ...letter,
  body: letter.body.replace(
    /("id":\d*)(\d)/,
    (_, before: string, digit: string) => `${before}${digit === '9' ? '8' : Number(digit) + 1}`,
  ),
});

type Payload = Readonly<Record<string, unknown>> & {
  readonly data: Readonly<Record<string, unknown>> & { readonly resource: object };
};

/** Another body, truly signed. */
export function rewritten(letter: ExamLetter, change: (payload: Payload) => object): ExamLetter {
  const body = JSON.stringify(change(JSON.parse(letter.body)));
  return { ...letter, body, signed: body };
}
