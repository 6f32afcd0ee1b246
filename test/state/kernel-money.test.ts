import { expect, test } from 'vitest';
import {
  convert,
  decimal,
  fractionDigits,
  money,
  negate,
  parseAmount,
  roundAmount,
  times,
  toLabel,
  toUnits,
} from '../../src/state/kernel/index.ts';
import { Dice } from '../support/chance.ts';

test('the yen has no decimals, the pound two, the Kuwaiti dinar three', () => {
  expect(['JPY', 'GBP', 'KWD'].map(fractionDigits)).toEqual([0, 2, 3]);
});

test('an amount is read exactly as it is written', () => {
  expect(parseAmount(0.1, 'GBP')).toEqual(money(10, 'GBP'));
  expect(parseAmount(1.005, 'KWD')).toEqual(money(1005, 'KWD'));
  expect(parseAmount(1e3, 'JPY')).toEqual(money(1000, 'JPY'));
  expect(parseAmount(-4.35, 'GBP')).toEqual(money(-435, 'GBP'));
});

test.each([
  ['more decimals than the currency has', 1.005, 'GBP'],
  ['decimals of a yen', 0.5, 'JPY'],
  ['no number', Number.NaN, 'GBP'],
  ['infinity', Number.POSITIVE_INFINITY, 'GBP'],
  ['more than is ever meant', 1e15, 'GBP'],
  ['less than a minor unit', 1e-9, 'GBP'],
])('%s is no amount', (_, value, currency) => {
  expect(parseAmount(value, currency)).toBeUndefined();
});

test('halves are rounded away from zero, in every division', () => {
  expect(times(money(5, 'GBP'), 0.5)).toEqual(money(3, 'GBP'));
  expect(times(money(-5, 'GBP'), 0.5)).toEqual(money(-3, 'GBP'));
  expect(convert(money(100, 'GBP'), 1.005, 'EUR')).toEqual(money(101, 'EUR'));
  expect(convert(money(150, 'JPY'), 0.00665, 'USD')).toEqual(money(100, 'USD'));
  expect(convert(money(100, 'USD'), 150.5, 'JPY')).toEqual(money(151, 'JPY'));
  expect(roundAmount('0.125', 'USD')).toEqual(money(13, 'USD'));
});

test('units and minor units agree over the whole range', () => {
  const dice = new Dice('units');
  for (let i = 0; i < 2000; i++) {
    const amount = money(dice.below(2 ** 31) * 10 + dice.below(10), dice.pick(['GBP', 'JPY', 'KWD']));
    expect(parseAmount(toUnits(amount), amount.currency)).toEqual(amount);
  }
});

test('a label has the currency’s own decimals', () => {
  expect([money(140, 'GBP'), money(150, 'JPY'), money(1, 'KWD')].map(toLabel)).toEqual([
    '1.40 GBP',
    '150 JPY',
    '0.001 KWD',
  ]);
});

test('there is no negative zero', () => {
  expect(Object.is(negate(money(0, 'GBP')).amountMinor, 0)).toBe(true);
});

test('decimals are read from every form a number is written in', () => {
  expect(decimal(1.1665)).toEqual({ unscaled: 11665n, scale: 4 });
  expect(decimal('1e-7')).toEqual({ unscaled: 1n, scale: 7 });
  expect(decimal(2e21)).toEqual({ unscaled: 2n * 10n ** 21n, scale: 0 });
  expect(() => decimal(Number.NaN)).toThrow(/not a decimal/);
});
