import type { Card } from '../cards/index.ts';
import type { Money, World } from '../kernel/index.ts';
import { type Attempt, type Decline, isCash } from './attempt.ts';

/** A payment as limits and rules look at it. */
export interface SpendingAttempt {
  readonly card: Card;
  /** With its fees. */
  readonly amount: Money;
  readonly kind: 'PURCHASE' | 'ATM_WITHDRAWAL';
  readonly mcc: string;
}

export const spendingOf = ({ card, purchase, total }: Attempt): SpendingAttempt => ({
  card,
  amount: total,
  kind: isCash(purchase) ? 'ATM_WITHDRAWAL' : 'PURCHASE',
  mcc: purchase.merchant.mcc,
});

export const declineBySpending = (_world: World, _attempt: SpendingAttempt): Decline | undefined => undefined;
export const countSpending = (_world: World, _id: number, _attempt: SpendingAttempt): void => undefined;
export const adjustSpending = (_world: World, _id: number, _amount: Money): void => undefined;
