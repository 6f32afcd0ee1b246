import {
  days,
  hours,
  type Instant,
  insert,
  type Json,
  later,
  nextUuid,
  remove,
  schedule,
  unschedule,
  type World,
} from '../kernel/index.ts';
import { refreshKey, type Token, tokens } from './record.ts';

/** @source oauthTokenCreate: 43199 seconds, which is twelve hours less the second that has begun */
export const ACCESS_LIFETIME = hours(12);

/** @source oauthTokenCreate: up to twenty years */
export const REFRESH_LIFETIME = days(365 * 20 + 5);

/** What a token is for, before it has a value and a date. */
export type TokenTerms = Pick<Token, 'kind' | 'clientId' | 'userId' | 'profileId' | 'grant'>;

/** Mints an access token that dies by itself after twelve hours of the world's time. */
export function mintAccess(world: World, terms: TokenTerms): Token {
  const expiresAt = later(world.now, ACCESS_LIFETIME);
  const token = write(world, nextUuid(world), terms, expiresAt);
  schedule(world, expiresAt, 'expire-token', ownerOf(token.id), token.id);
  return token;
}

/** Mints the token that fetches new access tokens. Its end, in twenty years, is looked at when it is used. */
export const mintRefresh = (world: World, terms: TokenTerms): Token =>
  write(world, nextUuid(world), { ...terms, kind: 'refresh' }, later(world.now, REFRESH_LIFETIME));

/**
 * Puts a token of a known value in place, which does not expire: what documentation and seeds can print.
 * @source the seeded tokens of every world
 */
export const issueFixedToken = (
  world: World,
  { id, ...terms }: Pick<Token, 'id' | 'kind' | 'clientId' | 'userId'>,
): Token => write(world, id, { ...terms, profileId: null, grant: id }, null);

function write(world: World, id: string, terms: TokenTerms, expiresAt: Instant | null): Token {
  return insert(world, tokens, { id, ...terms, revoked: null, createdAt: world.now, expiresAt });
}

/** Ends a token at once. */
export function revoke(world: World, token: Token): void {
  unschedule(world, ownerOf(token.id));
  remove(world, tokens, token.id);
}

/** What the agenda does with a token whose time is up. */
export const expireToken = (world: World, id: Json): void => remove(world, tokens, String(id));

/** Ends the access tokens of one grant: a new one takes their place. */
export function revokeAccess(world: World, grant: string): void {
  for (const token of [...world.table(tokens).list('byGrant', grant)]) {
    if (token.kind !== 'refresh') revoke(world, token);
  }
}

/**
 * Ends the refresh tokens that an exchange for the same user and application replaces; access tokens live out their time.
 * @source oauthTokenCreate, lifetimes
 * @assumed a consent for one profile leaves the one for another profile alone, since each needs a consent of its own
 */
export function revokeReplaced(
  world: World,
  terms: { userId: number; clientId: string; profileId: number | null },
): void {
  const { userId, clientId, profileId } = terms;
  for (const token of [...world.table(tokens).list('byRefresher', refreshKey(userId, clientId))]) {
    const apart = token.profileId !== null && profileId !== null && token.profileId !== profileId;
    if (!apart) revoke(world, token);
  }
}

/**
 * Ends every token of a user, or of all that they are those for this one profile.
 * @source users#state-change; profiles#state-change
 */
export function revokeTokensOf(world: World, userId: number, profileId: number | null = null): void {
  for (const token of [...world.table(tokens).list('byUser', userId)]) {
    if (profileId === null || token.profileId === profileId) revoke(world, token);
  }
}

const ownerOf = (token: string): string => `token:${token}`;
