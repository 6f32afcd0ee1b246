import type { RefusalRow } from './row.ts';

export const recipientRefusals = {
  'recipient.invalid': { kind: 'malformed', message: 'The recipient is not complete or not possible' },
  'recipient.not-found': { kind: 'unknown', message: 'No recipient has the id {id}' },
  'recipient.inactive': { kind: 'forbidden', message: 'The recipient {id} was deactivated' },
  'recipient.nothing-to-accept': { kind: 'invalid', message: 'No bank was asked about the recipient {id}' },
  'recipient.not-accepted': {
    kind: 'malformed',
    message: 'Outcomes can only be accepted: acceptedOutcomes must be true',
  },
  'recipient.quote-not-named': {
    kind: 'malformed',
    message: 'The outcomes are of a check for a quote, whose id must come with the acceptance',
  },
  'recipient.wrong-currency': {
    kind: 'invalid',
    message: 'The recipient is paid in {currency}, the quote pays {wanted}',
  },
  'recipient.not-compatible': { kind: 'invalid', message: 'The recipient cannot be paid by this quote' },
  'recipient.detail-not-valid': { kind: 'malformed', message: 'A detail of the account is missing or not possible' },
  'recipient.unknown-validator': { kind: 'unknown', message: 'No validator has the name {name}' },
} as const satisfies Record<string, RefusalRow>;
