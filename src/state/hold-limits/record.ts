import { type Instant, type Money, table } from '../kernel/index.ts';
import type { HoldLimitBreachStatus } from '../lifecycles/hold-limit-breach.ts';

/** A profile that held more than its country allows. Ledger entries of what was paid out are `hold-limit-breach:{id}`. */
export interface HoldLimitBreach {
  readonly id: number;
  readonly profileId: number;
  /** What is held beyond the limit, in the limit's currency; once closed, what it was then. */
  readonly amount: Money;
  readonly status: HoldLimitBreachStatus;
  /** Null while it is open. */
  readonly closingReason: 'AUTOMATICALLY_RESOLVED' | 'MANUALLY_RESOLVED' | null;
  /** Who received the excess; null while nobody has. */
  readonly recipientId: number | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const holdLimitBreaches = table<HoldLimitBreach>()('hold-limit-breaches', {
  byProfile: { key: breach => breach.profileId },
  /** A profile has one open breach at most. */
  openOf: { key: breach => (breach.status === 'OPEN' ? breach.profileId : undefined), unique: true },
});

/** What ledger entries of a breach are filed under. */
export const subjectOf = ({ id }: Pick<HoldLimitBreach, 'id'>): string => `hold-limit-breach:${id}`;

/** Where a profile's excess money goes at the end of a day; its id is the profile's. */
export interface ExcessAccount {
  readonly id: number;
  readonly recipientId: number;
}

export const excessAccounts = table<ExcessAccount>()('excess-accounts', {});
