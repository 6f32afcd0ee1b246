import type { RefusalRow } from './row.ts';

/** Reviews of customers. */
export const kycRefusals = {
  'kyc.not-authorised': { kind: 'unauthenticated', message: 'Invalid token' },
  'kyc.review-not-found': { kind: 'unknown', message: 'KycReview not found' },
  'kyc.bad-page': { kind: 'malformed', message: '{path} must be a whole number from 1' },
  'kyc.trigger-id-missing': { kind: 'malformed', message: 'the id of the quote is required' },
  'kyc.bad-redirect': { kind: 'malformed', message: 'redirectUrl is not a valid URI' },
  'kyc.requirement-not-found': { kind: 'unknown', message: 'The review does not ask for {key}' },
  'kyc.not-collectable': { kind: 'malformed', message: 'The requirement cannot be submitted: {why}' },
  'kyc.bad-submission': { kind: 'malformed', message: '{statement}' },
  'kyc.link-unknown': { kind: 'unknown', message: 'Nobody was given this link' },
  'kyc.link-spent': { kind: 'unknown', message: 'This link was used before, or has expired' },
  'kyc.unknown-requirement': {
    kind: 'malformed',
    message: 'Invalid request. KycRequirement {{key}} was not found for KycReview',
  },
  'kyc.person-not-asked': {
    kind: 'malformed',
    message: 'Profile {profileId}L is a personal type, not permitted to simulate evidence request',
  },
  'kyc.not-simulated': {
    kind: 'malformed',
    message: 'Invalid request. KycRequirement {{key}} cannot be submitted by simulation',
  },
  'kyc.unknown-action': { kind: 'malformed', message: 'Invalid action passed in request, action: {action}' },
  'kyc.requirement-exists': { kind: 'conflict', message: 'The review asks for {key} already' },
  'kyc.bad-wish': { kind: 'malformed', message: '{path} {why}' },
  'kyc.other-status': { kind: 'conflict', message: 'The review is then {status}, and not {move}' },
} as const satisfies Record<string, RefusalRow>;
