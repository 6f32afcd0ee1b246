import type { Instant, Row } from '../../state/kernel/index.ts';
import { showMillis } from './dates.ts';

const MOMENT = /(^at|At|Until|Since)$/;

/** A stored record as it is, with its moments readable. */
export const showRecord = (row: Row): Readonly<Record<string, unknown>> => readable(row) as Record<string, unknown>;

function readable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(readable);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      typeof inner === 'number' && MOMENT.test(name) ? showMillis(inner as Instant) : readable(inner),
    ]),
  );
}
