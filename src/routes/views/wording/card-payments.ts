import type { Wordings } from './row.ts';

export const cardPaymentWording: Wordings = {
  'transaction.not-found': { code: 'NOT_FOUND', path: 'transactionId' },
  'transaction.too-old': { code: 'card.transaction.too.old' },
  'transaction.inverted-range': { code: 'NOT_VALID', path: 'fromCreationTime' },
  'transaction.bad-moment': { code: 'NOT_VALID' },
  'transaction.bad-kind': { code: 'NOT_VALID' },
  'transaction.bad-category': { code: 'NOT_VALID', path: 'mcc' },
  'transaction.wrong-card': { code: 'NOT_VALID', path: 'cardNumber' },
  'transaction.bad-reference': { code: 'NOT_VALID', path: 'ref' },
  'transaction.unmatched': { code: 'NOT_FOUND', path: 'ref' },
  'transaction.other-kind': { code: 'NOT_VALID', path: 'transactionType' },
  'transaction.other-currency': { code: 'NOT_VALID', path: 'amount.currency' },
  'transaction.nothing-to-reverse': { code: 'NOT_VALID', path: 'amount.value' },
  'transaction.not-simulated': { code: 'NOT_VALID', path: 'ref' },
  'transaction.wrong-status': { code: 'NOT_VALID', path: 'ref' },
  'challenge.not-found': { code: 'NOT_FOUND', path: 'transactionReference' },
  'challenge.expired': { code: 'challenge.expired', path: 'transactionReference' },
};
