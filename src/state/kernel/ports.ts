import type { Instant } from './instant.ts';
import type { WorldData } from './snapshot.ts';

/** What the machine tells of time. Only `src/outside` implements it. */
export interface SystemClock {
  now(): Instant;
}

/** Where worlds are kept between runs. */
export interface WorldFile {
  load(): Promise<readonly WorldData[]>;
  /** Writes what changed and drops what is gone, by name; resolves once that is on disk. */
  save(worlds: readonly WorldData[], gone?: readonly string[]): Promise<void>;
}
