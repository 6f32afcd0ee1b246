import type { World } from '../../../src/state/kernel/index.ts';
import { auditLedger } from '../../../src/state/ledger/index.ts';
import type { Answer } from '../sandbox.ts';

/** An answer to a request of any sort, and the world after it. */
export interface Tried {
  readonly answer: Answer;
  readonly tookMs: number;
  /** The documented ones. */
  readonly statuses: readonly number[];
  readonly world: World;
  /** The world as it was, as JSON. */
  readonly before: string;
  /** It was only asked to show something, of a world that nothing had been done in: then its revision tells. */
  readonly isReading?: boolean;
}

const PATIENCE_MS = Number(process.env.HOSTILE_PATIENCE_MS ?? 2_000);
const INSIDES = /TypeError|RangeError|Cannot read|is not a function|Maximum call stack|node:|\.ts:/;

/** What is wrong with an answer, whatever was asked. */
export function findProblem({ answer, tookMs, statuses, world, before, isReading }: Tried): string | undefined {
  const { status, raw } = answer;
  const isUntouched = isReading && world.revision === 0;
  if (tookMs > PATIENCE_MS) return `took ${Math.round(tookMs)} ms`;
  // A spoilt path may lead to an operation that is a gap, and says so.
  if (status >= 500 && status !== 501 && !statuses.includes(status))
    return `answers ${status} ${raw.payload.slice(0, 300)}`;
  if (status < 400) return isUntouched ? undefined : findUnsound(world);
  if (!String(raw.headers['content-type']).startsWith('application/json')) {
    return `answers ${status} as ${raw.headers['content-type']}`;
  }
  // A wrong value is counted, and so has to be kept.
  if (status === 400 && /"code":"(pin|facemap|otp|device\.fingerprint)\.invalid"/.test(raw.payload))
    return findUnsound(world);
  if (INSIDES.test(raw.payload)) return `lets its insides out: ${raw.payload.slice(0, 300)}`;
  return isUntouched || JSON.stringify(world.save()) === before ? undefined : `answers ${status} and changes something`;
}

function findUnsound(world: World): string | undefined {
  const [finding] = auditLedger(world);
  if (finding) return `leaves a ledger that does not add up: ${finding}`;
  const place = unsound(world.save(), 'the world');
  return place && `keeps what no snapshot can hold: ${place}`;
}

/** Where a value stands that JSON would not give back as it is. */
function unsound(value: unknown, place: string): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${place} is ${value}`;
  if (value === undefined || typeof value === 'function' || typeof value === 'bigint')
    return `${place}, a ${typeof value}`;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = unsound(inner, `${place}.${name}`);
    if (found) return found;
  }
  return undefined;
}
