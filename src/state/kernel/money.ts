/**
 * Money is a whole number of the currency's minor units. Every division names its rounding, and there is one:
 * half away from zero, as the sources' worked examples do it.
 */
import currencies from '../../../fixtures/reference/currencies.json' with { type: 'json' };

export type CurrencyCode = string;

export interface Money {
  readonly amountMinor: number;
  readonly currency: CurrencyCode;
}

const digitsByCode: ReadonlyMap<string, number> = new Map(currencies.map(c => [c.code, c.digits]));

export const isCurrency = (code: string): boolean => digitsByCode.has(code);

/** How many decimals the currency has: 0 for the yen, 2 for the pound, 3 for the Kuwaiti dinar. */
export const fractionDigits = (currency: CurrencyCode): number => digitsByCode.get(currency) ?? 2;

export const money = (amountMinor: number, currency: CurrencyCode): Money => ({ amountMinor, currency });
export const zero = (currency: CurrencyCode): Money => money(0, currency);

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new Error(`money of two currencies met: ${a.currency} and ${b.currency}`);
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.amountMinor + b.amountMinor, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.amountMinor - b.amountMinor, a.currency);
}

export const negate = (a: Money): Money => money(a.amountMinor === 0 ? 0 : -a.amountMinor, a.currency);
export const isZero = (a: Money): boolean => a.amountMinor === 0;
export const isPositive = (a: Money): boolean => a.amountMinor > 0;

export function isLess(a: Money, b: Money): boolean {
  sameCurrency(a, b);
  return a.amountMinor < b.amountMinor;
}

export const sum = (parts: readonly Money[], currency: CurrencyCode): Money =>
  parts.reduce((total, part) => add(total, part), zero(currency));

/** A decimal number held exactly: `unscaled / 10^scale`. */
export interface Decimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/** Reads a decimal as it is written, so that 0.1 is one tenth. Throws on anything that is not a finite number. */
export function decimal(value: number | string): Decimal {
  const match = DECIMAL.exec(String(value));
  if (!match) throw new Error(`not a decimal number: ${value}`);
  const [, sign = '', whole = '0', part = '', exponent = '0'] = match;
  const scale = part.length - Number(exponent);
  const unscaled = BigInt(sign + whole + part);
  return scale >= 0 ? { unscaled, scale } : { unscaled: unscaled * 10n ** BigInt(-scale), scale: 0 };
}

/** `numerator / denominator`, rounded half away from zero to a whole number. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

const pow10 = (n: number): bigint => 10n ** BigInt(n);

/** `amount` times `factor`, in the same currency, rounded half away from zero to a minor unit. */
export function times(amount: Money, factor: number | string): Money {
  const by = decimal(factor);
  return money(Number(divideRounded(BigInt(amount.amountMinor) * by.unscaled, pow10(by.scale))), amount.currency);
}

/** What `amount` is worth in `currency` when one unit of its own buys `rate` of the other. */
export function convert(amount: Money, rate: number | string, currency: CurrencyCode): Money {
  const by = decimal(rate);
  const numerator = BigInt(amount.amountMinor) * by.unscaled * pow10(fractionDigits(currency));
  return money(Number(divideRounded(numerator, pow10(by.scale + fractionDigits(amount.currency)))), currency);
}

/**
 * The largest amount anything here accepts, in minor units: sums of many of them still stay exact, and its fourteen
 * digits and a comma fill the field that SWIFT messages have for it.
 */
export const LARGEST_MINOR = 99_999_999_999_999;

/**
 * Reads an amount as a caller wrote it (a number of whole units).
 * @returns undefined when it is not finite, has more decimals than the currency, or is too large to be meant
 */
export function parseAmount(value: number, currency: CurrencyCode): Money | undefined {
  if (!Number.isFinite(value)) return undefined;
  const { unscaled, scale } = decimal(value);
  const digits = fractionDigits(currency);
  const minor = scale <= digits ? unscaled * pow10(digits - scale) : undefined;
  if (minor === undefined || minor > BigInt(LARGEST_MINOR) || minor < -BigInt(LARGEST_MINOR)) return undefined;
  return money(Number(minor), currency);
}

/** Rounds a decimal amount half away from zero to the currency's minor unit. */
export function roundAmount(value: number | string, currency: CurrencyCode): Money {
  const { unscaled, scale } = decimal(value);
  return money(Number(divideRounded(unscaled * pow10(fractionDigits(currency)), pow10(scale))), currency);
}

/** The amount as a number of whole units, for views. The quotient of two exact integers is the nearest double. */
export const toUnits = (amount: Money): number => amount.amountMinor / 10 ** fractionDigits(amount.currency);

/** `1.40 GBP`, `150 JPY`: with the currency's own number of decimals. */
export const toLabel = (amount: Money): string =>
  `${toUnits(amount).toFixed(fractionDigits(amount.currency))} ${amount.currency}`;
