import { type CurrencyCode, type Instant, type Money, table } from '../kernel/index.ts';
import type { BatchGroupStatus } from '../lifecycles/batch-group.ts';
import type { PaymentInitiationStatus } from '../lifecycles/payment-initiation.ts';
import type { PaymentMethod } from '../transfers/index.ts';

/** Many transfers that are paid for together. They are not here: each of them names its group. */
export interface BatchGroup {
  readonly id: string;
  readonly status: BatchGroupStatus;
  /** Names the group where a payment's reference must be short: `B7300001`. */
  readonly shortId: number;
  /** Another number after every change, neither larger nor smaller by rule. */
  readonly version: number;
  readonly name: string;
  readonly source: CurrencyCode;
  readonly userId: number;
  readonly profileId: number;
  /** What its transfers cost when they were added. */
  readonly total: Money;
  /** What a bank transfer for all of them must bring, as it was at completion. */
  readonly due: Money | null;
  /** How the group was paid for as one; null while it was not. */
  readonly paidBy: PaymentMethod | null;
  readonly createdAt: Instant;
}

export const batchGroups = table<BatchGroup>()('batch-groups', { byProfile: { key: group => group.profileId } });

/** A direct debit that pays for a batch group. */
export interface PaymentInitiation {
  readonly id: number;
  readonly status: PaymentInitiationStatus;
  readonly batchGroupId: string;
  readonly profileId: number;
  readonly userId: number;
  readonly accountId: number;
  readonly reference: string;
  /** The debit itself, once the bank was told of it. */
  readonly transferId: number | null;
  /** What the payment system last said of it. */
  readonly returnCode: string;
  readonly createdAt: Instant;
}

export const paymentInitiations = table<PaymentInitiation>()('payment-initiations', {
  byGroup: { key: initiation => initiation.batchGroupId },
  /** The one that may still bring money. */
  underWay: {
    key: ({ status, batchGroupId }) => (status === 'NEW' || status === 'PROCESSING' ? batchGroupId : undefined),
    unique: true,
  },
});

/** What a payment for the group is referred to by. */
export const referenceOf = ({ shortId }: Pick<BatchGroup, 'shortId'>): string => `B${shortId}`;
