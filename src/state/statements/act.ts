import type { Balance } from '../balances/index.ts';
import type { Instant, Money, World } from '../kernel/index.ts';

/** What money was booked for, as far as the ledger knows: one business act on one balance. */
export interface Posted {
  readonly balance: Balance;
  readonly at: Instant;
  /** What the ledger has it filed under: `transfer` and `2148000001` of `transfer:2148000001`. */
  readonly kind: string;
  readonly id: string;
  /** The business act, e.g. `transfer funding`. */
  readonly reason: string;
  /** Less than zero where money left; with the fees that were booked on the balance itself. */
  readonly amount: Money;
  /** The fees among it that were booked on the balance itself. */
  readonly bookedFees: Money;
  /** What the balance held afterwards. */
  readonly after: Money;
  /** The ledger entry it began with. */
  readonly entryId: number;
}

/** As the contract tells kinds of lines apart. */
export type ActType =
  | 'CARD'
  | 'CONVERSION'
  | 'DEPOSIT'
  | 'TRANSFER'
  | 'MONEY_ADDED'
  | 'INCOMING_CROSS_BALANCE'
  | 'OUTGOING_CROSS_BALANCE'
  | 'DIRECT_DEBIT'
  | 'BALANCE_INTEREST'
  | 'BALANCE_ADJUSTMENT'
  | 'UNKNOWN'
  | 'ACCRUAL_CHARGE'
  | 'INVESTMENT_TRADE_ORDER'
  | 'ACQUIRING_PAYMENT'
  | 'CARD_CASHBACK'
  | 'CARD_ORDER_CHECKOUT';

/** Which sentence says it; the words are a view's. */
export type Saying =
  | 'sent'
  | 'refunded'
  | 'received'
  | 'returned'
  | 'added'
  | 'converted'
  | 'moved-out'
  | 'moved-in'
  | 'card-spent'
  | 'debited'
  | 'charged'
  | 'unknown';

/** Whom money went to or came from. */
export interface Party {
  readonly name: string;
  /** The number of their account, where it is known. */
  readonly account: string | null;
}

export interface Exchange {
  /** What was exchanged, without the fee. */
  readonly from: Money;
  readonly to: Money;
  readonly rate: number;
  /** In the currency of `from`. */
  readonly fee: Money;
}

/** What a card was used for. */
export interface CardUse {
  readonly original: Money;
  readonly merchant: {
    readonly name: string;
    readonly firstLine: string | null;
    readonly postCode: string;
    readonly city: string;
    readonly state: string;
    readonly country: string;
    readonly category: string;
  };
  readonly lastFour: string;
  readonly holder: string;
}

/** What a line of a statement was about. What does not apply is left out. */
export interface Act {
  readonly type: ActType;
  readonly saying: Saying;
  /** `TRANSFER-2148000001` */
  readonly reference: string;
  /** Contained in the amount, and in its currency; what was booked as a fee of its own is counted already. */
  readonly fees?: Money;
  readonly counterparty?: Party;
  readonly paymentReference?: string | null;
  readonly exchange?: Exchange;
  readonly card?: CardUse;
}

/** Describes what was booked for one kind of record; undefined when it does not know the act. */
export type Describer = (world: World, posted: Posted) => Act | undefined;
