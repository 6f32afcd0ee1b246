import { type Json, type Outcome, table } from '../kernel/index.ts';

/** Said in the words of the interface, which alone reads it; here it is only kept. */
export type Script = { readonly [word: string]: Json | undefined };

/** What a tester has ordered in the place of what would usually be answered, or decided. */
export interface Override {
  readonly id: number;
  readonly name: string | null;
  /** The requests that it is for. */
  readonly match: Script;
  /** How often it is followed in all; null for without end. */
  readonly times: number | null;
  /** What becomes of the answer; null where it decides something. */
  readonly reply: Script | null;
  /** What it decides, and how; null where it changes the answer. */
  readonly decides: { readonly subject: string; readonly outcome: Outcome } | null;
  /** The answer need not be one that the contract shows. */
  readonly unchecked: boolean;
  readonly hits: number;
}

/** It was followed as often as it was to be, and is looked at no more. */
export const isSpent = ({ hits, times }: Pick<Override, 'hits' | 'times'>): boolean => times !== null && hits >= times;

export const overrides = table<Override>()('overrides', {
  live: { key: override => (isSpent(override) ? undefined : '') },
});
