import { amountsOf, type Balance, balancesOf, worthIn } from '../balances/index.ts';
import { add, convert, isLess, isPositive, type Money, money, subtract, type World } from '../kernel/index.ts';
import { rateIn } from '../rates/index.ts';

/** What one balance gives of a profile's excess, in its own currency. */
export interface Share {
  readonly balance: Balance;
  readonly amount: Money;
}

/**
 * How a profile's excess is taken off its balances; undefined where what can be spent does not cover it.
 * @param excess in the limit's currency
 * @assumed the STANDARD balance in the limit's currency gives first, then the other STANDARD ones and the jars, oldest
 * first; other currencies at the mid-market rate, without a fee
 */
export function sharesOf(world: World, profileId: number, excess: Money): Share[] | undefined {
  const shares: Share[] = [];
  let left = excess;
  for (const balance of givers(world, profileId, excess.currency)) {
    if (!isPositive(left)) break;
    const amount = enough(world, balance, left);
    if (!isPositive(amount)) continue;
    shares.push({ balance, amount });
    left = subtract(left, relief(world, balance, amount, excess.currency));
  }
  return isPositive(left) ? undefined : shares;
}

function givers(world: World, profileId: number, currency: string): Balance[] {
  const rank = ({ type, currency: held }: Balance): number => {
    if (type === 'SAVINGS') return 2;
    return held === currency ? 0 : 1;
  };
  return balancesOf(world, profileId)
    .filter(({ investmentState }) => investmentState === 'NOT_INVESTED')
    .sort((a, b) => rank(a) - rank(b) || a.id - b.id);
}

/** By how much the profile's worth falls when the balance gives `amount`. */
function relief(world: World, balance: Balance, amount: Money, currency: string): Money {
  const { worth } = amountsOf(world, balance);
  return subtract(worthIn(world, worth, currency), worthIn(world, subtract(worth, amount), currency));
}

/** As much as brings the worth down by `wanted`, or all there is; rounding may ask for a little more than the rate says. */
function enough(world: World, balance: Balance, wanted: Money): Money {
  const { available } = amountsOf(world, balance);
  const { currency } = balance;
  // By the way back of the rate that counts the worth, as the two may be fixed apart.
  const price = 1 / rateIn(world, currency, wanted.currency);
  const step = money(Math.max(1, convert(money(1, wanted.currency), price, currency).amountMinor), currency);
  let amount = convert(wanted, price, currency);
  while (isLess(amount, available) && isLess(relief(world, balance, amount, wanted.currency), wanted)) {
    amount = add(amount, step);
  }
  return isLess(available, amount) ? available : amount;
}
