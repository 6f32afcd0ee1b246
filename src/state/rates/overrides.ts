import { insert, isCurrency, patch, refuse, table, type World } from '../kernel/index.ts';
import { midRate, type RateOverrides } from './rates.ts';

/** A mid-market rate that this world fixes itself; its id is the pair, `GBP-EUR`. */
export interface RateOverride {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly rate: number;
}

export const rateOverrides = table<RateOverride>()('rate-overrides', {});

/** The rates that this world fixes itself. */
export const overridesOf = (world: World): RateOverrides =>
  new Map([...world.table(rateOverrides).all()].map(({ id, rate }) => [id, rate]));

/**
 * The mid-market rate in this world: how many units of `target` one unit of `source` buys.
 * @source rateGet
 */
export const rateIn = (world: World, source: string, target: string): number =>
  midRate(source, target, overridesOf(world));

const SMALLEST = 1e-9;
const LARGEST = 1e9;

/**
 * Fixes a mid-market rate, for quotes from now on and for `rateGet`. The way back follows it unless it is fixed too.
 * @param rate units of `target` for one unit of `source`
 * @throws Refusal `rate.unknown-currency`, `rate.same-currency`, `rate.out-of-range`
 * @assumed nothing in the API does this; rates of a sandbox are the tester's to choose
 */
export function setRate(world: World, source: string, target: string, rate: number): RateOverride {
  for (const [path, code] of [['source', source] as const, ['target', target] as const]) {
    if (!isCurrency(code)) refuse('rate.unknown-currency', { path, currency: code });
  }
  if (source === target) refuse('rate.same-currency', { path: 'target' });
  if (!(rate >= SMALLEST && rate <= LARGEST))
    refuse('rate.out-of-range', { path: 'rate', smallest: SMALLEST, largest: LARGEST });
  const id = `${source}-${target}`;
  if (world.table(rateOverrides).get(id)) return patch(world, rateOverrides, id, { rate });
  return insert(world, rateOverrides, { id, source, target, rate });
}
