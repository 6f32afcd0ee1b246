import type { Wordings } from './row.ts';

export const balanceWording: Wordings = {
  'balance.bad-amount': { code: 'NOT_VALID' },
  'balance.not-positive': { code: 'error.greaterThanZero' },
  'balance.unknown-currency': { code: 'CurrencyCode', path: 'currency' },
  'balance.unsupported-currency': { code: 'CurrencyCode', path: 'currency' },
  'balance.name-missing': { code: 'NOT_VALID', path: 'name' },
  'balance.unknown-type': { code: 'NOT_VALID', path: 'types' },
  'balance.not-found': { path: 'balanceId' },
  'balance.none-in-currency': { code: 'balance.not-found' },
  'balance.already-exists': { path: 'currency' },
  'balance.limit-exceeded': { path: 'amount' },
  'balance.profile-not-verified': { code: 'profile.not-verified', path: 'profileId' },
};
