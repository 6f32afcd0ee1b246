import type { Card } from '../cards/index.ts';
import type { Money } from '../kernel/index.ts';
import type { CardFee, CardTransactionType, Entry, Merchant } from './record.ts';

/** Why a payment is declined: the codes that partners see. */
export interface Decline {
  readonly reason: string;
  readonly detail: string | null;
}

/** What a merchant's bank asks for. */
export interface Purchase {
  readonly type: CardTransactionType;
  readonly entry: Entry;
  /** Without fees. */
  readonly amount: Money;
  readonly fees: readonly CardFee[];
  readonly merchant: Merchant;
  /** False for a pre-authorisation. */
  readonly confirmed: boolean;
  /** What the cardholder or the merchant got wrong. */
  readonly wrong: 'PIN' | 'CVV' | 'EXPIRY_DATE' | null;
  /** A decline that a tester wants, whatever speaks for the payment. */
  readonly forced: Decline | null;
  readonly refundOf: number | null;
}

/** A purchase with a card, about to be judged. */
export interface Attempt {
  readonly card: Card;
  readonly purchase: Purchase;
  /** With its fees. */
  readonly total: Money;
}

const CASH_MACHINE = '6011';

export const isCash = ({ type }: { readonly type: CardTransactionType }): boolean =>
  type === 'CASH_WITHDRAWAL' || type === 'CASH_ADVANCE';

/** A merchant who only wants to know whether the card is good. */
export const isCardCheck = ({
  amount,
  unit,
  mcc,
}: {
  readonly amount: Money;
  readonly unit: Money;
  readonly mcc: string;
}): boolean => mcc !== CASH_MACHINE && (amount.amountMinor === 0 || amount.amountMinor === unit.amountMinor);

/** Whether a PIN is asked for, and by the issuer judged. */
export const usesPin = ({ entry, type }: Pick<Purchase, 'entry' | 'type'>): boolean =>
  entry === 'CHIP' && type !== 'REFUND' && type !== 'ACCOUNT_CREDIT' && type !== 'CREDIT_TRANSACTION';
