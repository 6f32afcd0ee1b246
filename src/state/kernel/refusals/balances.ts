import type { RefusalRow } from './row.ts';

/** What balances refuse. */
export const balanceRefusals = {
  'balance.bad-amount': {
    kind: 'malformed',
    message: 'must be a number with at most {digits} decimals in {currency}, and less than a trillion',
  },
  'balance.negative-amount': { kind: 'malformed', message: 'must not be less than 0' },
  'balance.not-positive': { kind: 'malformed', message: 'must be greater than 0' },
  'balance.unknown-currency': { kind: 'malformed', message: '{currency} is not the code of a currency' },
  'balance.unsupported-currency': { kind: 'malformed', message: 'No balance can be held in {currency}' },
  'balance.name-missing': { kind: 'malformed', message: 'A jar (type SAVINGS) needs a name' },
  'balance.unknown-type': { kind: 'malformed', message: 'must be a comma-separated list of STANDARD and SAVINGS' },
  'balance.not-found': { kind: 'unknown', message: 'The profile has no balance {balanceId}' },
  'balance.account-missing': { kind: 'unknown', message: 'The profile has no multi-currency account' },
  'balance.account-not-found': { kind: 'unknown', message: 'No multi-currency account has the id {accountId}' },
  'balance.nobody-named': { kind: 'malformed', message: 'Either a profileId or a country is required' },
  'balance.none-in-currency': { kind: 'invalid', message: 'The profile has no balance in {currency}' },
  'balance.already-exists': { kind: 'invalid', message: 'The profile already has a STANDARD balance in {currency}' },
  'balance.profile-not-verified': {
    kind: 'invalid',
    message: 'The profile must be verified before a balance can be opened',
  },
  'balance.profile-not-eligible': {
    kind: 'invalid',
    message: 'The profile cannot have a multi-currency account: {code}',
  },
  'balance.not-empty': { kind: 'invalid', message: 'The balance still holds or reserves money' },
  'balance.closed': { kind: 'conflict', message: 'The balance is closed already' },
  'balance.not-operable': { kind: 'invalid', message: 'The balance is invested and cannot be operated on' },
  'balance.currency-mismatch': {
    kind: 'invalid',
    message: 'The amount is in {currency}, which is not the currency of balance {balanceId}',
  },
  'balance.insufficient-funds': { kind: 'invalid', message: 'The balance does not have enough funds' },
  'balance.negative-overdraft': { kind: 'malformed', message: 'must not be less than 0' },
  'balance.overdraft-in-use': { kind: 'conflict', message: 'More than that is in use of the overdraft' },
  'balance.limit-exceeded': { kind: 'invalid', message: 'A balance cannot hold that much' },
} as const satisfies Record<string, RefusalRow>;
