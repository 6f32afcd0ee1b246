import type { Instant } from './instant.ts';

/** What the machine tells of time. Only `src/outside` implements it. */
export interface SystemClock {
  now(): Instant;
}
