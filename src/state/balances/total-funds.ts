import type { Actor } from '../access/index.ts';
import { add, type CurrencyCode, isCurrency, type Money, refuse, subtract, type World, zero } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { balancesOf } from './find.ts';
import { findOverdraft, usedOf } from './overdraft.ts';
import { totalWorth, worthIn } from './worth.ts';

/** A profile's money seen as one sum, in one currency. */
export interface TotalFunds {
  readonly worth: Money;
  readonly cash: Money;
  /** What could be spent in all, an overdraft included. */
  readonly available: Money;
  readonly overdraft: {
    readonly limit: Money;
    readonly used: Money;
    readonly available: Money;
    /** What is left of it, once in each currency that the profile holds. */
    readonly availableIn: readonly Money[];
  };
}

/**
 * What a profile has in all its balances, at mid-market rates.
 * @throws Refusal `access.forbidden`, `balance.unknown-currency`
 * @source totalFunds
 * @assumed what is available is the whole worth and the whole limit, as in the documented table, where what is used of
 * the overdraft is in the worth already
 */
export function totalFunds(world: World, actor: Actor, profileId: number, currency: CurrencyCode): TotalFunds {
  requireProfile(world, actor, profileId);
  if (!isCurrency(currency)) refuse('balance.unknown-currency', { currency });
  const worth = totalWorth(world, profileId, currency);
  const overdraft = overdraftIn(world, profileId, currency);
  return { worth, cash: worth, available: add(worth, overdraft.limit), overdraft };
}

/** Converted once from what the limit's own currency says, so that its parts add up. */
function overdraftIn(world: World, profileId: number, currency: CurrencyCode): TotalFunds['overdraft'] {
  const held = [...new Set(balancesOf(world, profileId).map(balance => balance.currency))];
  const agreed = findOverdraft(world, profileId);
  const own = agreed?.limit ?? zero(currency);
  const limit = worthIn(world, own, currency);
  const spent = agreed ? usedOf(world, agreed) : zero(currency);
  const used = worthIn(world, spent, currency);
  const left = noLessThanZero(subtract(own, spent));
  return {
    limit,
    used,
    available: noLessThanZero(subtract(limit, used)),
    availableIn: held.map(each => worthIn(world, left, each)),
  };
}

/** Rates may have changed since the money was spent. */
const noLessThanZero = (amount: Money): Money => (amount.amountMinor < 0 ? zero(amount.currency) : amount);
