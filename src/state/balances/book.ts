import { add, emit, LARGEST_MINOR, type Money, nextNumber, refuse, type World, zero } from '../kernel/index.ts';
import { type AccountRef, post } from '../ledger/index.ts';
import { spendable } from './amounts.ts';
import { balanceCredited, balanceUpdated } from './events.ts';
import { canPay, overdraftFor } from './overdraft.ts';
import { accountOf, type Balance } from './record.ts';

/** By what way money came or went, as partners are told. */
export type Channel = 'TRANSFER' | 'CARD' | 'CONVERSION' | 'BALANCE';

/** Why a balance is booked. Reason and subject stay with the ledger entry, and make a statement's line. */
export interface Booking {
  readonly channel: Channel;
  /** What partners see beside the amount: a transfer's id as text, or `BNK-…` for money from a bank. */
  readonly reference: string | null;
  /** The business act, e.g. `top-up`. */
  readonly reason: string;
  /** The record it is done for, e.g. `topup:5000001`. */
  readonly subject: string;
}

/**
 * Refuses a balance whose money is invested.
 * @throws Refusal `balance.not-operable`
 * @source section Balance Accounts
 */
export function requireOperable({ id, investmentState }: Balance): void {
  if (investmentState !== 'NOT_INVESTED') refuse('balance.not-operable', { balanceId: id, investmentState });
}

/**
 * Refuses unless the balance can pay `amount`, which is in its currency, out of its money or of an overdraft.
 * @throws Refusal `balance.insufficient-funds`
 */
export function requireFunds(world: World, balance: Balance, amount: Money): void {
  if (canPay(world, balance, amount)) return;
  refuse('balance.insufficient-funds', { balanceId: balance.id, available: spendable(world, balance), amount });
}

/**
 * Refuses a credit after which the balance could not be counted exactly any more.
 * @throws Refusal `balance.limit-exceeded`
 * @assumed the largest amount of one request is also the largest balance
 */
export function requireRoom(world: World, balance: Balance, amount: Money): void {
  const after = add(spendable(world, balance), amount);
  if (after.amountMinor > LARGEST_MINOR) refuse('balance.limit-exceeded', { balanceId: balance.id });
}

/** Puts money on a balance, out of the ledger account `from`. Zero changes nothing. */
export function creditBalance(world: World, balance: Balance, amount: Money, from: AccountRef, why: Booking): void {
  post(world, { debit: from, credit: accountOf(balance), amount, reason: why.reason, subject: why.subject });
  announce(world, balance, 'credit', amount, why);
}

/** Takes money off a balance, into the ledger account `to`. That there is enough, the verb has made sure of. */
export function debitBalance(world: World, balance: Balance, amount: Money, to: AccountRef, why: Booking): void {
  const { reason, subject } = why;
  post(world, { ...granted(world, balance, amount), debit: accountOf(balance), credit: to, amount, reason, subject });
  announce(world, balance, 'debit', amount, why);
}

/** Moves money from one balance to another of the same currency: one posting, told from both sides. */
export function moveAcross(world: World, from: Balance, to: Balance, amount: Money, why: Booking): void {
  const { reason, subject } = why;
  const between = { debit: accountOf(from), credit: accountOf(to), amount };
  post(world, { ...granted(world, from, amount), ...between, reason, subject });
  announce(world, from, 'debit', amount, why);
  announce(world, to, 'credit', amount, why);
}

/** What the ledger is told of the owner's overdraft, as much of it as this debit needs. */
const granted = (world: World, balance: Balance, amount: Money): { readonly overdraft: Money } => ({
  overdraft: overdraftFor(world, balance, amount) ?? zero(balance.currency),
});

/** Tells partners that a balance moved. Zero is no move. */
export function announce(
  world: World,
  balance: Balance,
  direction: 'credit' | 'debit',
  amount: Money,
  { channel, reference }: Booking,
): void {
  if (amount.amountMinor === 0) return;
  const { id: balanceId, accountId, profileId } = balance;
  const balanceAfter = spendable(world, balance);
  const shared = { accountId, profileId, amount, balanceAfter };
  // A conversion tells of both its steps before it tells of the credit.
  const stepsFirst = channel === 'CONVERSION';
  if (direction === 'credit' && !stepsFirst) emit(world, balanceCredited, { profileId }, shared);
  const stepId = nextNumber(world, 'step');
  emit(world, balanceUpdated, { profileId }, { ...shared, balanceId, direction, channel, reference, stepId });
  if (direction === 'credit' && stepsFirst) emit(world, balanceCredited, { profileId }, shared);
}
