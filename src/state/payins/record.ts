import { type Instant, type Money, table } from '../kernel/index.ts';

/** What a payer in Singapore needs to pay for a transfer with a phone: made when it is first asked for. */
export interface PayNowRequest {
  /** The transfer's pay-in session. */
  readonly id: string;
  readonly transferId: number;
  readonly profileId: number;
  /** What the payment must carry, so that it finds its transfer. */
  readonly reference: string;
  readonly amount: Money;
  readonly createdAt: Instant;
}

export const payNowRequests = table<PayNowRequest>()('paynow-requests', {});
