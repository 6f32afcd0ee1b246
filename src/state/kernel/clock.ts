import { type Instant, instant } from './instant.ts';
import type { SystemClock } from './ports.ts';

/** A running clock keeps a distance from the system's; a frozen one stands still until it is moved. */
export type ClockState =
  | { readonly mode: 'running'; readonly offsetMs: number }
  | { readonly mode: 'frozen'; readonly now: Instant };

export function readClock(state: ClockState, system: SystemClock): Instant {
  return state.mode === 'frozen' ? state.now : instant(system.now() + state.offsetMs);
}

/** The same clock, showing `now`. */
export function setClock(state: ClockState, system: SystemClock, now: Instant): ClockState {
  return state.mode === 'frozen' ? { mode: 'frozen', now } : { mode: 'running', offsetMs: now - system.now() };
}
