import type { RefusalRow } from './row.ts';

/** What profiles that hold too much money are refused. */
export const holdLimitRefusals = {
  'breach.not-found': { kind: 'unknown', message: 'Hold limit breach not found: {id}' },
  'breach.foreign': {
    kind: 'forbidden',
    message: 'Hold limit breach {id} does not belong to profile {profileId}',
  },
  'breach.unknown-state': { kind: 'malformed', message: 'The parameter value is not of the expected type.' },
  'breach.only-closing': { kind: 'malformed', message: 'Only state CLOSED is supported' },
  'breach.already-closed': { kind: 'conflict', message: 'The breach is closed already' },
  'breach.still-exceeded': { kind: 'conflict', message: 'The profile still holds more than it may' },
  'breach.no-recipient': { kind: 'invalid', message: 'Nobody is named who would receive the excess' },
  'breach.own-balance': { kind: 'invalid', message: 'The excess must leave the profile' },
  'breach.target-closed': { kind: 'invalid', message: 'The recipient stands for a balance that is not open' },
  'breach.not-payable': { kind: 'invalid', message: 'What can be spent does not cover the excess' },
} as const satisfies Record<string, RefusalRow>;
