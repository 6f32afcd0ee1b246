import type { Wordings } from './row.ts';

export const disputeWording: Wordings = {
  'dispute.not-found': { code: 'NOT_FOUND', path: 'disputeId' },
  'dispute.unknown-reason': { code: 'NOT_FOUND', path: 'reason' },
  'dispute.too-wide': { code: 'NOT_VALID', path: 'reason' },
  'dispute.no-transaction': { code: 'NOT_FOUND', path: 'transactionId' },
  'dispute.single-transaction': { code: 'NOT_VALID' },
  'dispute.wrong-scheme': { code: 'NOT_VALID' },
  'dispute.no-email': { code: 'NOT_VALID' },
  'dispute.no-file': { code: 'NotNull', path: 'receipt' },
  'dispute.wrong-file-type': { code: 'NOT_VALID' },
  'dispute.not-withdrawable': { path: 'status' },
};
