import type { Wording, Wordings } from './row.ts';

/** A funding that is refused has the form of one that was tried and failed. */
const rejected = (errorCode: string): Wording => ({
  body: ({ type }) => ({ type: type ?? null, status: 'REJECTED', errorCode, errorMessage: null }),
});

export const fundingWording: Wordings = {
  'funding.unknown-type': { code: 'NOT_VALID', path: 'type' },
  'funding.transfer-not-found': rejected('transfer.not-found'),
  'funding.not-accessible': rejected('transfer.not-accessible-for-user'),
  'funding.invalid-state': rejected('transfer.invalid-state'),
  'funding.no-balance': rejected('balance.payment-option-unavailable'),
  'funding.bulk-not-enabled': rejected('trustedprefundbulk.payment-option-unavailable'),
  'funding.not-initiated': rejected('payment.not-found'),
  'funding.reference-missing': { code: 'NotNull', path: 'partnerReference' },
  'funding.bank-transfer-not-offered': rejected('bank_transfer.payment-option-unavailable'),
};
