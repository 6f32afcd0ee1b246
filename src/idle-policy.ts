import { readDuration } from './routes/views/durations.ts';
import type { IdlePolicy } from './simulations/idleness.ts';

/** `PT30M`: unused for so long; `20`: all but the twenty used last. Throws with what it must be. */
export function readIdlePolicy(text: string): IdlePolicy {
  if (/^\d{1,6}$/.test(text)) return { keep: Number(text) };
  const after = readDuration(text);
  if (typeof after === 'number' && after > 0) return { after };
  throw new Error('must be a duration such as PT30M, or how many worlds to keep');
}
