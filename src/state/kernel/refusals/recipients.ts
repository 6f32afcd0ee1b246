import type { RefusalRow } from './row.ts';

export const recipientRefusals = {
  'recipient.invalid': { kind: 'malformed', message: 'The recipient is not complete or not possible' },
  'recipient.not-found': { kind: 'unknown', message: 'No recipient has the id {id}' },
  'recipient.inactive': { kind: 'forbidden', message: 'The recipient {id} was deactivated' },
  'recipient.detail-not-valid': { kind: 'malformed', message: 'A detail of the account is missing or not possible' },
  'recipient.unknown-validator': { kind: 'unknown', message: 'No validator has the name {name}' },
} as const satisfies Record<string, RefusalRow>;
