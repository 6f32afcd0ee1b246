/** How an attempt to pay ended. */
export interface Funding {
  readonly type: string;
  /** `created` is a payment that was taken down and has not been made. */
  readonly outcome: 'completed' | 'created' | 'rejected';
  /** Why it was not completed. */
  readonly reason: 'transfer.insufficient_funds' | 'trustedprefundbulk.limit-reached' | null;
  /** The payment it made. */
  readonly paymentId: number | null;
}
