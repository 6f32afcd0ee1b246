/** Exact fractions, so that a price is rounded where the fee model rounds and nowhere else. */
import { decimal, divideRounded } from '../kernel/index.ts';

export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Reads a number as it is written: 0.005 is five thousandths. */
export function fraction(value: number | bigint): Fraction {
  if (typeof value === 'bigint') return { numerator: value, denominator: 1n };
  const { unscaled, scale } = decimal(value);
  return { numerator: unscaled, denominator: 10n ** BigInt(scale) };
}

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.denominator + b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
});

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { ...b, numerator: -b.numerator });

export const by = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});

export const over = (a: Fraction, b: Fraction): Fraction =>
  by(a, { numerator: b.denominator, denominator: b.numerator });

/** To the nearest whole number, halves away from zero. */
export const rounded = (a: Fraction): bigint => divideRounded(a.numerator, a.denominator);

/** As a decimal with at most `digits` places, cut off and not rounded, no trailing zeros: `198.00995`. */
export function toDecimalText({ numerator, denominator }: Fraction, digits: number): string {
  const scaled = (numerator * 10n ** BigInt(digits)) / denominator;
  const sign = scaled < 0n ? '-' : '';
  const text = String(scaled < 0n ? -scaled : scaled).padStart(digits + 1, '0');
  const part = text.slice(text.length - digits).replace(/0+$/, '');
  return `${sign}${text.slice(0, text.length - digits)}${part === '' ? '' : `.${part}`}`;
}
