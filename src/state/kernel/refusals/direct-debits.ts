import type { RefusalRow } from './row.ts';

/** What accounts for direct debits refuse. */
export const directDebitRefusals = {
  'debit.unknown-currency': { kind: 'malformed', message: 'must be one of {known}' },
  'debit.currency-mismatch': { kind: 'invalid', message: '{network} collects {currency} and nothing else' },
  'debit.bad-routing-number': { kind: 'invalid', message: 'is not a routing number of {network}' },
  'debit.bad-account-number': { kind: 'invalid', message: 'is not an account number of {network}' },
  'debit.account-not-found': { kind: 'unknown', message: 'The profile has no direct debit account {accountId}' },
} as const satisfies Record<string, RefusalRow>;
