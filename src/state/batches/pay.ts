import { advance, type Money, type MoveDetails, mayMove, refuse, sum, type World } from '../kernel/index.ts';
import { bank } from '../ledger/index.ts';
import { batchGroupLifecycle } from '../lifecycles/batch-group.ts';
import { requireReceiving } from '../profiles/index.ts';
import {
  beginProcessing,
  type Payer,
  type PaymentMethod,
  priceWhenPaid,
  type Transfer,
  takePayment,
} from '../transfers/index.ts';
import { isBeingDebited, requireAnyGroup, waitingIn } from './find.ts';
import type { BatchGroup } from './record.ts';
import { change } from './version.ts';

/**
 * The transfers of a group that may be paid for now, all of them together.
 * @throws Refusal `batch.not-completed`, `batch.already-funded` also while a direct debit is under way,
 * `batch.nothing-to-fund`
 * @source batchGroupFund
 * @assumed transfers that were cancelled or paid for by themselves are left out; where none is left there is nothing
 * to pay for
 */
export function requirePayable(world: World, group: BatchGroup): Transfer[] {
  if (!mayMove(batchGroupLifecycle, group, 'receive')) refuse('batch.not-completed', { status: group.status });
  if (group.paidBy !== null || isBeingDebited(world, group)) refuse('batch.already-funded', { batchGroupId: group.id });
  const waiting = waitingIn(world, group);
  if (waiting.length === 0) refuse('batch.nothing-to-fund', { batchGroupId: group.id });
  return waiting;
}

/** What these transfers cost together when they are paid for in this way. */
export const costOf = (
  world: World,
  waiting: readonly Transfer[],
  method: PaymentMethod,
  { source }: Pick<BatchGroup, 'source'>,
): Money =>
  sum(
    waiting.map(transfer => priceWhenPaid(world, transfer, method).charged),
    source,
  );

/** Pays for all of these transfers of a group. That there is enough money, and that none is paid, the verb knows. */
export function payAll(world: World, group: BatchGroup, waiting: readonly Transfer[], payer: Payer): BatchGroup {
  for (const transfer of waiting) {
    takePayment(world, transfer, payer);
    beginProcessing(world, transfer.id);
  }
  return change(world, group, { paidBy: 'balance' in payer ? 'BALANCE' : payer.method });
}

/**
 * A bank transfer for the whole group arrives, as its pay-in details asked for.
 * @throws Refusal `batch.not-found`, `profile.withdraw-only`, `batch.not-completed`, `batch.already-funded`,
 * `batch.nothing-to-fund`
 * @source batchGroupUpdate, pay-in details; profiles#state-change, WITHDRAW_ONLY
 * @assumed exactly what is still to be paid arrives
 */
export function receiveForGroup(world: World, id: string, details: MoveDetails = {}): void {
  const group = requireAnyGroup(world, id);
  requireReceiving(world, group.profileId);
  const waiting = requirePayable(world, group);
  payAll(world, group, waiting, { method: 'BANK_TRANSFER', account: bank(group.source) });
  advance(world, batchGroupLifecycle, group.id, 'receive', details);
}
