import { findBalance, unreserve } from '../balances/index.ts';
import {
  advance,
  type Money,
  type MoveDetails,
  money,
  refuse,
  requireMove,
  type World,
  zero,
} from '../kernel/index.ts';
import { cardTransactionLifecycle as lifecycle } from '../lifecycles/card-transaction.ts';
import { adjustSpending } from '../spend/index.ts';
import { announce } from './announce.ts';
import type { Decline } from './attempt.ts';
import { bookingOf, debitOf } from './booking.ts';
import { requireTransaction } from './find.ts';
import { chargeAt, difference, negated, openCharge, totalOf } from './price.ts';
import type { CardDebit, CardTransaction } from './record.ts';
import { change } from './write.ts';

/**
 * The merchant gives up what was authorised, or a part of it.
 * @param remaining what shall stay authorised, without fees; zero for nothing
 * @throws Refusal `transaction.not-found`, `transaction.wrong-status`, `transaction.other-currency`,
 * `transaction.nothing-to-reverse`, `balance.negative-amount`
 * @source simulationCardTransactionReversal
 * @assumed fees stay what they were unless all is given up
 */
export function reverse(
  world: World,
  id: number,
  remaining?: Money,
  { reason }: Pick<MoveDetails, 'reason'> = {},
): CardTransaction {
  const transaction = requireTransaction(world, id);
  requireMove(lifecycle, transaction, 'reverse', 'transaction.wrong-status');
  const { amount } = transaction;
  const left = remaining ?? zero(amount.currency);
  if (left.currency !== amount.currency) refuse('transaction.other-currency', { path: 'amount.currency' });
  if (left.amountMinor < 0) refuse('balance.negative-amount', { path: 'amount.value' });
  if (left.amountMinor > 0 && left.amountMinor >= amount.amountMinor) refuse('transaction.nothing-to-reverse');
  if (left.amountMinor > 0) return reducePayment(world, transaction, left);
  giveUp(world, transaction, { step: 'FULL_REVERSAL' }, 'reverse', reason === undefined ? {} : { reason });
  return requireTransaction(world, id);
}

/**
 * The merchant never took the money.
 * @throws Refusal `transaction.not-found`, `transaction.wrong-status`
 * @source cardTransactionGet, purgeTime
 * @assumed partners are told of it as of a full reversal
 */
export function lapse(world: World, id: number, details: MoveDetails = {}): CardTransaction {
  const transaction = requireTransaction(world, id);
  requireMove(lifecycle, transaction, 'lapse', 'transaction.wrong-status');
  giveUp(world, transaction, { step: 'FULL_REVERSAL' }, 'lapse', details);
  return requireTransaction(world, id);
}

/**
 * Declines what was authorised already.
 * @throws Refusal `transaction.not-found`, `transaction.wrong-status`
 */
export function decline(world: World, id: number, why: Decline, details: MoveDetails = {}): CardTransaction {
  const transaction = requireTransaction(world, id);
  requireMove(lifecycle, transaction, 'decline', 'transaction.wrong-status');
  const said = { step: 'AUTH', declineReason: why.reason, declineDetail: why.detail } as const;
  giveUp(world, transaction, said, 'decline', details);
  return requireTransaction(world, id);
}

/** Moves the transaction, which says that all is given back, and then gives back what was set aside. */
function giveUp(
  world: World,
  { id, debits, amount }: CardTransaction,
  said: Partial<CardTransaction>,
  move: 'reverse' | 'lapse' | 'decline',
  details: MoveDetails,
): void {
  const open = openCharge(debits);
  const given = open ? [...debits, debitOf(world, open.balanceId, negated(open))] : debits;
  change(world, id, { ...said, debits: given });
  advance(world, lifecycle, id, move, details);
  if (open) unreserveOn(world, id, open);
  adjustSpending(world, id, zero(amount.currency));
}

function reducePayment(world: World, transaction: CardTransaction, amount: Money): CardTransaction {
  const { id, debits, fees } = transaction;
  const open = openCharge(debits);
  const total = totalOf({ amount, fees });
  const step = { step: 'PARTIAL_REVERSAL', amount } as const;
  if (open) {
    const kept = chargeAt(total, open.debited.currency, open.rate);
    const given = debitOf(world, open.balanceId, difference(kept, open));
    announce(world, change(world, id, { ...step, debits: [...debits, given] }));
    unreserveOn(world, id, open, money(-given.debited.amountMinor, given.debited.currency));
  } else announce(world, change(world, id, step));
  adjustSpending(world, id, total);
  return requireTransaction(world, id);
}

function unreserveOn(world: World, id: number, { balanceId }: CardDebit, part?: Money): void {
  const balance = findBalance(world, balanceId);
  if (balance) unreserve(world, balance, bookingOf(id), part);
}
