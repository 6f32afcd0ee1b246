import type { RefusalRow } from './row.ts';

/** Questions to Wise's support. */
export const supportRefusals = {
  'case.not-found': { kind: 'unknown', message: 'There is no case {id}' },
  'case.unknown-type': { kind: 'malformed', message: 'A case is a GENERAL_ENQUIRY' },
  'case.unknown-user': { kind: 'unknown', message: 'There is no user {userId}' },
  'case.unknown-profile': { kind: 'unknown', message: 'There is no profile {profileId}' },
  'case.nothing-said': { kind: 'malformed', message: 'must not be null' },
  'case.creating': { kind: 'invalid', message: 'Case {id} is still being created' },
  'case.closed': { kind: 'invalid', message: 'Case {id} is closed; a new question needs a new case' },
  'case.wrong-status': { kind: 'conflict', message: 'Case {id} is {status}, from where this move does not lead on' },
} as const satisfies Record<string, RefusalRow>;
