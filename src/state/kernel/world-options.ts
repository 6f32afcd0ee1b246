import type { ClockState } from './clock.ts';
import type { Company } from './company.ts';
import type { SystemClock } from './ports.ts';
import type { Settings } from './settings.ts';

export interface WorldOptions {
  readonly name: string;
  readonly company: Company;
  readonly system: SystemClock;
  /** Name of the seed, and the seed of all chance in this world. */
  readonly seed?: { readonly world: string; readonly random: string };
  readonly clock?: ClockState;
  readonly settings?: Partial<Settings>;
}
