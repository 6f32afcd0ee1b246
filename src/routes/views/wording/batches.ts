import type { Wordings } from './row.ts';

export const batchWording: Wordings = {
  'batch.bad-name': { code: 'NOT_VALID', path: 'name' },
  'batch.unknown-currency': { code: 'CurrencyCode', path: 'sourceCurrency' },
  'batch.version-mismatch': { path: 'version' },
  'batch.foreign-quote': { code: 'NOT_VALID', path: 'quoteUuid' },
  'batch.currency-mismatch': { code: 'NOT_VALID', path: 'quoteUuid' },
  'batch.transfer-elsewhere': { code: 'NOT_VALID', path: 'customerTransactionId' },
  'batch.no-balance': { code: 'balance.payment-option-unavailable' },
  'batch.insufficient-funds': { code: 'transfer.insufficient_funds' },
  'batch.bad-reference': { code: 'NOT_VALID', path: 'reference' },
  'batch.debit-currency-mismatch': { code: 'NOT_VALID', path: 'accountId' },
};
