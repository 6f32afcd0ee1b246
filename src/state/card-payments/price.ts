import {
  add,
  convert,
  decimal,
  divideRounded,
  fractionDigits,
  type Money,
  money,
  negate,
  sum,
  times,
  type World,
} from '../kernel/index.ts';
import { variableFee } from '../quotes/index.ts';
import { rateIn } from '../rates/index.ts';
import type { CardDebit, CardFee } from './record.ts';

/** What a balance pays for an amount of another currency, or of its own. */
export type Charge = Pick<CardDebit, 'debited' | 'paidFor' | 'rate' | 'fee'>;

/** What a transaction costs in all, in its currency. */
export const totalOf = ({ amount, fees }: { readonly amount: Money; readonly fees: readonly CardFee[] }): Money =>
  add(
    amount,
    sum(
      fees.map(fee => fee.amount),
      amount.currency,
    ),
  );

/**
 * What a balance in `currency` pays for `paidFor`: what it takes at the rate, and Wise's share of that for converting.
 * Each is rounded to the currency's minor unit.
 * @source cardTransactionGet, debits
 * @assumed the share is that of a conversion; what is worth less than a minor unit costs one
 */
export function chargeAt(paidFor: Money, currency: string, rate: number): Charge {
  if (currency === paidFor.currency) return { debited: paidFor, paidFor, rate: 1, fee: money(0, currency) };
  const taken = divide(paidFor, rate, currency);
  const converted = paidFor.amountMinor > 0 ? money(Math.max(1, taken.amountMinor), currency) : taken;
  const fee = times(converted, variableFee(currency, paidFor.currency));
  return { debited: add(converted, fee), paidFor, rate, fee };
}

/** The same at the rate of the moment. */
export const chargeNow = (world: World, paidFor: Money, currency: string): Charge =>
  chargeAt(paidFor, currency, rateIn(world, currency, paidFor.currency));

/** What is worth `amount` when one unit of `currency` buys `rate` of the amount's. */
function divide(amount: Money, rate: number, currency: string): Money {
  const { unscaled, scale } = decimal(rate);
  const digits = (code: string): bigint => 10n ** BigInt(fractionDigits(code));
  const numerator = BigInt(amount.amountMinor) * digits(currency) * 10n ** BigInt(scale);
  return money(Number(divideRounded(numerator, unscaled * digits(amount.currency))), currency);
}

/** The fee of a charge in the currency of what is paid for, by which charges on several balances are compared. */
export const feeWorth = ({ fee, rate, paidFor }: Charge): Money => convert(fee, rate, paidFor.currency);

/** What is left of several movements: what was set aside and given back comes to nothing. */
export function openCharge(debits: readonly CardDebit[]): CardDebit | undefined {
  const last = debits.at(-1);
  if (!last) return undefined;
  const own = debits.filter(({ balanceId }) => balanceId === last.balanceId);
  const total = (of: (debit: CardDebit) => Money): Money => sum(own.filter(isAlike(last)).map(of), of(last).currency);
  return { ...last, debited: total(d => d.debited), paidFor: total(d => d.paidFor), fee: total(d => d.fee) };
}

/** What came of all movements on each balance. */
export function debitsByBalance({ debits }: { readonly debits: readonly CardDebit[] }): CardDebit[] {
  const ids = [...new Set(debits.map(({ balanceId }) => balanceId))];
  return ids.flatMap(id => openCharge(debits.filter(({ balanceId }) => balanceId === id)) ?? []);
}

/** A transaction that was cleared in another currency than it was authorised in has movements of both. */
const isAlike =
  (last: CardDebit) =>
  ({ paidFor }: CardDebit): boolean =>
    paidFor.currency === last.paidFor.currency;

export const negated = (charge: Charge): Charge => ({
  rate: charge.rate,
  debited: negate(charge.debited),
  paidFor: negate(charge.paidFor),
  fee: negate(charge.fee),
});

export const difference = (from: Charge, to: Charge): Charge => ({
  rate: to.rate,
  debited: add(from.debited, negate(to.debited)),
  paidFor: add(from.paidFor, negate(to.paidFor)),
  fee: add(from.fee, negate(to.fee)),
});
