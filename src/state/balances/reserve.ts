import { isPositive, type Money, money, negate, subtract, type World } from '../kernel/index.ts';
import { type AccountRef, balanceOf, heldAmount, heldFor, hold, post, release } from '../ledger/index.ts';
import { announce, type Booking } from './book.ts';
import { accountOf, type Balance } from './record.ts';

/** Sets money of a balance aside for something that may still come to nothing. That it is there, the verb has made sure of. */
export function reserve(world: World, balance: Balance, amount: Money, why: Booking): void {
  hold(world, accountOf(balance), amount, why.subject);
  announce(world, balance, 'debit', amount, why);
}

/** Gives back what was set aside, all of it or a part. */
export function unreserve(world: World, balance: Balance, why: Booking, part?: Money): void {
  const held = heldFor(world, why.subject);
  if (!held) return;
  const given = part ?? heldAmount(held);
  release(world, held, part);
  announce(world, balance, 'credit', given, why);
}

/**
 * Takes `amount` off a balance, whatever was set aside for it and whether it is there or not: who has promised to pay
 * for somebody cannot go back on it. Partners are told of what differs from what was set aside.
 */
export function takeReserved(world: World, balance: Balance, amount: Money, to: AccountRef, why: Booking): void {
  const { reason, subject } = why;
  const account = accountOf(balance);
  const held = heldFor(world, subject);
  const aside = held ? heldAmount(held) : money(0, balance.currency);
  if (held) release(world, held);
  const short = subtract(amount, balanceOf(world, account));
  const overdraft = money(Math.max(0, short.amountMinor), short.currency);
  post(world, { debit: account, credit: to, amount, reason, subject, overdraft });
  const more = subtract(amount, aside);
  if (isPositive(more)) announce(world, balance, 'debit', more, why);
  else announce(world, balance, 'credit', negate(more), why);
}
