import { type Instant, type Money, type RelayAnswer, table } from '../kernel/index.ts';
import type { CardTransactionStatus } from '../lifecycles/card-transaction.ts';

export type CardTransactionType =
  | 'ACCOUNT_CREDIT'
  | 'ACCOUNT_FUNDING'
  | 'CASH_ADVANCE'
  | 'CASH_WITHDRAWAL'
  | 'CREDIT_TRANSACTION'
  | 'ECOM_PURCHASE'
  | 'POS_PURCHASE'
  | 'REFUND';

/** How the card was presented. */
export type Entry = 'CHIP' | 'ECOM' | 'ECOM_3DS' | 'CONTACTLESS' | 'MAGSTRIPE' | 'WALLET';

export type PinResult =
  | 'ONLINE_PIN_VALIDATED'
  | 'ONLINE_PIN_INVALID'
  | 'OFFLINE_PIN_VALIDATED'
  | 'OFFLINE_PIN_INVALID'
  | 'NOT_RECEIVED';

/** Asked on top of the amount: by Wise for a withdrawal, by the owner of the machine, or by the machine's bank. */
export interface CardFee {
  readonly type: 'ATM_WITHDRAWAL' | 'ATM_MACHINE' | 'ATM_ACQUIRER';
  /** In the transaction's currency. */
  readonly amount: Money;
}

export interface Merchant {
  readonly name: string;
  readonly city: string;
  /** Two letters, upper case. */
  readonly country: string;
  readonly postCode: string;
  readonly state: string | null;
  /** Four digits: the merchant category code. */
  readonly mcc: string;
}

/** The last thing that a merchant's bank did about it. */
export type CardStep = 'AUTH' | 'PARTIAL_REVERSAL' | 'FULL_REVERSAL' | 'CAPTURE';

/** One movement of a balance for a card payment: less than zero where what was set aside is given back. */
export interface CardDebit {
  readonly balanceId: number;
  /** The fee included: without it, times the rate, it is what is paid for. */
  readonly debited: Money;
  /** In the transaction's currency. */
  readonly paidFor: Money;
  readonly rate: number;
  /** For converting; in the balance's currency. */
  readonly fee: Money;
  readonly at: Instant;
}

export interface CardCredit {
  readonly balanceId: number;
  readonly credited: Money;
  readonly at: Instant;
}

/** A payment by card, or money coming back to one. Its ledger entries and its hold are `card-transaction:{id}`. */
export interface CardTransaction {
  readonly id: number;
  readonly status: CardTransactionStatus;
  readonly cardToken: string;
  readonly profileId: number;
  readonly clientId: string;
  readonly type: CardTransactionType;
  readonly entry: Entry;
  readonly declineReason: string | null;
  readonly declineDetail: string | null;
  /** What the partner answered when it was asked; absent from documents of before it could be. */
  readonly relayed?: RelayAnswer | null;
  /** What the merchant asks for, without fees: less or more once it is cleared. */
  readonly amount: Money;
  readonly fees: readonly CardFee[];
  readonly merchant: Merchant;
  readonly pin: PinResult;
  /** False for a pre-authorisation: a hotel's or a petrol station's guess. */
  readonly confirmed: boolean;
  readonly step: CardStep;
  /** When what is set aside is given back unless it was taken by then. */
  readonly purgeAt: Instant | null;
  readonly debits: readonly CardDebit[];
  readonly credits: readonly CardCredit[];
  /** Under which balances know of it; null while none was touched. */
  readonly booked: { readonly transactionId: number; readonly referenceId: string } | null;
  /** By what the merchant's bank refers to it. */
  readonly trace: {
    readonly stan: string;
    readonly schemeTransactionId: string;
    readonly retrievalReference: string;
  };
  /** Six digits; null where it was declined. */
  readonly approvalCode: string | null;
  /** The acquirer's reference, from clearing on. */
  readonly arn: string | null;
  /** The transaction that a refund gives back. */
  readonly refundOf: number | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export type CardTrace = CardTransaction['trace'];

export const traceKey = (cardToken: string, { stan, schemeTransactionId, retrievalReference }: CardTrace): string =>
  `${cardToken}:${stan}:${schemeTransactionId}:${retrievalReference}`;

export const cardTransactions = table<CardTransaction>()('card-transactions', {
  byCard: { key: transaction => transaction.cardToken, order: transaction => transaction.id },
  byTrace: { key: ({ cardToken, trace }) => traceKey(cardToken, trace) },
});

/** Money that goes to the cardholder. */
export const isCredit = ({ type }: Pick<CardTransaction, 'type'>): boolean =>
  type === 'REFUND' || type === 'ACCOUNT_CREDIT' || type === 'CREDIT_TRANSACTION';

export const subjectOf = (id: number): string => `card-transaction:${id}`;
