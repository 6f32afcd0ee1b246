import type { RefusalRow } from './row.ts';

/** What paying for a transfer refuses. A shortfall is not among it: that is an outcome, and may be tried again. */
export const fundingRefusals = {
  'funding.unknown-type': { kind: 'malformed', message: 'must be one of {known}' },
  'funding.transfer-not-found': { kind: 'unknown', message: 'No transfer has the id {transferId}' },
  'funding.not-accessible': { kind: 'forbidden', message: 'The transfer {transferId} is not one of this profile' },
  'funding.invalid-state': { kind: 'invalid', message: 'A transfer that is {status} cannot be paid for' },
  'funding.no-balance': { kind: 'invalid', message: 'The profile has no balance in {currency} that can pay' },
  'funding.bulk-not-enabled': { kind: 'invalid', message: 'Bulk settlement is not enabled for this client' },
  'funding.not-initiated': { kind: 'unknown', message: 'The payment was not initiated' },
  'funding.reference-missing': { kind: 'malformed', message: 'must not be null' },
  'funding.bulk-not-found': { kind: 'unknown', message: 'The transfer {transferId} was not paid for in bulk' },
  'funding.bulk-wrong-status': {
    kind: 'invalid',
    message: 'A bulk payment that is {status} cannot take this step: {move}',
  },
  'funding.bank-transfer-not-offered': { kind: 'invalid', message: 'Only batch groups are paid by bank transfer' },
} as const satisfies Record<string, RefusalRow>;
