/** How much a profile may hold, and what it holds beyond that. */
import limitsJson from '../../../fixtures/reference/hold-limits.json' with { type: 'json' };
import type { Actor } from '../access/index.ts';
import { totalWorth, worthIn } from '../balances/index.ts';
import {
  type CurrencyCode,
  hours,
  type Instant,
  isCurrency,
  later,
  type Money,
  refuse,
  roundAmount,
  startOfDay,
  subtract,
  type World,
  zero,
} from '../kernel/index.ts';
import { findProfile, type Profile, requireProfile } from '../profiles/index.ts';

/** What a country allows its people to hold. */
export interface HoldLimit {
  readonly amount: Money;
  /** How far the country's clocks are ahead; none of these countries changes them in summer. */
  readonly hoursAheadOfUtc: number;
}

const byCountry: ReadonlyMap<string, HoldLimit> = new Map(
  limitsJson.map(({ country, currency, amount, hoursAheadOfUtc }) => [
    country,
    { amount: roundAmount(amount, currency), hoursAheadOfUtc },
  ]),
);

/**
 * The limit that a profile's country sets; most set none.
 * @source balanceCapacity; guides on hold limits, for Japan
 * @assumed only personal profiles are limited; how high the limits are, as no source says
 */
export const limitOf = ({ type, address }: Profile): HoldLimit | undefined =>
  type === 'personal' ? byCountry.get(address?.country ?? '') : undefined;

/** What is left of `a` without `b`, if anything. */
const beyond = (a: Money, b: Money): Money => {
  const left = subtract(a, b);
  return left.amountMinor > 0 ? left : zero(left.currency);
};

/** What a profile holds beyond its limit, in the limit's currency: zero within it, undefined where there is none. */
export function excessOf(world: World, profileId: number): Money | undefined {
  const profile = findProfile(world, profileId);
  const limit = profile && limitOf(profile);
  return limit && beyond(totalWorth(world, profileId, limit.amount.currency), limit.amount);
}

/**
 * How much more a profile may hold, in the currency asked for; null where its country sets no limit.
 * @throws Refusal `access.forbidden`, `balance.unknown-currency`
 * @source balanceCapacity
 * @assumed what is left of the limit after the worth of all balances, at the mid-market rate
 */
export function capacityOf(world: World, actor: Actor, profileId: number, currency: CurrencyCode): Money | null {
  const limit = limitOf(requireProfile(world, actor, profileId));
  if (!isCurrency(currency)) refuse('balance.unknown-currency', { currency });
  if (!limit) return null;
  const { amount } = limit;
  return worthIn(world, beyond(amount, totalWorth(world, profileId, amount.currency)), currency);
}

/**
 * The next midnight in the profile's country.
 * @source excessMoneyAccount
 * @assumed a day is the day of the profile's country
 */
export function endOfDay(world: World, profileId: number): Instant {
  const profile = findProfile(world, profileId);
  const ahead = hours((profile && limitOf(profile)?.hoursAheadOfUtc) ?? 0);
  return later(startOfDay(later(world.now, ahead)), hours(24) - ahead);
}
