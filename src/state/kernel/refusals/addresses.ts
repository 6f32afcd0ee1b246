import type { RefusalRow } from './row.ts';

export const addressRefusals = {
  'address.not-found': { kind: 'unknown', message: 'No address has the id {id}' },
  'address.invalid': { kind: 'invalid', message: 'The address is not complete or not possible' },
} as const satisfies Record<string, RefusalRow>;
