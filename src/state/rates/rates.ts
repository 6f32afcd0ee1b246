/** What one unit of a currency is worth in another, now and at any other moment. */
import currencies from '../../../fixtures/reference/currencies.json' with { type: 'json' };
import { days, hours, type Instant, instant, later, minutes } from '../kernel/index.ts';

/** Rates that a world fixes itself, by pair: `GBP-EUR` → 1.15. */
export type RateOverrides = ReadonlyMap<string, number>;

export interface RatePoint {
  readonly at: Instant;
  readonly rate: number;
}

export type RateGroup = 'day' | 'hour' | 'minute';

const NO_OVERRIDES: RateOverrides = new Map();
const usdByCode: ReadonlyMap<string, number> = new Map(currencies.map(c => [c.code, c.usd]));

const usd = (currency: string): number => {
  const worth = usdByCode.get(currency);
  if (worth === undefined) throw new Error(`no rate is known for ${currency}`);
  return worth;
};

/** Six significant digits, as the API's own rates have. */
const significant = (rate: number): number => Number(rate.toPrecision(6));

const pairOf = (source: string, target: string): string => `${source}-${target}`;

/**
 * The mid-market rate: how many units of `target` one unit of `source` buys. The same at any time, so that a partner's
 * expectations hold tomorrow.
 * @source rateGet
 * @assumed the table of worths; and that a fixed rate fixes the way back too, unless that is fixed itself
 */
export function midRate(source: string, target: string, overrides: RateOverrides = NO_OVERRIDES): number {
  if (source === target) return 1;
  const fixed = overrides.get(pairOf(source, target));
  if (fixed !== undefined) return fixed;
  const inverse = overrides.get(pairOf(target, source));
  return significant(inverse === undefined ? usd(source) / usd(target) : 1 / inverse);
}

const WAVE_DAYS = 30;

/** FNV-1a: pairs swing at different times, and each always at its own. */
function phaseOf(pair: string): number {
  let hash = 0x811c9dc5;
  for (const sign of pair) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  return hash % WAVE_DAYS;
}

/**
 * The rate at a moment of the past: a swing of one per cent around the mid-market rate, every thirty days.
 * @source rateGet
 * @assumed the shape of history: sources publish none
 */
export function rateAt(source: string, target: string, at: Instant, overrides: RateOverrides = NO_OVERRIDES): number {
  if (source === target) return 1;
  const wave = Math.sin((2 * Math.PI * (at / days(1) + phaseOf(pairOf(source, target)))) / WAVE_DAYS);
  return significant(midRate(source, target, overrides) * (1 + 0.01 * wave));
}

const STEP: Readonly<Record<RateGroup, number>> = { day: days(1), hour: hours(1), minute: minutes(1) };
export const LONGEST_SERIES = 10_000;

/**
 * The rates from `from` on, one per day, hour or minute, up to and including `to`; newest first.
 * @returns undefined when there would be more than ten thousand
 * @source rateGet
 * @assumed the order, and the longest series
 */
export function rateSeries(
  source: string,
  target: string,
  span: { readonly from: Instant; readonly to: Instant; readonly group: RateGroup },
  overrides: RateOverrides = NO_OVERRIDES,
): readonly RatePoint[] | undefined {
  const step = STEP[span.group];
  const last = Math.floor((span.to - span.from) / step);
  if (last >= LONGEST_SERIES) return undefined;
  const points: RatePoint[] = [];
  for (let i = last; i >= 0; i -= 1) {
    const at = later(instant(span.from), i * step);
    points.push({ at, rate: rateAt(source, target, at, overrides) });
  }
  return points;
}
