import { type Instant, type Money, table } from '../kernel/index.ts';

/** What a profile's limits tell apart: at a till or online, and at a cash machine. */
export type SpendKind = 'PURCHASE' | 'ATM_WITHDRAWAL';

/** How much a profile's cards may spend together, where it was changed; its id is made of profile and kind. */
export interface ProfileLimit {
  readonly id: string;
  readonly profileId: number;
  readonly kind: SpendKind;
  readonly daily: Money;
  readonly monthly: Money;
}

export const profileLimits = table<ProfileLimit>()('profile-limits', {});

export type Granularity = 'transaction' | 'daily' | 'monthly' | 'lifetime';

/** How much a card may spend; null where it may spend any amount. Its id is the card's token. */
export interface CardLimit extends Readonly<Record<Granularity, Money | null>> {
  readonly id: string;
}

export const cardLimits = table<CardLimit>()('card-limits', {});

/** What was spent in one window of time: a day or a month, by its number. */
export interface Spent {
  readonly window: number;
  readonly amount: Money;
}

/** What counts towards the limits of a card, or towards one of a profile. All windows are of the owner's time zone. */
export interface SpendCounter {
  readonly id: string;
  readonly daily: Spent;
  readonly monthly: Spent;
  readonly lifetime: Money;
}

export const spendCounters = table<SpendCounter>()('spend-counters', {});

/** What a card transaction counts in one counter, and in which windows. */
export interface SpendShare {
  readonly counterId: string;
  readonly day: number;
  readonly month: number;
  readonly amount: Money;
  /** Units of the counter's currency for one of the transaction's, at the time of authorisation. */
  readonly rate: number;
}

/** A card transaction that was counted; its id is the transaction's. */
export interface Spending {
  readonly id: number;
  /** As authorised by now. */
  readonly amount: Money;
  readonly shares: readonly SpendShare[];
}

export const spendings = table<Spending>()('spendings', {});

/** What an application allows its cards to be used for, while it is applied. */
export interface SpendRule {
  readonly id: number;
  readonly clientId: string;
  readonly type: 'MCC' | 'CURRENCY';
  readonly operation: 'ALLOW' | 'BLOCK';
  readonly description: string | null;
  /** Four digits each, or three letters. */
  readonly values: readonly string[];
  readonly appliedAt: Instant | null;
}

export const spendRules = table<SpendRule>()('spend-rules', {
  byClient: { key: rule => rule.clientId },
  appliedBy: { key: rule => (rule.appliedAt === null ? undefined : rule.clientId) },
});
