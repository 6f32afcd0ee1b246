/** What a caller asks of a price, before any of it is checked. Absent and null are the same. */
export interface QuoteCommand {
  readonly sourceCurrency: string;
  readonly targetCurrency: string;
  /** In whole units, as written; exactly one of the two. */
  readonly sourceAmount: number | null;
  readonly targetAmount: number | null;
  readonly recipientId: number | null;
  readonly contactId: string | null;
  readonly payOut: string | null;
  readonly preferredPayIn: string | null;
  readonly transferNature: string | null;
  readonly pricing: PricingWish | null;
}

/** A price override as written; a value that is missing makes it invalid. */
export interface PricingWish {
  readonly type: string | null;
  readonly variable: number | null;
  readonly fixed: number | null;
}

/** What is to change of a quote: absent leaves it, null takes it away. */
export interface QuoteChanges {
  readonly recipientId?: number | null;
  readonly payOut?: string | null;
  readonly transferNature?: string | null;
  readonly pricing?: PricingWish | null;
}
