import type { Wordings } from './row.ts';

export const statementWording: Wordings = {
  'statement.other-currency': { code: 'NOT_VALID', path: 'currency' },
  'statement.inverted-interval': { code: 'INVALID_INTERVAL', path: 'intervalStart' },
  'statement.interval-too-long': { code: 'INVALID_INTERVAL', path: 'intervalEnd' },
  'statement.account-not-found': { path: 'accountId' },
};
