import type { RefusalRow } from './row.ts';

/** Payments by card. That one is declined is no refusal, but an outcome. */
export const cardPaymentRefusals = {
  'transaction.not-found': { kind: 'unknown', message: 'There is no card transaction {id}' },
  'transaction.too-old': { kind: 'invalid', message: 'Only card transactions of the past {days} days are shown' },
  'transaction.inverted-range': { kind: 'malformed', message: 'must not be after toCreationTime' },
  'transaction.bad-moment': { kind: 'malformed', message: 'must be a moment such as 2026-01-05T09:00:00Z' },
  'transaction.bad-kind': { kind: 'malformed', message: 'must be one of {known}' },
  'transaction.bad-category': { kind: 'malformed', message: 'must be a whole number of one to four digits' },
  'transaction.wrong-card': { kind: 'malformed', message: 'is not the number of this card' },
  'transaction.bad-reference': {
    kind: 'malformed',
    message: 'must be the reference that an authorisation was answered with',
  },
  'transaction.unmatched': { kind: 'unknown', message: 'No authorisation of this card has this reference' },
  'transaction.other-kind': { kind: 'malformed', message: 'The authorisation is of another transactionType' },
  'transaction.other-currency': { kind: 'malformed', message: 'The authorisation is in another currency' },
  'transaction.nothing-to-reverse': { kind: 'malformed', message: 'must be less than what is authorised' },
  'transaction.not-simulated': { kind: 'malformed', message: 'The simulation does not {act} with {scheme}' },
  'transaction.wrong-status': { kind: 'malformed', message: 'The transaction is {status} and cannot {move}' },
  'transaction.not-refundable': { kind: 'conflict', message: 'Only what was paid can be refunded' },
  'transaction.no-balance': {
    kind: 'conflict',
    message: 'The profile has no balance that the money could go to or from',
  },
} as const satisfies Record<string, RefusalRow>;
