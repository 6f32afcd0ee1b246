import type { RefusalRow } from './row.ts';

/** Cards in wallets. */
export const walletRefusals = {
  'wallet.not-found': { kind: 'unknown', message: 'Payment Token Unique Reference does not exist' },
  'wallet.forbidden': { kind: 'forbidden', message: 'Operation is unauthorized' },
  'wallet.wrong-status': { kind: 'conflict', message: 'The payment token is {status} and cannot {move}' },
  'wallet.card-not-active': { kind: 'invalid', message: 'A card that is {status} cannot be put into a wallet' },
  'wallet.bad-certificates': {
    kind: 'malformed',
    message: 'must be at least two certificates: DER, written in base64',
  },
  'wallet.bad-nonce': { kind: 'malformed', message: 'must be hexadecimal' },
} as const satisfies Record<string, RefusalRow>;
