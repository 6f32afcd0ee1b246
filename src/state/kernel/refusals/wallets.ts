import type { RefusalRow } from './row.ts';

/** Cards in wallets. */
export const walletRefusals = {
  'payment-token.not-found': { kind: 'unknown', message: 'Payment Token Unique Reference does not exist' },
  'payment-token.forbidden': { kind: 'forbidden', message: 'Operation is unauthorized' },
  'payment-token.wrong-status': { kind: 'conflict', message: 'The payment token is {status} and cannot {move}' },
  'payment-token.card-not-active': { kind: 'invalid', message: 'A card that is {status} cannot be put into a wallet' },
  'payment-token.bad-certificates': {
    kind: 'malformed',
    message: 'must be at least two certificates: DER, written in base64',
  },
  'payment-token.bad-nonce': { kind: 'malformed', message: 'must be hexadecimal' },
} as const satisfies Record<string, RefusalRow>;
