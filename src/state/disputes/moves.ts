/** What becomes of a dispute. */
import type { Actor } from '../access/index.ts';
import { refundCardTransaction } from '../card-payments/index.ts';
import {
  advance,
  emit,
  isLess,
  isPositive,
  type Money,
  type MoveDetails,
  type MoveOf,
  parseAmount,
  patch,
  refuse,
  requireMove,
  subtract,
  type World,
} from '../kernel/index.ts';
import { disputeLifecycle as rules } from '../lifecycles/dispute.ts';
import { disputeUpdated } from './events.ts';
import { canWithdraw, requireAnyDispute, requireDispute } from './find.ts';
import { requirePayment } from './payment.ts';
import { type Dispute, disputes } from './record.ts';

type Move = MoveOf<typeof rules>;
type Written = Partial<Pick<Dispute, 'refund'>>;

function requireOpen(world: World, id: string, move: Move): Dispute {
  const dispute = requireAnyDispute(world, id);
  requireMove(rules, dispute, move, 'dispute.wrong-status');
  return dispute;
}

function shift(world: World, { id }: Dispute, move: Move, details: MoveDetails, written: Written = {}): void {
  patch(world, disputes, id, { ...written, updatedAt: world.now });
  advance(world, rules, id, move, details);
}

/** A move that writes nothing but itself. */
const plain =
  (move: Move) =>
  (world: World, id: string, details: MoveDetails = {}): void =>
    shift(world, requireOpen(world, id, move), move, details);

/**
 * Takes a dispute back.
 * @throws Refusal `access.forbidden`, `dispute.not-found`, `dispute.not-withdrawable`
 * @source disputeWithdraw
 * @assumed it can be taken back until something was decided about it
 */
export function withdrawDispute(world: World, actor: Actor, profileId: number, id: string): Dispute {
  withdraw(world, requireDispute(world, actor, profileId, id).id);
  return requireAnyDispute(world, id);
}

function withdraw(world: World, id: string, details: MoveDetails = {}): void {
  const dispute = requireAnyDispute(world, id);
  if (!canWithdraw(dispute)) refuse('dispute.not-withdrawable', { id, status: dispute.status });
  shift(world, dispute, 'withdraw', details);
}

/**
 * Gives the money back. The details say how much as `amount`, in units of the payment's currency; if silent, all that
 * earlier disputes of the payment have left.
 * @throws Refusal `dispute.not-found`, `dispute.wrong-status`, `dispute.no-transaction`, `dispute.bad-refund`, and what
 * `refundCardTransaction` refuses
 * @source `REFUNDED` of the sub-statuses
 */
export function refundDispute(world: World, id: string, { amount, ...details }: MoveDetails = {}): void {
  const dispute = requireOpen(world, id, 'refund');
  const refund = refundOf(notYetRefunded(world, dispute), amount);
  refundCardTransaction(world, dispute.transactionId, refund);
  shift(world, dispute, 'refund', details, { refund });
}

/** What disputes have not given back of the payment yet; what its merchant gives back is the merchant's affair. */
function notYetRefunded(world: World, { profileId, transactionId }: Dispute): Money {
  const { amount } = requirePayment(world, profileId, transactionId);
  const others = world.table(disputes).list('byTransaction', `${profileId}:${transactionId}`);
  return [...others].reduce((left, { refund }) => (refund ? subtract(left, refund) : left), amount);
}

function refundOf(left: Money, wish: unknown): Money {
  const refund = typeof wish === 'number' ? parseAmount(wish, left.currency) : wish === undefined ? left : undefined;
  if (!refund || !isPositive(refund) || isLess(left, refund)) refuse('dispute.bad-refund', { path: 'amount' });
  return refund;
}

/**
 * Writes something about a dispute that leaves its status as it is; who listens is told all the same.
 * @param withdrawable whether it may be taken back from now on; undefined leaves that as it is
 * @throws Refusal `dispute.not-found`
 * @source event transaction-disputes#update, which is sent for updates that cannot be seen, too
 */
export function touchDispute(world: World, id: string, withdrawable?: boolean): Dispute {
  const before = requireAnyDispute(world, id);
  const changes = { withdrawable: withdrawable ?? before.withdrawable, updatedAt: world.now };
  const dispute = patch(world, disputes, id, changes);
  announce(world, dispute);
  return dispute;
}

/** Tells of a dispute as it is now. */
export function announce(world: World, dispute: Dispute): void {
  const { id: disputeId, profileId, transactionId, reason, status, createdBy, createdAt } = dispute;
  const statuses = world.settings.disputeSubStatuses;
  const facts = { disputeId, profileId, transactionId, reason, status, statuses, createdBy, createdAt };
  emit(world, disputeUpdated, { profileId }, { ...facts, withdrawable: canWithdraw(dispute) });
}

/** The verb behind every move. */
export const disputeVerbs = {
  review: plain('review'),
  accept: plain('accept'),
  chargeBack: plain('chargeBack'),
  recover: plain('recover'),
  prepareRefund: plain('prepareRefund'),
  refund: refundDispute,
  reject: plain('reject'),
  confirm: plain('confirm'),
  giveUp: plain('giveUp'),
  withdraw,
};
