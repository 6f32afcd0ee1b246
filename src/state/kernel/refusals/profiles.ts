import type { RefusalRow } from './row.ts';

export const profileRefusals = {
  'profile.not-found': { kind: 'unknown', message: 'No profile has the id {id}' },
  'profile.invalid-details': {
    kind: 'malformed',
    message: 'The details of the profile are not complete or not possible',
  },
  'profile.personal-exists': { kind: 'conflict', message: 'This user has a personal profile already' },
  'profile.business-exists': {
    kind: 'conflict',
    message: 'This user has a business profile already; for one more, send an X-idempotence-uuid of its own',
  },
  'profile.duplicate-person': {
    kind: 'conflict',
    message: 'Another profile has the same details; this person may already have an account',
  },
  'profile.personal-required': {
    kind: 'invalid',
    message: 'A business profile needs the personal profile of its user first',
  },
  'profile.invalid-verification-state': { kind: 'conflict', message: 'The profile is {status} already' },
} as const satisfies Record<string, RefusalRow>;
