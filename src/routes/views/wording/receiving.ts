import type { Wordings } from './row.ts';

const invalidReturn = { code: 'error.payment-return.invalid' };
const notValid = { code: 'not.valid' };

export const receivingWording: Wordings = {
  'details.not-offered': { code: 'account-details.not-supported', path: 'currency' },
  'details.profile-not-verified': { code: 'profile.not-verified', path: 'profileId' },
  'details.jar': { code: 'account-details.not-supported', path: 'targetAccountId' },
  'details.none': notValid,
  'details.not-importable': notValid,
  'details.not-international': notValid,
  'details.unknown-account': notValid,
  'details.other-currency': notValid,
  'payment.incomplete': notValid,
  'payment.unknown-currency': notValid,
  'payment.bad-amount': notValid,
  'payment.not-positive': notValid,
  'payment.negative': notValid,
  'payment.not-found': { code: 'error.payment.not-found' },
  'payment.reason-missing': invalidReturn,
  'payment.not-returnable': invalidReturn,
  'payment.returned-already': invalidReturn,
  'payment.balance-closed': { ...invalidReturn, status: 400 },
};
