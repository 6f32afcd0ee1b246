import { instant, LATEST } from '../../state/kernel/index.ts';
import { showMillis } from './dates.ts';

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** In milliseconds since 1970. */
export const LATEST_MS: number = LATEST;

/**
 * A moment from 1970 to 9999 as somebody wrote it, in milliseconds since 1970; undefined when it is none. A time without
 * a zone is UTC, so that it means the same on every machine.
 */
export function readMoment(text: string): number | undefined {
  const ms = MOMENT.test(text) && isOnCalendar(text) ? Date.parse(zoned(text)) : Number.NaN;
  return Number.isNaN(ms) || ms < 0 || ms > LATEST_MS ? undefined : ms;
}

const zoned = (text: string): string => (/T[^Z+-]*$/.test(text) ? `${text}Z` : text);

/** A 30th of February is no day, and not the 2nd of March, which a reading by the platform would make of it. */
function isOnCalendar(text: string): boolean {
  const day = text.slice(0, 10);
  const start = Date.parse(day);
  return !Number.isNaN(start) && showMillis(instant(start)).startsWith(day);
}
