import { type CurrencyCode, convert, type Money, sum, type World } from '../kernel/index.ts';
import { rateIn } from '../rates/index.ts';
import { amountsOf } from './amounts.ts';
import { balancesOf } from './find.ts';

/** An amount at the mid-market rate. */
export const worthIn = (world: World, amount: Money, currency: CurrencyCode): Money =>
  convert(amount, rateIn(world, amount.currency, currency), currency);

/**
 * What all of a profile's open balances are worth together, jars among them.
 * @source totalFunds
 * @assumed each balance is converted at the mid-market rate and rounded by itself
 */
export const totalWorth = (world: World, profileId: number, currency: CurrencyCode): Money =>
  sum(
    balancesOf(world, profileId).map(balance => worthIn(world, amountsOf(world, balance).worth, currency)),
    currency,
  );
