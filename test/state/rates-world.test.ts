import { beforeEach, describe, expect, test } from 'vitest';
import { instant, World } from '../../src/state/kernel/index.ts';
import { type RateWish, rateIn, ratesFor, setRate } from '../../src/state/rates/index.ts';
import { Bench } from '../support/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const at = (text: string) => instant(Date.parse(text));
const ask = (wish: Partial<RateWish>) =>
  ratesFor(bench.world, { source: null, target: null, at: null, from: null, to: null, group: null, ...wish });
const pair = { source: 'GBP', target: 'EUR' };

describe('the rates of a world', () => {
  test('are the table of worths until one is fixed', () => {
    expect(rateIn(bench.world, 'GBP', 'USD')).toBe(1.30445);
    expect(rateIn(bench.world, 'EUR', 'GBP')).toBe(0.88558);
    expect(rateIn(bench.world, 'JPY', 'JPY')).toBe(1);
  });

  test('can be fixed, with the way back, and fixed again', () => {
    bench.do(() => setRate(bench.world, 'GBP', 'EUR', 1.25));
    expect([rateIn(bench.world, 'GBP', 'EUR'), rateIn(bench.world, 'EUR', 'GBP')]).toEqual([1.25, 0.8]);
    bench.do(() => setRate(bench.world, 'GBP', 'EUR', 1.5));
    bench.do(() => setRate(bench.world, 'EUR', 'GBP', 0.7));
    expect([rateIn(bench.world, 'GBP', 'EUR'), rateIn(bench.world, 'EUR', 'GBP')]).toEqual([1.5, 0.7]);
    expect(ask(pair)).toEqual([{ ...pair, at: bench.world.now, rate: 1.5 }]);
  });

  test('outlive a snapshot', () => {
    bench.do(() => setRate(bench.world, 'GBP', 'EUR', 1.25));
    const { company } = bench.world;
    const loaded = World.load(JSON.parse(JSON.stringify(bench.world.save())), {
      company,
      system: { now: () => bench.world.now },
    });
    expect(rateIn(loaded, 'GBP', 'EUR')).toBe(1.25);
  });

  test.each([
    ['GBX', 'EUR', 1, 'rate.unknown-currency'],
    ['GBP', 'EURO', 1, 'rate.unknown-currency'],
    ['GBP', 'GBP', 1, 'rate.same-currency'],
    ['GBP', 'EUR', 0, 'rate.out-of-range'],
    ['GBP', 'EUR', -1, 'rate.out-of-range'],
    ['GBP', 'EUR', Number.NaN, 'rate.out-of-range'],
    ['GBP', 'EUR', 1e10, 'rate.out-of-range'],
  ])('cannot be fixed from %s to %s at %d: %s', (source, target, rate, code) => {
    expect(bench.refusal(() => setRate(bench.world, source, target, rate))).toBe(code);
  });
});

describe('asking for rates', () => {
  test('of everything gives every ordered pair of two currencies once', () => {
    const all = ask({});
    const currencies = new Set(all.map(({ source }) => source));
    expect(all).toHaveLength(currencies.size * (currencies.size - 1));
    expect(new Set(all.map(({ source, target }) => source + target)).size).toBe(all.length);
  });

  test('of one side gives all pairs with it', () => {
    expect(new Set(ask({ source: 'GBP' }).map(({ source }) => source))).toEqual(new Set(['GBP']));
    expect(ask({ target: 'JPY' }).every(({ source, target }) => target === 'JPY' && source !== 'JPY')).toBe(true);
    expect(ask({ source: 'GBP' })).toHaveLength(ask({ target: 'JPY' }).length);
  });

  test('of a moment of the past gives one near today', () => {
    const [reading] = ask({ ...pair, at: at('2026-01-05T10:00:00Z') });
    expect(reading?.at).toBe(at('2026-01-05T10:00:00Z'));
    expect(Math.abs((reading?.rate ?? 0) / rateIn(bench.world, 'GBP', 'EUR') - 1)).toBeLessThanOrEqual(0.0101);
  });

  test('of a period gives both ends, newest first', () => {
    const days = ask({ ...pair, from: at('2026-02-01T00:00:00Z'), to: at('2026-02-04T00:00:00Z'), group: 'day' });
    expect(days.map(({ at }) => new Date(at).toISOString().slice(8, 10))).toEqual(['04', '03', '02', '01']);
    expect(ask({ ...pair, from: at('2026-03-02T08:00:00Z'), group: 'minute' })).toHaveLength(61);
  });

  test('of a currency to itself gives 1', () => {
    expect(ask({ source: 'EUR', target: 'EUR' }).map(({ rate }) => rate)).toEqual([1]);
  });

  const march = at('2026-03-01T00:00:00Z');
  test.each<[string, Partial<RateWish>]>([
    ['an unknown currency', { source: 'XXX' }],
    ['an end without a beginning', { ...pair, to: march }],
    ['a grouping of nothing', { ...pair, group: 'day' }],
    ['a moment and a period', { ...pair, at: march, from: march }],
    ['a period of all pairs', { from: march }],
    ['a period that ends before it begins', { ...pair, from: march, to: at('2026-02-01T00:00:00Z') }],
    ['a moment to come', { ...pair, at: at('2026-03-03T00:00:00Z') }],
    ['a period that reaches into the future', { ...pair, from: march, to: at('2027-01-01T00:00:00Z') }],
    ['more than ten thousand points', { ...pair, from: at('2026-01-01T00:00:00Z'), group: 'minute' }],
  ])('makes no sense for %s', (_, wish) => {
    expect(bench.refusal(() => ask(wish))).toBe('rate.invalid-parameters');
  });
});
