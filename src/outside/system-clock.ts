import type { Instant, SystemClock } from '../state/kernel/index.ts';

/** The machine's clock: the only place where it is read. */
export const systemClock: SystemClock = { now: () => Date.now() as Instant };

/** Milliseconds of real time with decimals, for durations: its zero means nothing. */
export const stopwatch = (): number => performance.now();

/** Calls `ring` at `at` (milliseconds since 1970), or as soon as a timer can; answers how to call it off. */
export function alarmAt(at: number, ring: () => void): () => void {
  // A timer longer than 2^31 ms would fire at once; a wait that long is cut, and the caller sets a new one.
  const wait = Math.min(Math.max(at - Date.now(), 0), 2 ** 31 - 1);
  const timer = setTimeout(ring, wait);
  timer.unref();
  return () => clearTimeout(timer);
}

/** Waits in the machine's own time, whatever a world's clock shows, and no longer than until it is told to stop. */
export const pause = (ms: number, stop?: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const end = (): void => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    stop?.addEventListener('abort', end);
  });

/** Calls `act` once so many milliseconds of the machine's own time are over; answers how to call it off. */
export function after(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}

/** Calls `work` again and again in the machine's own time; answers how to call it off. */
export function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  timer.unref();
  return () => clearInterval(timer);
}
