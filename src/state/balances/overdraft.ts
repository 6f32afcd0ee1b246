import {
  type Instant,
  insert,
  isLess,
  type Money,
  money,
  negate,
  patch,
  refuse,
  subtract,
  sum,
  table,
  type World,
  zero,
} from '../kernel/index.ts';
import { findProfile } from '../profiles/index.ts';
import { spendable } from './amounts.ts';
import { balancesOf } from './find.ts';
import { canHold } from './open.ts';
import type { Balance } from './record.ts';
import { worthIn } from './worth.ts';

/** How far a profile's balances may go below nothing, all of them together; its id is the profile's. */
export interface Overdraft {
  readonly id: number;
  readonly limit: Money;
  /** Whether so much of it is in use that its owner is told. */
  readonly strained: boolean;
  readonly toldAt: Instant | null;
}

export const overdrafts = table<Overdraft>()('overdrafts', {});

/** The profile's overdraft; most have none. */
export const findOverdraft = (world: World, profileId: number): Overdraft | undefined =>
  world.table(overdrafts).get(profileId);

/** How far below nothing an amount is. */
const shortfall = ({ amountMinor, currency }: Money): Money => money(Math.max(0, -amountMinor), currency);

/** What of an overdraft is in use, in the currency of its limit, when `balance` is thought to hold `left`. */
function usedWith(world: World, { id, limit }: Overdraft, balance?: Balance, left?: Money): Money {
  const held = (each: Balance): Money => (left && each.id === balance?.id ? left : spendable(world, each));
  const short = balancesOf(world, id).map(each => worthIn(world, shortfall(held(each)), limit.currency));
  return sum(short, limit.currency);
}

/** What of an overdraft is in use, in the currency of its limit. Money that is reserved counts as spent. */
export const usedOf = (world: World, overdraft: Overdraft): Money => usedWith(world, overdraft);

/**
 * How far below nothing a balance would stand after paying `amount`: zero where its own money suffices, undefined where
 * neither that nor the owner's overdraft does.
 * @source totalFunds
 * @assumed one limit for all balances of a profile, each counted at the mid-market rate; a jar is never overdrawn
 */
export function overdraftFor(world: World, balance: Balance, amount: Money): Money | undefined {
  const left = subtract(spendable(world, balance), amount);
  if (left.amountMinor >= 0) return zero(left.currency);
  const overdraft = findOverdraft(world, balance.profileId);
  if (!overdraft || balance.type !== 'STANDARD') return undefined;
  return isLess(overdraft.limit, usedWith(world, overdraft, balance, left)) ? undefined : negate(left);
}

/** Whether the balance can pay `amount`, which is in its currency, out of its money or of an overdraft. */
export const canPay = (world: World, balance: Balance, amount: Money): boolean =>
  overdraftFor(world, balance, amount) !== undefined;

/**
 * Approves an overdraft, or changes it; a limit of zero ends it.
 * @throws Refusal `profile.not-found`, `balance.unsupported-currency`, `balance.negative-overdraft`,
 * `balance.overdraft-in-use` when more than that is in use
 * @source totalFunds; profiles#overdraft-limit-threshold
 * @assumed nothing in the API does this: it is agreed on with Wise
 */
export function setOverdraft(world: World, profileId: number, limit: Money): Overdraft {
  if (!findProfile(world, profileId)) refuse('profile.not-found', { id: profileId });
  if (!canHold(limit.currency)) refuse('balance.unsupported-currency', { currency: limit.currency });
  if (limit.amountMinor < 0) refuse('balance.negative-overdraft', { path: 'amount' });
  const found = findOverdraft(world, profileId);
  const wanted: Overdraft = { id: profileId, strained: false, toldAt: null, ...found, limit };
  const used = usedOf(world, wanted);
  if (isLess(limit, used)) refuse('balance.overdraft-in-use', { path: 'amount', used });
  return found ? patch(world, overdrafts, profileId, { limit }) : insert(world, overdrafts, wanted);
}
