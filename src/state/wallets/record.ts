import { type Instant, table } from '../kernel/index.ts';
import type { PaymentTokenStatus } from '../lifecycles/payment-token.ts';

export type WalletName = 'APPLE_PAY' | 'GOOGLE_PAY';

/** What a wallet pays with in the place of a card. Its id is the reference by which the scheme knows it. */
export interface PaymentToken {
  readonly id: string;
  readonly status: PaymentTokenStatus;
  readonly cardToken: string;
  readonly wallet: WalletName;
  /** By which the scheme knows the card's number; null until the token is active. */
  readonly panReference: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const paymentTokens = table<PaymentToken>()('payment-tokens', {
  /** Without those that are gone from their wallets. */
  byCard: { key: token => (token.status === 'DEACTIVATED' ? undefined : token.cardToken) },
});
