import type { RefusalRow } from './row.ts';

/** What statements refuse. */
export const statementRefusals = {
  'statement.other-currency': { kind: 'malformed', message: 'The balance is in {held} and not in {currency}' },
  'statement.inverted-interval': { kind: 'malformed', message: 'intervalStart must not be after intervalEnd' },
  'statement.interval-too-long': { kind: 'malformed', message: 'The interval must not be longer than {days} days' },
  'statement.account-not-found': { kind: 'unknown', message: 'The profile has no account {accountId}' },
} as const satisfies Record<string, RefusalRow>;
