import type { Instant, Row } from '../../state/kernel/index.ts';
import { showMillis } from './dates.ts';
import { LATEST_MS } from './moments.ts';

/** Secrets of cards stay out of every view; the last digits of a number tell cards apart. */
const SECRET = /^(pan|cvv2|pin|presetPin)$/;
const MOMENT = /(^at|At|Until|Since)$/;

/** A stored record as it is, with its moments readable. */
export const showRecord = (row: Row): Readonly<Record<string, unknown>> => readable(row) as Record<string, unknown>;

function readable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(readable);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shown(name, inner)]));
}

function shown(name: string, value: unknown): unknown {
  if (typeof value === 'string' && SECRET.test(name)) return name === 'pan' ? `***${value.slice(-4)}` : '***';
  return isMoment(name, value) ? showMillis(value as Instant) : readable(value);
}

/** Names that a partner gave may end like ours, on numbers that are no moment of any calendar. */
const isMoment = (name: string, value: unknown): boolean =>
  MOMENT.test(name) && Number.isSafeInteger(value) && Math.abs(Number(value)) <= LATEST_MS;
