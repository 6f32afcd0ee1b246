/** Upper bounds of the buckets that durations are counted in. */
export const BOUNDS_MS = [0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1000] as const;

/** How long one operation took: how often up to each bound, and in all. */
export interface Timing {
  /** By the first digit of the status. */
  readonly byClass: number[];
  /** One more than there are bounds: the last holds what took longer. */
  readonly buckets: number[];
  sumMs: number;
}

/** How many requests there were, how they ended and how long they took; a few additions for each. */
export class Timings {
  readonly #byName = new Map<string, Timing>();

  /** @param name an operation, or one of a few words for what is none: what clients may choose must not become a name */
  record(name: string, status: number, durationMs: number): void {
    const timing = this.#byName.get(name) ?? {
      byClass: [0, 0, 0, 0, 0, 0],
      buckets: new Array(BOUNDS_MS.length + 1).fill(0),
      sumMs: 0,
    };
    this.#byName.set(name, timing);
    const [kind, bucket] = [Math.trunc(status / 1e2), bucketOf(durationMs)];
    timing.byClass[kind] = (timing.byClass[kind] ?? 0) + 1;
    timing.buckets[bucket] = (timing.buckets[bucket] ?? 0) + 1;
    timing.sumMs += durationMs;
  }

  all(): ReadonlyMap<string, Timing> {
    return this.#byName;
  }
}

function bucketOf(durationMs: number): number {
  const found = BOUNDS_MS.findIndex(bound => durationMs <= bound);
  return found === -1 ? BOUNDS_MS.length : found;
}
