import { type Instant, type Money, table } from '../kernel/index.ts';

/** Money that went from one of a profile's balances to another, at once and for good. Its entries are `movement:{id}`. */
export interface Movement {
  readonly id: number;
  readonly profileId: number;
  readonly type: 'CONVERSION' | 'DEPOSIT' | 'WITHDRAWAL';
  readonly sourceBalanceId: number;
  readonly targetBalanceId: number;
  /** What left the source, the fee included. */
  readonly source: Money;
  readonly target: Money;
  readonly rate: number;
  /** Contained in `source`; zero for a jar. */
  readonly fee: Money;
  readonly quoteId: string | null;
  readonly stepId: number;
  /** What could be spent right after. */
  readonly sourceAfter: Money;
  readonly targetAfter: Money;
  readonly createdAt: Instant;
}

export const movements = table<Movement>()('movements', {
  byProfile: { key: movement => movement.profileId },
  byQuote: { key: movement => movement.quoteId ?? undefined, unique: true },
});
