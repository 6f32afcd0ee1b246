import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { GrantParameters, Issued, Token } from '../../state/access/index.ts';
import type { Instant } from '../../state/kernel/index.ts';
import { showMillis, showNanos } from './dates.ts';

/**
 * What was sent, by OAuth's names. The contract's check leaves this operation alone, so it may be nothing at all; and
 * what was sent more than once, and so is no text, counts as not sent.
 * @assumed JSON says the same as a form, because many clients send it; a body of any other type lacks every parameter
 */
export function readGrant(body: Operations['oauthTokenCreate']['request']['body']): GrantParameters {
  const given: unknown = body;
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === 'string'));
}

export const showToken = ({ access, refresh }: Issued, now: Instant): schemas.TokenResponse => ({
  access_token: access.id,
  token_type: 'bearer',
  refresh_token: refresh?.id,
  expires_in: secondsLeft(access, now),
  expires_at: endOf(access),
  refresh_token_expires_in: refresh ? secondsLeft(refresh, now) : undefined,
  refresh_token_expires_at: refresh ? endOf(refresh) : undefined,
  scope: 'transfers',
  created_at: refresh ? showNanos(access.createdAt) : undefined,
});

/** Whole seconds, less the one that has begun. */
const secondsLeft = ({ expiresAt }: Token, now: Instant): number | undefined =>
  expiresAt === null ? undefined : Math.floor((expiresAt - now - 1) / 1000);

const endOf = ({ expiresAt }: Token): string | undefined => (expiresAt === null ? undefined : showMillis(expiresAt));
