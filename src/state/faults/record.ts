import { type Instant, type Json, table } from '../kernel/index.ts';

/** Said in the words of the interface, which alone reads it; here it is only kept. */
export type Script = { readonly [word: string]: Json | undefined };

/** A failure that a tester has ordered: which calls it is for, when it strikes among them, and what it does to them. */
export interface Fault {
  readonly id: number;
  readonly match: Script;
  /** What it does to a call; null where it only delays the answer. */
  readonly effect: Script | null;
  readonly delayMs: number;
  /** How often it strikes in all; null for without end. */
  readonly times: number | null;
  /** The call at which it begins, counted from 1. */
  readonly nth: number | null;
  /** It strikes at each so many-th call. */
  readonly every: number | null;
  /** How likely it strikes, above 0 and up to 1. */
  readonly probability: number | null;
  /** Calls that it was for, whether it struck or not. */
  readonly calls: number;
  readonly hits: number;
  readonly createdAt: Instant;
}

/** It has struck as often as it was to, and is looked at no more. */
export const isSpent = ({ hits, times }: Pick<Fault, 'hits' | 'times'>): boolean => times !== null && hits >= times;

export const faults = table<Fault>()('faults', { live: { key: fault => (isSpent(fault) ? undefined : '') } });
