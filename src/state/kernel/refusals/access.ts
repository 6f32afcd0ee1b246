import type { RefusalRow } from './row.ts';

/** Who may do what. */
export const accessRefusals = {
  'access.no-token': { kind: 'unauthenticated', message: 'Full authentication is required to access this resource' },
  'access.invalid-token': { kind: 'unauthenticated', message: 'Invalid token' },
  'access.wrong-token-kind': { kind: 'forbidden', message: 'This takes a token of another kind: {accepted}' },
  'access.forbidden': { kind: 'forbidden', message: 'The token may not act here, or nothing is there' },
  'access.client-exists': { kind: 'conflict', message: 'Another application has the id or the key of {clientId}' },
  'access.unknown-client': { kind: 'unknown', message: 'There is no application {clientId}' },
  'token.invalid-client': { kind: 'unauthenticated', message: 'Client authentication failed' },
  'token.missing-grant-type': { kind: 'malformed', message: 'Missing grant type' },
  'token.unsupported-grant-type': { kind: 'malformed', message: 'Unsupported grant type: {grantType}' },
  'token.missing-parameter': { kind: 'malformed', message: 'Missing {parameter}' },
  'token.invalid-registration-code': { kind: 'unauthenticated', message: 'Invalid user credentials.' },
  'token.invalid-authorization-code': { kind: 'malformed', message: 'Invalid authorization code: {code}' },
  'token.redirect-mismatch': { kind: 'malformed', message: 'Redirect URI mismatch.' },
  'token.invalid-refresh-token': { kind: 'malformed', message: 'Invalid refresh token: {token}' },
  'token.access-denied': { kind: 'forbidden', message: 'Access denied' },
  'consent.unknown-client': { kind: 'malformed', message: 'No application has the client id {clientId}' },
  'consent.unregistered-redirect': {
    kind: 'malformed',
    message: 'The redirect URI {redirectUri} is not registered for this application; registered: {registered}',
  },
  'consent.foreign-profile': {
    kind: 'invalid',
    message: 'Consent cannot be given for the profile {profileId}: it is closed, hidden, or not of this user',
  },
  'consent.no-profile': { kind: 'invalid', message: 'There is no profile that consent could be given for' },
  'user.short-registration-code': { kind: 'malformed', message: 'size must be between 32 and 2147483647' },
  'user.unknown-language': { kind: 'malformed', message: 'must be one of {known}' },
  'user.invalid-email': { kind: 'invalid', message: 'Please provide a valid email' },
  'user.not-found': { kind: 'unknown', message: 'No user has the id {id}' },
  'user.invalid-state': { kind: 'conflict', message: 'A user who is {status} cannot {move}' },
  'user.unknown-deactivation': { kind: 'malformed', message: 'must be one of {known}' },
  'user.wrong-registration-code': {
    kind: 'malformed',
    message: 'This is not the registration code of the user, or the account was claimed already',
  },
  'claim.unknown-code': { kind: 'unknown', message: 'No account can be claimed with this code' },
  'claim.spent-code': { kind: 'conflict', message: 'The code is {status}' },
  'user.email-taken': { kind: 'conflict', message: "You're already a member. Please login" },
} as const satisfies Record<string, RefusalRow>;
