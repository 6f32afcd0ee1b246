import type { EventDefinition, Instant, Json, World } from '../../../state/kernel/index.ts';
import { showMillis, showSeconds } from '../dates.ts';

/** What a renderer may know: the version asked for, when it happened, and the world, for names and codes. */
export interface Telling {
  readonly world: World;
  readonly schema: string;
  readonly at: Instant;
  /** An instant in the date form of this version. */
  readonly time: (at: Instant) => string;
}

/** Says an event's facts as the `data` of a payload. */
export type Renderer = (facts: Json, telling: Telling) => object;

/** Ties a renderer to the facts of its event; the pair is a row of the registry. */
export const telling = <Facts>(
  { type }: EventDefinition<Facts>,
  say: (facts: Facts, telling: Telling) => object,
): readonly [string, Renderer] => [type, say as unknown as Renderer];

/** Whether a version is at least `floor`; versions are compared number by number. */
export function isAtLeast(schema: string, floor: string): boolean {
  const [a, b] = [schema, floor].map(text => text.split('.').map(Number)) as [number[], number[]];
  for (let i = 0; i < b.length; i++) {
    if (a[i] !== b[i]) return (a[i] ?? 0) > (b[i] ?? 0);
  }
  return true;
}

/** Whole seconds before 4.0.0, milliseconds since. */
export const timeOf = (schema: string): Telling['time'] => (isAtLeast(schema, '4.0.0') ? showMillis : showSeconds);
