import type { Wordings } from './row.ts';

const realm = 'Bearer realm="transferwise"';

/** The service names its own class among the arguments, and clients have come to compare the whole. */
const memberAlready = (email: unknown) => ({
  code: 'NOT_UNIQUE',
  message: "You're already a member. Please login",
  path: 'email',
  arguments: ['email', 'class com.transferwise.fx.api.ApiRegisterCommand', email],
});

export const accessWording: Wordings = {
  'access.no-token': {
    body: () => ({
      error: 'unauthorized',
      error_description: 'Full authentication is required to access this resource',
    }),
    headers: { 'www-authenticate': realm },
  },
  'access.invalid-token': {
    body: () => ({ error: 'invalid_token', error_description: 'Invalid token' }),
    headers: { 'www-authenticate': `${realm}, error="invalid_token", error_description="Invalid token"` },
  },
  'access.wrong-token-kind': { code: 'unauthorized', error: 'unauthorized', message: 'Unauthorized' },
  'access.forbidden': { code: 'forbidden', error: 'unauthorized', message: 'Unauthorized' },
  'token.invalid-client': { error: 'invalid_client', headers: { 'www-authenticate': 'Basic realm="transferwise"' } },
  'token.missing-grant-type': { error: 'invalid_request' },
  'token.missing-parameter': { error: 'invalid_request' },
  'token.unsupported-grant-type': { error: 'unsupported_grant_type' },
  'token.invalid-registration-code': { error: 'invalid_grant' },
  'token.invalid-authorization-code': { error: 'invalid_grant' },
  'token.redirect-mismatch': { error: 'invalid_grant' },
  'token.invalid-refresh-token': { error: 'invalid_grant' },
  'token.access-denied': { error: 'access_denied' },
  'user.short-registration-code': { code: 'Size' },
  'user.unknown-language': { code: 'NOT_VALID' },
  'user.invalid-email': { code: 'ERROR' },
  'user.unknown-deactivation': { code: 'NOT_VALID' },
  'user.wrong-registration-code': { code: 'NOT_VALID' },
  'user.email-taken': { body: ({ email }) => ({ errors: [memberAlready(email)] }) },
};
