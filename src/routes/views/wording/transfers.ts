import type { Wordings } from './row.ts';

export const transferWording: Wordings = {
  'transfer.quote-used': { code: 'NOT_VALID', path: 'quoteUuid' },
  'transfer.quote-expired': { code: 'NOT_VALID', path: 'quoteUuid' },
  'transfer.quote-blocked': { code: 'NOT_VALID', path: 'quoteUuid' },
  'transfer.sender-undescribed': { code: 'profile.incomplete', path: 'profile' },
  'transfer.approval-missing': { code: 'NOT_VALID', path: 'quoteUuid' },
  'transfer.currency-mismatch': { code: 'NOT_VALID' },
  'transfer.recipient-unconfirmed': { code: 'INVALID_RECIPIENT' },
  'transfer.address-missing': { code: 'INVALID_RECIPIENT' },
  'transfer.not-cancellable': { code: 'transfer.cancellation.not.allowed' },
  'transfer.wrong-status': { code: 'wrong_status' },
  'transfer.suspended': { code: 'wrong_status' },
  'transfer.stays-inside': { code: 'wrong_status' },
  'transfer.not-simulated': { code: 'wrong_status' },
  'transfer.inconsistent-page': { code: 'inconsistent.pagination', path: 'offset' },
};
