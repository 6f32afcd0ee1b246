import type { Wordings } from './row.ts';

export const balanceWording: Wordings = {
  'balance.bad-amount': { code: 'NOT_VALID' },
  'balance.negative-amount': { code: 'NOT_VALID' },
  'balance.not-positive': { code: 'error.greaterThanZero' },
  'balance.unknown-currency': { code: 'CurrencyCode', path: 'currency' },
  'balance.unsupported-currency': { code: 'CurrencyCode', path: 'currency' },
  'balance.name-missing': { code: 'NOT_VALID', path: 'name' },
  'balance.unknown-type': { code: 'NOT_VALID', path: 'types' },
  'balance.not-found': { path: 'balanceId' },
  'balance.account-missing': { code: 'balance.account-not-found', path: 'profileId' },
  'balance.account-not-found': { path: 'borderlessAccountId' },
  'balance.nobody-named': { code: 'NotNull', path: 'profileId' },
  'balance.negative-overdraft': { code: 'NOT_VALID' },
  'balance.none-in-currency': { code: 'balance.not-found' },
  'balance.already-exists': { path: 'currency' },
  'balance.limit-exceeded': { path: 'amount' },
  'balance.profile-not-eligible': { code: 'profile.not-eligible', path: 'profileId' },
  'balance.profile-not-verified': { code: 'profile.not-verified', path: 'profileId' },
};
