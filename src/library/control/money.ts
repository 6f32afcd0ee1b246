import { at, type Id, type Send } from './send.ts';

export interface Rate {
  readonly source: string;
  readonly target: string;
  readonly rate: number;
}

export const rates = (send: Send) => ({
  /** Sets a mid-market rate. */
  set: (wish: Rate) => send<Rate>('POST', at`/rates`, wish),
});

export interface PayinWish {
  readonly profileId: number;
  readonly amount: number;
  readonly currency: string;
  /** A number of theirs. */
  readonly account?: string;
  readonly rail?: 'LOCAL' | 'SWIFT';
  readonly reference?: string;
  readonly sender?: {
    readonly name?: string;
    readonly account?: string;
    readonly bankCode?: string;
    readonly address?: string;
  };
}

export interface Payin {
  readonly paymentId: number;
  readonly profileId: number;
  readonly balanceId: number;
  readonly accountDetailsId: number;
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
  readonly rail: 'LOCAL' | 'SWIFT';
}

export const payins = (send: Send) => ({
  /** Money arrives on account details. */
  create: (wish: PayinWish) => send<Payin>('POST', at`/payins`, wish),
});

export interface Notice {
  readonly type: 'WARNING' | 'INFO' | 'BLOCKED';
  readonly text: string;
  readonly link: string | null;
}

export const quotes = (send: Send) => ({
  /** Of a quote that is `BLOCKED` no transfer is made. */
  addNotice: (id: string, wish: Omit<Notice, 'link'> & { readonly link?: string }) =>
    send<{ readonly quoteId: string; readonly notices: readonly Notice[] }>('POST', at`/quotes/${id}/notices`, wish),
});

export interface OverdraftWish {
  readonly profileId: number;
  readonly amount: number;
  readonly currency: string;
}

export interface Overdraft {
  readonly profileId: number;
  readonly limit: { readonly value: number; readonly currency: string };
}

export const overdrafts = (send: Send) => ({
  /** How far a profile may overdraw its balances. */
  set: (wish: OverdraftWish) => send<Overdraft>('POST', at`/overdrafts`, wish),
});

export interface Merchant {
  readonly name?: string;
  readonly city?: string;
  /** Two letters. */
  readonly country?: string;
  readonly postCode?: string;
  readonly state?: string | null;
}

export interface CardPaymentWish {
  readonly amount: number;
  readonly currency: string;
  readonly type?:
    | 'POS_PURCHASE'
    | 'ECOM_PURCHASE'
    | 'CASH_WITHDRAWAL'
    | 'CASH_ADVANCE'
    | 'ACCOUNT_FUNDING'
    | 'REFUND'
    | 'ACCOUNT_CREDIT'
    | 'CREDIT_TRANSACTION';
  readonly entry?: 'CHIP' | 'ECOM' | 'ECOM_3DS' | 'CONTACTLESS' | 'MAGSTRIPE' | 'WALLET';
  readonly mcc?: number;
  readonly merchant?: Merchant;
  readonly fees?: readonly {
    readonly amount: number;
    readonly type: 'ATM_WITHDRAWAL' | 'ATM_MACHINE' | 'ATM_ACQUIRER';
  }[];
  readonly preAuthorisation?: boolean;
  readonly wrong?: 'PIN' | 'CVV' | 'EXPIRY_DATE';
  readonly declineReason?: string;
  readonly declineDetail?: string | null;
}

export interface ChallengeWish {
  readonly amount: number;
  readonly currency: string;
  readonly mcc?: number;
  readonly merchant?: Merchant & { readonly url?: string | null };
  readonly channel?: 'browser' | 'app';
  /** In seconds. */
  readonly expiresAfter?: number;
}

/** A record of a card transaction or challenge; what else it holds is for its lifecycle's page to say. */
export interface CardRecord {
  readonly id: Id;
  readonly status: string;
  readonly [field: string]: unknown;
}

export interface PaymentToken {
  readonly paymentTokenUniqueReference: string;
  readonly cardToken: string;
  readonly walletName: 'GOOGLE_PAY' | 'APPLE_PAY';
  readonly provisioningStatus: string;
}

export type RequirementType = 'PIN' | 'VERIFICATION' | 'ADDRESS';
export type RequirementStatus = 'NOT_INITIATED' | 'NEEDS_ACTION' | 'PENDING' | 'COMPLETED' | 'FAILED';

/** Cards by their token. */
export const cards = (send: Send) => ({
  /** A merchant asks for money. */
  pay: (token: string, wish: CardPaymentWish) => send<CardRecord>('POST', at`/cards/${token}/transactions`, wish),
  /** Gives back what was paid. */
  refund: (transactionId: Id, wish: { readonly amount: number; readonly currency: string }) =>
    send<CardRecord>('POST', at`/card-transactions/${transactionId}/refunds`, wish),
  /** A purchase online asks its cardholder first; the record's id is the challenge's reference. */
  challenge: (token: string, wish: ChallengeWish) => send<CardRecord>('POST', at`/cards/${token}/3ds-challenges`, wish),
  /** Raises a provisioning that the partner must answer. */
  provision: (token: string, wish?: { readonly wallet?: 'GOOGLE_PAY' | 'APPLE_PAY' }) =>
    send<PaymentToken>('POST', at`/cards/${token}/manual-provisioning`, wish),
  /** Lets the next kiosk turn the card down. */
  failAtKiosk: (token: string, wish: { readonly errorCode: string }) =>
    send<CardRecord>('POST', at`/cards/${token}/kiosk-errors`, wish),
  /** Sets where a requirement of an order stands. */
  setOrderRequirement: (orderId: Id, type: RequirementType, wish: { readonly status: RequirementStatus }) =>
    send<CardRecord>('PUT', at`/card-orders/${orderId}/requirements/${type}`, wish),
});
