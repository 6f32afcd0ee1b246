import type { RefusalRow } from './row.ts';

export const payinRefusals = {
  'payin.currency-not-supported': { kind: 'invalid', message: 'No account takes {currency} by bank transfer' },
  'payin.unknown-session': {
    kind: 'malformed',
    message: 'Invalid request to create payment for session {payinSessionId}.',
  },
  'payin.paynow-not-allowed': {
    kind: 'invalid',
    message: 'Only a transfer that waits to be paid in Singapore dollars can be paid by PayNow',
  },
} as const satisfies Record<string, RefusalRow>;
