import { type Actor, requireUser } from '../access/index.ts';
import { type CardTransaction, findCardTransaction, isCredit } from '../card-payments/index.ts';
import { begin, insert, nextUuid, type Plan, type Problem, refuse, steer, type World } from '../kernel/index.ts';
import { disputeLifecycle as rules } from '../lifecycles/dispute.ts';
import { outcomeFor } from '../overrides/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { requireFiles } from './files.ts';
import { findActiveDispute } from './find.ts';
import { findUnanswered } from './form-field.ts';
import { disputeFate } from './outcomes.ts';
import { type Objection, requirePayments, requireReason } from './questions.ts';
import type { Reason } from './reasons.ts';
import { type Dispute, disputes } from './record.ts';

const acknowledgements = ['allAnswered', 'filesUploaded'] as const;

/** A dispute as it is handed in. */
export interface Submission extends Objection, Pick<Dispute, 'email' | 'form' | 'files'> {
  /** What its customer confirms: that all was answered, and that all files were handed in. */
  readonly disclaimer: Readonly<Record<(typeof acknowledgements)[number], boolean>>;
}

const TRANSACTIONS = 'transaction.transactionId';

/**
 * Disputes a card payment, or several at once where the reason is one for several: each then has a dispute of its own.
 * @throws Refusal `access.forbidden`, `dispute.not-acknowledged`, `dispute.unknown-reason`, `dispute.too-wide`,
 * `dispute.single-transaction`, `dispute.no-transaction`, `dispute.wrong-scheme`, `dispute.nothing-paid`,
 * `dispute.already-open`, `dispute.form-incomplete`, `dispute.no-such-file`
 * @source disputeSubmit
 * @assumed the order of these checks; a payment that is not cleared yet may be disputed, and money
 * that came to the card may not
 */
export function submitDispute(
  world: World,
  actor: Actor,
  profileId: number,
  submission: Submission,
): readonly Dispute[] {
  requireProfile(world, actor, profileId);
  const { userId } = requireUser(actor);
  requireAcknowledged(submission);
  const reason = requireReason(submission.reason);
  if (reason.options.length > 0) refuse('dispute.too-wide', { code: reason.code, options: reason.options.join(', ') });
  const payments = requirePayments(world, profileId, reason, submission, TRANSACTIONS);
  for (const payment of payments) requireUndisputed(world, payment);
  requireAnswers(world, reason, submission);
  requireFiles(world, profileId, submission.files);
  const fate = outcomeFor(world, disputeFate, { email: submission.email });
  return payments.map(({ id }) =>
    open(world, { profileId, transactionId: id, reason: reason.code, userId }, submission, fate),
  );
}

function requireAcknowledged({ disclaimer }: Submission): void {
  const problems: Problem[] = acknowledgements
    .filter(name => !disclaimer[name])
    .map(name => ({ code: 'NOT_VALID', message: 'must be true', path: `disclaimer.${name}`, arguments: [] }));
  if (problems.length > 0) refuse('dispute.not-acknowledged', { problems });
}

function requireUndisputed(world: World, payment: CardTransaction): void {
  const { id, profileId, status } = payment;
  const path = TRANSACTIONS;
  const paid = status === 'IN_PROGRESS' || status === 'COMPLETED';
  if (!paid || isCredit(payment)) refuse('dispute.nothing-paid', { path, id, status });
  const active = findActiveDispute(world, profileId, id);
  if (active) refuse('dispute.already-open', { path, id, disputeId: active.id });
}

function requireAnswers({ settings }: World, { form: fields }: Reason, { form }: Submission): void {
  if (settings.disputeForms === 'lenient') return;
  const problems = findUnanswered(fields, form);
  if (problems.length > 0) refuse('dispute.form-incomplete', { problems });
}

type About = Pick<Dispute, 'profileId' | 'transactionId' | 'reason'> & { readonly userId: number };

function open(
  world: World,
  { userId, ...about }: About,
  { email, form, files }: Submission,
  fate: Plan | undefined,
): Dispute {
  const dispute = insert(world, disputes, {
    id: nextUuid(world),
    status: rules.initial as Dispute['status'],
    ...about,
    email,
    form,
    files,
    withdrawable: true,
    refund: null,
    createdBy: userId,
    createdAt: world.now,
    updatedAt: world.now,
  });
  begin(world, rules, dispute);
  steer(world, rules, dispute.id, fate);
  return dispute;
}

/** Whether one of the payments is not cleared yet, so that nothing is looked into before. */
export const isWaiting = (world: World, submitted: readonly Dispute[]): boolean =>
  submitted.some(({ transactionId }) => findCardTransaction(world, transactionId)?.status === 'IN_PROGRESS');
