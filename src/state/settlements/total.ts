import {
  type CurrencyCode,
  decimal,
  divideRounded,
  fractionDigits,
  type Money,
  money,
  negate,
  subtract,
  sum,
} from '../kernel/index.ts';

/** An amount and what one unit of it is settled with. */
export interface Priced {
  readonly amount: Money;
  readonly rate: number;
}

const pow10 = (n: number): bigint => 10n ** BigInt(n);

/**
 * What all of these are worth together. The products are added up exactly and rounded once, half away from zero, so that
 * a thousand rows are off by no more than one is.
 * @source bulkSettlementJournalCreate
 * @assumed one rounding for all rows and not one for each
 */
export function worthOf(rows: readonly Priced[], currency: CurrencyCode): Money {
  const factors = rows.map(({ amount, rate }) => ({ amount, by: decimal(rate) }));
  const scale = Math.max(0, ...factors.map(({ amount, by }) => by.scale + fractionDigits(amount.currency)));
  const total = factors.reduce(
    (all, { amount, by }) =>
      all + BigInt(amount.amountMinor) * by.unscaled * pow10(scale - by.scale - fractionDigits(amount.currency)),
    0n,
  );
  return money(Number(divideRounded(total * pow10(fractionDigits(currency)), pow10(scale))), currency);
}

export interface Totals {
  readonly settled: Money;
  readonly refunded: Money;
  /** Never negative. */
  readonly due: Money;
  /** What the partner is owed beyond that; it may take it off a later journal. */
  readonly surplus: Money;
}

/**
 * Settlements less refunds less what is owed from before. What would be less than nothing is owed to the partner.
 * @source bulkSettlementJournalCreate
 */
export function totalsOf(
  settled: readonly Priced[],
  refunded: readonly Priced[],
  creditUsed: Money,
  currency: CurrencyCode,
): Totals {
  const [of, against] = [worthOf(settled, currency), worthOf(refunded, currency)];
  const left = subtract(subtract(of, against), creditUsed);
  const nothing = sum([], currency);
  const isOwed = left.amountMinor < 0;
  return { settled: of, refunded: against, due: isOwed ? nothing : left, surplus: isOwed ? negate(left) : nothing };
}
