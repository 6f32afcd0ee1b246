import { event, type Money } from '../kernel/index.ts';

/** Money for a partner's settlement arrived, all of it or a part. */
export const settlementReceived = event<{
  readonly reference: string;
  /** What the settlement comes to. */
  readonly due: Money;
  /** What is there of it by now. */
  readonly received: Money;
  /** What arrived just now. */
  readonly payment: Money;
}>('bulk-settlement#payment-received');

/** A transfer came to nothing, and its partner pays the customer back. It is told at `url`, to which nobody subscribes. */
export const refundOrdered = event<{
  readonly payoutId: number;
  readonly clientId: string;
  readonly url: string;
  readonly amount: Money;
  readonly transferId: number;
  readonly customerTransactionId: string;
}>('payout#create');
