import { type Balance, balancesOf, canPay, findStandardBalance, spendable } from '../balances/index.ts';
import type { CardProgram } from '../cards/index.ts';
import { isPositive, type Money, type World } from '../kernel/index.ts';
import { type Charge, chargeNow, feeWorth } from './price.ts';

/** The balance that pays, and what it pays. */
export interface Payer {
  readonly balance: Balance;
  readonly charge: Charge;
}

/** The balances that cards draw on. */
export const payingBalances = (world: World, profileId: number): Balance[] =>
  balancesOf(world, profileId, ['STANDARD']).filter(isOperable);

const isOperable = ({ investmentState }: Balance): boolean => investmentState === 'NOT_INVESTED';

/**
 * Who pays `total`: the balance of its currency, if that has enough; else, where the program converts, the balance for
 * which converting costs least.
 * @returns undefined where nobody can
 * @source cardTransactionGet, debits
 * @assumed of two that cost the same the one with more on it, then the older one; what balances hold goes before an
 * overdraft; one balance pays all of it; jars never pay
 */
export function findPayer(world: World, profileId: number, total: Money, program: CardProgram): Payer | undefined {
  const own = findStandardBalance(world, profileId, total.currency);
  const others = program.convertsFreely ? convertingPayers(world, profileId, total) : [];
  const first = own && isOperable(own) ? [{ balance: own, charge: chargeNow(world, total, own.currency) }] : [];
  const all = [...first, ...others];
  return all.find(payer => hasEnough(world, payer)) ?? all.find(payer => mayPay(world, payer));
}

const hasEnough = (world: World, { balance, charge }: Payer): boolean =>
  charge.debited.amountMinor <= spendable(world, balance).amountMinor;

const mayPay = (world: World, { balance, charge }: Payer): boolean => canPay(world, balance, charge.debited);

/** Cheapest first. */
function convertingPayers(world: World, profileId: number, total: Money): Payer[] {
  const others = payingBalances(world, profileId).filter(({ currency }) => currency !== total.currency);
  const ranked = others.map(balance => {
    const charge = chargeNow(world, total, balance.currency);
    // What is on them, in one currency, by which they can be compared.
    const worth = spendable(world, balance).amountMinor / Math.max(charge.debited.amountMinor, 1);
    return { balance, charge, cost: feeWorth(charge).amountMinor, worth };
  });
  return ranked.sort((a, b) => a.cost - b.cost || b.worth - a.worth || a.balance.id - b.balance.id);
}

/** Whether there is any money that cards could draw on. */
export const hasMoney = (world: World, profileId: number): boolean =>
  payingBalances(world, profileId).some(balance => isPositive(spendable(world, balance)));
