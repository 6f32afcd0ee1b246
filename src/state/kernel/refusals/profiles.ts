import type { RefusalRow } from './row.ts';

export const profileRefusals = {
  'profile.not-found': { kind: 'unknown', message: 'No profile has the id {id}' },
  'profile.invalid-details': {
    kind: 'malformed',
    message: 'The details of the profile are not complete or not possible',
  },
  'profile.unfit-details': { kind: 'invalid', message: 'The details of the profile are not complete or not possible' },
  'profile.wrong-type': { kind: 'malformed', message: 'Profile {id} is a {type} profile' },
  'profile.locked': { kind: 'invalid', message: 'The profile is verified, and its update window is closed' },
  'profile.view-only': { kind: 'invalid', message: 'Profile {id} can only be read' },
  'profile.withdraw-only': {
    kind: 'invalid',
    message: 'Profile {id} takes no money in: it may only move out what it has',
  },
  'profile.invalid-people': { kind: 'malformed', message: 'The people are not described completely, or not possible' },
  'profile.invalid-document': { kind: 'invalid', message: 'The document is not complete or not possible' },
  'profile.invalid-replacement': { kind: 'malformed', message: 'The document is not complete or not possible' },
  'profile.foreign-client': { kind: 'malformed', message: 'The token belongs to no application {clientId}' },
  'profile.unknown-purpose': { kind: 'invalid', message: 'must be one of {known}' },
  'profile.representative-not-found': { kind: 'unknown', message: 'No representative has the id {id}' },
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
  'profile.invalid-state': { kind: 'conflict', message: 'What is {status} cannot {move}' },
  'profile.invalid-entitlement': {
    kind: 'malformed',
    message: 'must name amounts by currency, such as {"EUR": 10000}; {currency} is none',
  },
  'profile.unknown-currency': { kind: 'malformed', message: 'There is no currency {currency}' },
  'profile.invalid-verification-state': { kind: 'conflict', message: 'The profile is {status} already' },
} as const satisfies Record<string, RefusalRow>;
