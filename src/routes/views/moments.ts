import { LATEST } from '../../state/kernel/index.ts';

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** In milliseconds since 1970. */
export const LATEST_MS: number = LATEST;

/**
 * A moment from 1970 to 9999 as somebody wrote it, in milliseconds since 1970; undefined when it is none. A time without
 * a zone is UTC, so that it means the same on every machine.
 */
export function readMoment(text: string): number | undefined {
  const ms = MOMENT.test(text) ? Date.parse(/T[^Z+-]*$/.test(text) ? `${text}Z` : text) : Number.NaN;
  return Number.isNaN(ms) || ms < 0 || ms > LATEST_MS ? undefined : ms;
}
