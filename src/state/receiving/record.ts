import { type CurrencyCode, type Instant, type Money, table } from '../kernel/index.ts';
import type { AccountDetailsStatus } from '../lifecycles/account-details.ts';
import type { AccountDetailsOrderStatus } from '../lifecycles/account-details-order.ts';
import type { IncomingPaymentStatus } from '../lifecycles/incoming-payment.ts';
import type { PaymentReturnStatus } from '../lifecycles/payment-return.ts';

/** The numbers under which a balance receives money. A balance may have several sets of them. */
export interface AccountDetails {
  readonly id: number;
  readonly status: AccountDetailsStatus;
  readonly profileId: number;
  readonly balanceId: number;
  readonly currency: CurrencyCode;
  /** The country's own account number; null where there is an IBAN and nothing else. */
  readonly accountNumber: string | null;
  readonly iban: string | null;
  readonly createdAt: Instant;
}

const isOpen = ({ status }: AccountDetails): boolean => status !== 'closed';

export const accountDetails = table<AccountDetails>()('account-details', {
  byProfile: { key: details => (isOpen(details) ? details.profileId : undefined) },
  byBalance: { key: details => (isOpen(details) ? details.balanceId : undefined) },
  /** Those that senders should be given. */
  inUse: { key: details => (details.status === 'active' ? details.balanceId : undefined) },
  byIban: { key: details => (isOpen(details) ? (details.iban ?? undefined) : undefined) },
  byAccountNumber: {
    key: details => (isOpen(details) ? (details.accountNumber?.replaceAll('-', '') ?? undefined) : undefined),
  },
});

export type RequirementStatus = 'PENDING_USER' | 'PENDING_TW' | 'DONE';

/** What must be met before details are issued. */
export interface Requirement {
  readonly type: 'VERIFICATION' | 'TOP_UP';
  readonly status: RequirementStatus;
}

/** A wish for account details in a currency. */
export interface AccountDetailsOrder {
  readonly id: string;
  readonly status: AccountDetailsOrderStatus;
  readonly profileId: number;
  readonly currency: CurrencyCode;
  readonly requirements: readonly Requirement[];
  /** What was issued; null before that. */
  readonly detailsId: number | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const orders = table<AccountDetailsOrder>()('account-details-orders', {
  byProfile: { key: order => order.profileId },
  byCurrency: { key: order => `${order.profileId}:${order.currency}` },
  pending: { key: order => (order.status.startsWith('PENDING') ? order.profileId : undefined) },
});

/** Who sent money, as far as the message that brought it says. */
export interface Sender {
  readonly name: string;
  readonly account: string;
  /** A BIC, or whatever the sender's country has in its place. */
  readonly bankCode: string;
  readonly address: string | null;
}

/** Money that somebody sent to account details. Its ledger entries are `incoming-payment:{id}`. */
export interface IncomingPayment {
  /** From the same sequence as transfers, since partners see it as one. */
  readonly id: number;
  /** The name under which the money's arrival is told whatever way it came. */
  readonly arrivalId: string;
  readonly status: IncomingPaymentStatus;
  readonly profileId: number;
  readonly balanceId: number;
  readonly detailsId: number;
  readonly amount: Money;
  readonly rail: 'LOCAL' | 'SWIFT';
  readonly sender: Sender;
  /** What the sender wrote. */
  readonly reference: string | null;
  readonly createdAt: Instant;
}

export const incomingPayments = table<IncomingPayment>()('incoming-payments', {
  byBalance: { key: payment => payment.balanceId },
});

/** What ledger entries of a payment are filed under. */
export const subjectOf = ({ id }: Pick<IncomingPayment, 'id'>): string => `incoming-payment:${id}`;

export type ReturnReason =
  | 'INCORRECT_ACCOUNT_NUMBER'
  | 'CLOSED_ACCOUNT'
  | 'BLOCKED_ACCOUNT'
  | 'CANCELLATION_REQUEST'
  | 'REGULATORY'
  | 'CUSTOMER_REQUEST';

/** A wish to send a payment back. There is one per payment at most. */
export interface PaymentReturn {
  readonly id: string;
  readonly status: PaymentReturnStatus;
  readonly paymentId: number;
  readonly balanceId: number;
  readonly reason: ReturnReason | null;
  readonly createdAt: Instant;
}

export const paymentReturns = table<PaymentReturn>()('payment-returns', {
  byPayment: { key: ({ paymentId }) => paymentId, unique: true },
  /** Not debited yet, for want of money. */
  waiting: { key: ({ status, balanceId }) => (status === 'outgoing_payment_sent' ? balanceId : undefined) },
});

export interface PostalAddress {
  readonly line: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  /** Two letters. */
  readonly country: string | null;
}

/** One side of a Swift payment. */
export interface Party {
  readonly name: string;
  readonly account: string;
  readonly bic: string | null;
  readonly address: PostalAddress | null;
}

/** What a bank on the way kept for itself. */
export interface Charge {
  readonly amount: Money;
  /** The bank's BIC. */
  readonly agent: string;
}

/** The Swift message that brought a payment. */
export interface SwiftMessage {
  readonly id: number;
  readonly paymentId: number;
  readonly profileId: number;
  /** The payment's name on its whole way. */
  readonly uetr: string;
  readonly settled: Money;
  /** What the sender ordered: what was settled, and the charges taken in the same currency. */
  readonly instructed: Money;
  readonly charges: readonly Charge[];
  readonly beneficiary: Party;
  readonly sender: Party;
  /** BICs of the banks it came through, the first one first. */
  readonly previousAgents: readonly string[];
  readonly reference: string | null;
  readonly receivedAt: Instant;
}

export const swiftMessages = table<SwiftMessage>()('swift-messages', {
  byPayment: { key: message => message.paymentId, unique: true },
});
