import {
  type Booking,
  creditBalance,
  debitBalance,
  moveAcross,
  requireOperable,
  requireRoom,
  worthIn,
} from '../balances/index.ts';
import { type Money, refuse, sum, type World, zero } from '../kernel/index.ts';
import { bank, exchange, post } from '../ledger/index.ts';
import { excessOf } from './limits.ts';
import type { Payee } from './payee.ts';
import { type HoldLimitBreach, subjectOf } from './record.ts';
import { type Share, sharesOf } from './shares.ts';

/** What is going to be paid, and to whom. */
export interface Payout {
  readonly payee: Payee;
  readonly shares: readonly Share[];
}

/**
 * How a breach would be paid out now.
 * @throws Refusal `breach.not-payable`, `balance.not-operable`, `balance.limit-exceeded`
 */
export function requirePayout(world: World, { profileId, amount }: HoldLimitBreach, payee: Payee): Payout {
  const excess = excessOf(world, profileId) ?? zero(amount.currency);
  const shares = sharesOf(world, profileId, excess) ?? refuse('breach.not-payable', { excess });
  if (payee.balance) {
    requireOperable(payee.balance);
    const arriving = shares.map(share => worthIn(world, share.amount, payee.currency));
    requireRoom(world, payee.balance, sum(arriving, payee.currency));
  }
  return { payee, shares };
}

/** Pays it: each share leaves its balance in one line. That it can be paid, the verb has made sure of. */
export function payExcess(world: World, breach: HoldLimitBreach, { payee, shares }: Payout): void {
  const why = { channel: 'TRANSFER', reference: null, reason: 'excess money', subject: subjectOf(breach) } as const;
  for (const share of shares) {
    if (share.balance.currency === payee.currency) hand(world, share, payee, why);
    else exchangeAndHand(world, share, payee, why);
  }
}

function hand(world: World, { balance, amount }: Share, payee: Payee, why: Booking): void {
  if (payee.balance) moveAcross(world, balance, payee.balance, amount, why);
  else debitBalance(world, balance, amount, bank(amount.currency), why);
}

function exchangeAndHand(
  world: World,
  { balance, amount }: Share,
  { currency, balance: to }: Payee,
  why: Booking,
): void {
  const arriving: Money = worthIn(world, amount, currency);
  debitBalance(world, balance, amount, exchange(amount.currency), why);
  if (to) creditBalance(world, to, arriving, exchange(currency), why);
  else {
    const { reason, subject } = why;
    post(world, { debit: exchange(currency), credit: bank(currency), amount: arriving, reason, subject });
  }
}
