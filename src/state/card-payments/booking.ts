import { type Balance, type Booking, takeReserved } from '../balances/index.ts';
import { type Money, nextNumber, nextUuid, subtract, type World } from '../kernel/index.ts';
import { bank, exchange, fee as feeIncome, post } from '../ledger/index.ts';
import type { Charge } from './price.ts';
import { type CardDebit, type CardTransaction, subjectOf } from './record.ts';

export const bookingOf = (id: number, reason = 'card payment'): Booking => ({
  channel: 'CARD',
  reference: null,
  reason,
  subject: subjectOf(id),
});

/** Under which balances will know of the transaction from now on. */
export const bookedAs = (world: World): NonNullable<CardTransaction['booked']> => ({
  transactionId: nextNumber(world, 'balance-transaction'),
  referenceId: nextUuid(world),
});

export const debitOf = (world: World, balanceId: number, charge: Charge): CardDebit => ({
  balanceId,
  debited: charge.debited,
  paidFor: charge.paidFor,
  rate: charge.rate,
  fee: charge.fee,
  at: world.now,
});

/**
 * Takes what a transaction costs off its balance and hands it to the merchant's bank. All of it leaves in one line, so
 * that a statement shows one; what converting costs is then taken out of it.
 */
export function payMerchant(world: World, id: number, balance: Balance, charge: Charge): void {
  const why = bookingOf(id);
  const { debited, paidFor, fee } = charge;
  if (balance.currency === paidFor.currency) {
    takeReserved(world, balance, debited, bank(paidFor.currency), why);
    return;
  }
  const position = exchange(balance.currency);
  takeReserved(world, balance, debited, position, why);
  const { subject } = why;
  post(world, {
    debit: position,
    credit: feeIncome(balance.currency),
    amount: fee,
    reason: 'card payment fee',
    subject,
  });
  handOver(world, paidFor, subject);
}

const handOver = (world: World, amount: Money, subject: string): void =>
  post(world, {
    debit: exchange(amount.currency),
    credit: bank(amount.currency),
    amount,
    reason: 'card payment',
    subject,
  });

/** What more a charge takes than another one of the same balance. */
export const sameCharge = (a: Charge, b: Charge): boolean =>
  a.debited.currency === b.debited.currency &&
  a.paidFor.currency === b.paidFor.currency &&
  subtract(a.debited, b.debited).amountMinor === 0 &&
  subtract(a.paidFor, b.paidFor).amountMinor === 0;
