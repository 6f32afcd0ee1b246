import { describe, expect, test } from 'vitest';
import currencies from '../../fixtures/reference/currencies.json' with { type: 'json' };
import { days, instant } from '../../src/state/kernel/instant.ts';
import { LONGEST_SERIES, midRate, rateAt, rateSeries } from '../../src/state/rates/rates.ts';

const at = instant(Date.parse('2026-03-02T10:00:00Z'));

describe('the mid-market rate', () => {
  test('is the documented one for the documented pairs', () => {
    expect(midRate('GBP', 'USD')).toBe(1.30445);
    expect(midRate('EUR', 'GBP')).toBe(0.88558);
    expect(midRate('GBP', 'GBP')).toBe(1);
  });

  test('exists for every pair, with six significant digits', () => {
    for (const { code } of currencies) {
      for (const other of ['GBP', 'JPY', 'KWD', 'IRR']) {
        const rate = midRate(code, other);
        expect(rate, `${code}-${other}`).toBeGreaterThan(0);
        expect(Number(rate.toPrecision(6))).toBe(rate);
      }
    }
  });

  test('is what a world fixed, there and back', () => {
    const overrides = new Map([['GBP-EUR', 1.25]]);
    expect(midRate('GBP', 'EUR', overrides)).toBe(1.25);
    expect(midRate('EUR', 'GBP', overrides)).toBe(0.8);
    expect(midRate('EUR', 'GBP', new Map([...overrides, ['EUR-GBP', 0.79]]))).toBe(0.79);
    expect(midRate('GBP', 'USD', overrides)).toBe(1.30445);
  });
});

describe('the history of a rate', () => {
  test('stays within one per cent of the mid-market rate, and moves', () => {
    const rates = Array.from({ length: 30 }, (_, day) => rateAt('GBP', 'USD', instant(at + days(day))));
    for (const rate of rates) expect(Math.abs(rate / 1.30445 - 1)).toBeLessThanOrEqual(0.01001);
    expect(new Set(rates).size).toBeGreaterThan(20);
    expect(rateAt('GBP', 'USD', at)).toBe(rates[0]);
    expect(rateAt('GBP', 'GBP', at)).toBe(1);
  });

  test('is a series with both ends, newest first', () => {
    const series = rateSeries('GBP', 'USD', { from: at, to: instant(at + days(3)), group: 'day' }) ?? [];
    expect(series.map(point => point.at)).toEqual([3, 2, 1, 0].map(n => at + days(n)));
    expect(series.at(-1)?.rate).toBe(rateAt('GBP', 'USD', at));
    expect(rateSeries('GBP', 'USD', { from: at, to: instant(at + days(1)), group: 'hour' })).toHaveLength(25);
    expect(rateSeries('GBP', 'USD', { from: at, to: instant(at - days(1)), group: 'day' })).toEqual([]);
  });

  test('is no longer than ten thousand points', () => {
    const to = (points: number) => instant(at + (points - 1) * 60_000);
    expect(rateSeries('GBP', 'USD', { from: at, to: to(LONGEST_SERIES), group: 'minute' })).toHaveLength(10_000);
    expect(rateSeries('GBP', 'USD', { from: at, to: to(LONGEST_SERIES + 1), group: 'minute' })).toBeUndefined();
  });
});
