import { event, type Instant, type Money } from '../kernel/index.ts';
import type { Requirement, Sender } from './record.ts';

/** An order of account details was placed, or moved along its lifecycle. */
export const orderStateChanged = event<{
  readonly orderId: string;
  readonly profileId: number;
  readonly currency: string;
  readonly status: string;
  readonly requirements: readonly Requirement[];
  readonly issued: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}>('account-details-order#order-state-change');

/** Money for account details arrived, or went a step further. `from` is null for a new payment. */
export const paymentStateChanged = event<{
  readonly paymentId: number;
  readonly profileId: number;
  readonly balanceId: number;
  readonly detailsId: number;
  readonly amount: Money;
  readonly sender: Sender;
  readonly from: string | null;
  readonly to: string;
}>('account-details-payment#state-change');

/** Money that somebody sent is on a balance, whatever way it came. */
export const arrivalCredited = event<{ readonly arrivalId: string }>('incoming-transfer#credited');

interface SwiftFacts {
  /** The message itself says the rest, and never changes. */
  readonly messageId: number;
  readonly paymentId: number;
  readonly profileId: number;
  readonly accountId: number;
}

/** A Swift message came in; its money is not on the balance yet. */
export const swiftReceived = event<SwiftFacts>('swift#message-received');

/** The money of a Swift message is about to be on the balance. */
export const swiftCredited = event<SwiftFacts>('swift-in#credit');

/**
 * A payment that came in is sent back. To partners it is a transfer, and they are told with the facts of one; the
 * recipient is the one that stands for the balance.
 */
export const paymentMoved = event<{
  readonly transferId: number;
  readonly profileId: number;
  readonly recipientId: number;
  readonly from: string | null;
  readonly to: string;
}>('transfers#state-change');
