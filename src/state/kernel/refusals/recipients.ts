import type { RefusalRow } from './row.ts';

export const recipientRefusals = {
  'recipient.invalid': { kind: 'malformed', message: 'The recipient is not complete or not possible' },
  'recipient.not-found': { kind: 'unknown', message: 'No recipient has the id {id}' },
  'recipient.inactive': { kind: 'forbidden', message: 'The recipient {id} was deactivated' },
} as const satisfies Record<string, RefusalRow>;
