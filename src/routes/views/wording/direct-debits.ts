import type { Wordings } from './row.ts';

export const directDebitWording: Wordings = {
  'debit.unknown-currency': { code: 'NOT_VALID', path: 'currency' },
  'debit.currency-mismatch': { code: 'NOT_VALID', path: 'currency' },
  'debit.bad-routing-number': { code: 'NOT_VALID', path: 'details.routingNumber' },
  'debit.bad-account-number': { code: 'NOT_VALID', path: 'details.accountNumber' },
  'debit.account-not-found': { path: 'accountId' },
};
