import { type Fault, isSpent, type Strike } from '../../state/faults/index.ts';
import type { Json } from '../../state/kernel/index.ts';
import { showMillis } from './dates.ts';
import type { RequestMatch, Texts } from './request-match.ts';

/** A fault strikes before anybody has read a body. */
export type FaultMatch = Omit<RequestMatch, 'body'>;

/** What a fault does to a request that it strikes. */
export type FaultEffect =
  | { readonly status: number; readonly body?: Json; readonly headers?: Texts }
  | { readonly drop: 'before' | 'after' }
  | { readonly truncate: true }
  | { readonly hang: true };

export const matchOf = ({ match }: Fault): FaultMatch => match as FaultMatch;
export const effectOf = ({ effect }: Pick<Fault | Strike, 'effect'>): FaultEffect | null =>
  effect as FaultEffect | null;

/** A fault as it was ordered, and how often it has struck since. */
export const showFault = (fault: Fault) => ({
  id: fault.id,
  match: matchOf(fault),
  times: fault.times,
  nth: fault.nth,
  every: fault.every,
  probability: fault.probability,
  delayMs: fault.delayMs,
  then: effectOf(fault),
  calls: fault.calls,
  hits: fault.hits,
  spent: isSpent(fault),
  createdAt: showMillis(fault.createdAt),
});
