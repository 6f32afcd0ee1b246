import { type CurrencyCode, type Instant, type Money, table } from '../kernel/index.ts';
import type { QuoteStatus } from '../lifecycles/quote.ts';

export const payOuts = ['BANK_TRANSFER', 'BALANCE', 'SWIFT', 'SWIFT_OUR', 'ALIPAY', 'INTERAC'] as const;
export type PayOut = (typeof payOuts)[number];

/** What one way of paying costs. All in the source currency. */
export interface Fee {
  readonly transferwise: Money;
  readonly payIn: Money;
  readonly discount: Money;
  readonly partner: Money;
  /** Tax on the transfer, contained in none of the others. */
  readonly tax: Money;
  /** What the sender pays beyond the converted amount: all of the above, less the discount. */
  readonly total: Money;
}

/** One way to pay for a quote, with its price. */
export interface PaymentOption {
  readonly payIn: string;
  readonly payOut: PayOut;
  readonly payInProduct: string;
  readonly priceSetId: number;
  readonly disabledReason: { readonly code: string; readonly message: string } | null;
  /** What the sender pays in all: converted amount and fee. */
  readonly source: Money;
  readonly target: Money;
  readonly fee: Fee;
  /** With all the decimals of the formula. */
  readonly unroundedAmountToConvert: string;
  /** The fee as a share of what the sender pays, to four decimals. */
  readonly feeShare: number;
  readonly deferredFee: Money | null;
  readonly deliveryAt: Instant;
  readonly delivery: string;
}

export interface PricingOverride {
  readonly type: 'OVERRIDE';
  readonly variable: number;
  readonly fixed: number;
}

export interface Notice {
  readonly text: string;
  readonly link: string | null;
  readonly type: 'WARNING' | 'INFO' | 'BLOCKED';
}

/**
 * What a price follows from: all there is of a quote that belongs to nobody. The prices themselves are worked out when
 * they are asked for (`optionsOf`): a score of them weighs twenty times what they follow from.
 */
export interface PricedQuote {
  readonly clientId: string;
  readonly source: CurrencyCode;
  readonly target: CurrencyCode;
  readonly side: 'SOURCE' | 'TARGET';
  /** The amount that was given, on `side`. */
  readonly amount: Money;
  readonly rate: number;
  readonly payOut: PayOut;
  /** What was asked for, which a recipient may overrule. */
  readonly preferredPayOut: PayOut | null;
  readonly preferredPayIn: string | null;
  readonly payInCountry: string | null;
  readonly payOutCountry: string | null;
  readonly recipientId: number | null;
  /** Whether the recipient is the sender. */
  readonly toSelf: boolean;
  readonly transferNature: string | null;
  readonly pricing: PricingOverride | null;
  /** In the source currency; null for none. */
  readonly discount: Money | null;
  /** The recipient's type, where there is one: delivery depends on it. */
  readonly payeeType: string | null;
  /** Whether the owner could pay out of, and into, a balance when it was priced. */
  readonly balances: { readonly source: boolean; readonly target: boolean };
  /** When it was priced: at its creation, or by its last update. */
  readonly pricedAt: Instant;
  /** Names the decision that set the prices. */
  readonly priceDecision: string;
  readonly notices: readonly Notice[];
  readonly createdAt: Instant;
  readonly rateAt: Instant;
  readonly rateExpiresAt: Instant;
  readonly expiresAt: Instant;
}

/** A price, good for half an hour. */
export interface Quote extends PricedQuote {
  readonly id: string;
  readonly status: QuoteStatus;
  readonly userId: number;
  readonly profileId: number;
  /** A short id, for clients that know no other; null for most. */
  readonly number: number | null;
  /** The transfer made of it was called off: it no longer counts among the open ones. */
  readonly released: boolean;
}

export const quotes = table<Quote>()('quotes', {
  byProfile: { key: quote => quote.profileId },
  byNumber: { key: quote => quote.number ?? undefined, unique: true },
  /** Made into transfers that nobody has paid for. */
  unpaid: { key: quote => (quote.status === 'ACCEPTED' && !quote.released ? quote.profileId : undefined) },
});
