import type { SpendAttempt } from '../spend/index.ts';
import { type Attempt, isCash } from './attempt.ts';

/** A payment as limits and rules look at it: with its fees. */
export const spendingOf = ({ card, purchase, total }: Attempt): SpendAttempt => ({
  card,
  amount: total,
  kind: isCash(purchase) ? 'ATM_WITHDRAWAL' : 'PURCHASE',
  mcc: purchase.merchant.mcc,
});
