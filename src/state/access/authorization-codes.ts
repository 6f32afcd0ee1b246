import {
  hexDigits,
  insert,
  type Json,
  later,
  minutes,
  refuse,
  remove,
  schedule,
  unschedule,
  type World,
} from '../kernel/index.ts';
import { type AuthorizationCode, authorizationCodes, type Client } from './record.ts';
import { requireRedirect } from './redirects.ts';

/** @source oauthTokenCreate, lifetimes */
const CODE_LIFETIME = minutes(30);

/**
 * Writes down a user's consent: the application may exchange the code once, within thirty minutes, for tokens that
 * reach this one profile. Whoever asks has let the user choose among their own profiles.
 * @throws Refusal `consent.unknown-client`, `consent.unregistered-redirect`
 * @source oauthTokenCreate, authorization_code
 */
export function issueAuthorizationCode(
  world: World,
  consent: Pick<AuthorizationCode, 'clientId' | 'userId' | 'profileId' | 'redirectUri'>,
): AuthorizationCode {
  requireRedirect(world, consent.clientId, consent.redirectUri);
  const expiresAt = later(world.now, CODE_LIFETIME);
  const code = { ...consent, id: hexDigits(world, 32), createdAt: world.now, expiresAt };
  schedule(world, expiresAt, 'expire-authorization-code', ownerOf(code.id), code.id);
  return insert(world, authorizationCodes, code);
}

/**
 * The consent behind a code, if this application may use it now.
 * @throws Refusal `token.invalid-authorization-code`, `token.redirect-mismatch`
 */
export function requireCode(world: World, client: Client, id: string, redirectUri: string): AuthorizationCode {
  const code = world.table(authorizationCodes).get(id);
  if (!code || code.clientId !== client.id || code.expiresAt <= world.now) {
    refuse('token.invalid-authorization-code', { code: id });
  }
  if (code.redirectUri !== redirectUri) refuse('token.redirect-mismatch');
  return code;
}

/** A code serves once. */
export function spendCode(world: World, code: AuthorizationCode): void {
  unschedule(world, ownerOf(code.id));
  remove(world, authorizationCodes, code.id);
}

/** What the agenda does with a code whose time is up. */
export const expireCode = (world: World, id: Json): void => remove(world, authorizationCodes, String(id));

const ownerOf = (code: string): string => `authorization-code:${code}`;
