/** What a price may be asked of. */
import {
  fractionDigits,
  isCurrency,
  LARGEST_MINOR,
  type Money,
  money,
  type Problem,
  parseAmount,
  refuse,
  toUnits,
} from '../kernel/index.ts';
import type { PricingWish, QuoteCommand } from './command.ts';
import type { PricingOverride, Quote } from './record.ts';
import type { PartnerTerms } from './terms.ts';

type Currencies = Pick<QuoteCommand, 'sourceCurrency' | 'targetCurrency'>;

/** @throws Refusal `quote.unknown-currency`, the target first, as the service lists them */
export function requireCurrencies(command: Currencies): void {
  const unknown = (['targetCurrency', 'sourceCurrency'] as const).filter(path => !isCurrency(command[path]));
  if (unknown.length === 0) return;
  const message = "That wasn't a valid ISO-4217 currency code (like GBP, USD or EUR).";
  const problems: Problem[] = unknown.map(path => ({
    code: 'CurrencyCode',
    message,
    path,
    arguments: [path, command[path]],
  }));
  refuse('quote.unknown-currency', { problems });
}

/**
 * The one amount that was given, and on which side.
 * @throws Refusal `quote.two-amounts`, `quote.no-amount`, `quote.amount-not-positive`, `quote.amount-not-valid`
 * @assumed more decimals than the currency has are refused; the sources do not say that they are rounded
 */
export function requireAmount(command: QuoteCommand): Pick<Quote, 'side' | 'amount'> {
  const { sourceAmount, targetAmount, sourceCurrency, targetCurrency } = command;
  if (sourceAmount !== null && targetAmount !== null) refuse('quote.two-amounts', { arguments: [] });
  if (sourceAmount !== null) {
    return { side: 'SOURCE', amount: requirePositive(sourceAmount, sourceCurrency, 'sourceAmount') };
  }
  if (targetAmount === null) refuse('quote.no-amount', { arguments: [] });
  return { side: 'TARGET', amount: requirePositive(targetAmount, targetCurrency, 'targetAmount') };
}

/**
 * An amount as it was written, in whole units.
 * @throws Refusal `quote.amount-not-positive`, `quote.amount-not-valid`
 */
export function requirePositive(value: number, currency: string, path: string): Money {
  const shown = { path, arguments: [path, value] };
  if (value <= 0) refuse('quote.amount-not-positive', shown);
  const amount = parseAmount(value, currency);
  if (amount) return amount;
  const largest = toUnits(money(LARGEST_MINOR, currency));
  return refuse('quote.amount-not-valid', { ...shown, digits: fractionDigits(currency), currency, largest });
}

/**
 * A partner's own fee, within its limits.
 * @throws Refusal `quote.pricing-invalid`
 * @assumed the words: the sources give the code alone
 */
export function checkPricing(wish: PricingWish | null, terms: PartnerTerms): PricingOverride | null {
  if (wish === null) return terms.pricing;
  const wrong = (why: string): never => refuse('quote.pricing-invalid', { why, arguments: [] });
  const { type, variable, fixed } = wish;
  if (type !== 'OVERRIDE') return wrong('fee.type must be OVERRIDE');
  if (variable === null || fixed === null) return wrong('fee needs type, variable and fixed');
  if (!(variable >= 0 && variable <= terms.largestVariable))
    wrong(`fee.variable must be between 0 and ${terms.largestVariable}`);
  if (!(fixed >= 0 && fixed <= terms.largestFixed)) wrong(`fee.fixed must be between 0 and ${terms.largestFixed}`);
  return { type, variable, fixed };
}
