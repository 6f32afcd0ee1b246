import { type CurrencyCode, type Instant, table } from '../kernel/index.ts';
import type { BulkPaymentStatus } from '../lifecycles/bulk-payment.ts';

/** A transfer that its partner pays for later, with many others; its id is the transfer's. */
export interface BulkPayment {
  readonly id: number;
  readonly status: BulkPaymentStatus;
  readonly clientId: string;
  readonly currency: CurrencyCode;
  readonly partnerReference: string | null;
  /** The settlement it is part of. */
  readonly settlementId: number | null;
  /** What one unit of its currency is settled with, as its partner said. */
  readonly rate: number | null;
  /** The settlement that its refund is part of. */
  readonly refundSettlementId: number | null;
  readonly createdAt: Instant;
}

export const bulkPayments = table<BulkPayment>()('bulk-payments', {
  waiting: {
    key: ({ status, clientId, currency }) => (status === 'WAITING' ? waitingKey(clientId, currency) : undefined),
  },
});

export const waitingKey = (clientId: string, currency: CurrencyCode): string => `${clientId}:${currency}`;
