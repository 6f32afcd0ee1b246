import type { Wordings } from './row.ts';

export const movementWording: Wordings = {
  'movement.no-wish': { code: 'NotNull', path: 'amount' },
  'movement.two-wishes': { code: 'NOT_VALID', path: 'amount' },
  'movement.same-balance': { code: 'balance.same-balance', path: 'targetBalanceId' },
  'movement.wrong-payout': { code: 'quote.invalid-payout', path: 'quoteId' },
};
