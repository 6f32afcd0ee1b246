import type { Purchase } from '../card-payments/index.ts';
import { type Instant, table } from '../kernel/index.ts';
import type { CardChallengeStatus } from '../lifecycles/card-challenge.ts';

/** A cardholder is asked whether it is they who pay online. Its id is the reference that the answer names. */
export interface CardChallenge {
  readonly id: string;
  readonly status: CardChallengeStatus;
  readonly profileId: number;
  readonly clientId: string;
  readonly cardToken: string;
  /** What waits for the answer. */
  readonly purchase: Purchase;
  readonly channel: 'browser' | 'app';
  readonly url: string | null;
  readonly expiresAfterSeconds: number;
  /** What became of the purchase; null while it waits. */
  readonly transactionId: number | null;
  readonly createdAt: Instant;
}

export const cardChallenges = table<CardChallenge>()('card-challenges', {
  byCard: { key: challenge => challenge.cardToken },
});
