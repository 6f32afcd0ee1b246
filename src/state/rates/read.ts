import { type Instant, isCurrency, refuse, type World } from '../kernel/index.ts';
import { currencyList } from './currencies.ts';
import { overridesOf } from './overrides.ts';
import { midRate, type RateGroup, type RateOverrides, rateAt, rateSeries } from './rates.ts';

/** Which rates are asked for. `at` asks for one moment, `from` for a series; neither for the latest. */
export interface RateWish {
  readonly source: string | null;
  readonly target: string | null;
  readonly at: Instant | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly group: RateGroup | null;
}

export interface RateReading {
  readonly source: string;
  readonly target: string;
  readonly at: Instant;
  readonly rate: number;
}

/**
 * Mid-market rates: the latest of one pair or of all, of one moment of the past, or a series between two moments,
 * newest first.
 * @throws Refusal `rate.invalid-parameters`
 * @source rateGet
 * @assumed a series is of one pair; `to` is now and `group` a day unless given; there are no rates of the future
 */
export function ratesFor(world: World, wish: RateWish): readonly RateReading[] {
  requireSense(world, wish);
  const { source, target, at, from } = wish;
  const overrides = overridesOf(world);
  if (from !== null && source !== null && target !== null)
    return seriesFor(world, { ...wish, source, target, from }, overrides);
  const rate = (a: string, b: string): number => (at === null ? midRate(a, b, overrides) : rateAt(a, b, at, overrides));
  return pairsOf(source, target).map(([a, b]) => ({ source: a, target: b, at: at ?? world.now, rate: rate(a, b) }));
}

function seriesFor(
  world: World,
  {
    source,
    target,
    from,
    to,
    group,
  }: RateWish & { readonly source: string; readonly target: string; readonly from: Instant },
  overrides: RateOverrides,
): readonly RateReading[] {
  const span = { from, to: to ?? world.now, group: group ?? 'day' };
  const points =
    rateSeries(source, target, span, overrides) ?? refuse('rate.invalid-parameters', { why: 'the series is too long' });
  return points.map(point => ({ source, target, ...point }));
}

function requireSense(world: World, { source, target, at, from, to, group }: RateWish): void {
  const wrong = (why: string): never => refuse('rate.invalid-parameters', { why });
  for (const code of [source, target]) if (code !== null && !isCurrency(code)) wrong(`${code} is not a currency`);
  if (from === null && (to !== null || group !== null)) wrong('to and group need from');
  if (from !== null && at !== null) wrong('time and from exclude each other');
  if (from !== null && (source === null || target === null)) wrong('a series needs source and target');
  if (from !== null && from > (to ?? world.now)) wrong('from is after to');
  if ((at ?? world.now) > world.now || (to ?? world.now) > world.now) wrong('there are no rates of the future');
}

/** Ordered pairs of two different currencies, unless one pair is asked for by name. */
function pairsOf(source: string | null, target: string | null): (readonly [string, string])[] {
  if (source !== null && target !== null) return [[source, target]];
  const codes = currencyList.map(({ code }) => code);
  const sources = source === null ? codes : [source];
  const targets = target === null ? codes : [target];
  return sources.flatMap(a => targets.filter(b => b !== a).map(b => [a, b] as const));
}
