import { begin, insert, nextNumber, patch, refuse, sha256, type World } from '../kernel/index.ts';
import { userLifecycle } from '../lifecycles/user.ts';
import { type Actor, requireUser } from './actor.ts';
import { emailKey, isActive, tokens, type User, users } from './record.ts';
import { revoke } from './tokens.ts';

/** @source userCreate */
const LANGUAGES = ['EN', 'US', 'PT', 'ES', 'FR', 'DE', 'IT', 'JA', 'RU', 'PL', 'HU', 'TR', 'RO', 'NL', 'HK'];
const SHORTEST_CODE = 32;
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

export const isEmail = (text: string): boolean => EMAIL.test(text);

export interface SignUp {
  readonly email: string;
  /** At least 32 characters; what the application fetches the user's tokens with. */
  readonly registrationCode: string;
  /** One of the API's fifteen languages; English when null. */
  readonly language: string | null;
}

/**
 * Creates a user on behalf of a partner's application.
 * @throws Refusal `user.short-registration-code`, `user.unknown-language`, `user.invalid-email`, `user.email-taken`
 * @source userCreate
 * @assumed an unknown language is refused, and languages are read in any case; the documentation only lists them
 */
export function createUser(world: World, clientId: string | null, { email, registrationCode, language }: SignUp): User {
  if (registrationCode.length < SHORTEST_CODE) {
    refuse('user.short-registration-code', { path: 'registrationCode', arguments: ['2147483647', '32'] });
  }
  const spoken = (language ?? 'EN').toUpperCase();
  if (!LANGUAGES.includes(spoken)) {
    refuse('user.unknown-language', {
      path: 'language',
      arguments: ['language', language],
      known: LANGUAGES.join(', '),
    });
  }
  requireFreeEmail(world, email);
  const user: User = {
    id: nextNumber(world, 'user'),
    email,
    formerEmail: null,
    contactEmail: null,
    status: userLifecycle.initial,
    leaving: null,
    language: spoken,
    clientId,
    registrationDigest: sha256(registrationCode),
    claimedAt: null,
    createdAt: world.now,
  };
  insert(world, users, user);
  begin(world, userLifecycle, user);
  return user;
}

function requireFreeEmail(world: World, email: string): void {
  requireEmail(email);
  if (findUserByEmail(world, email)) refuse('user.email-taken', { email });
}

function requireEmail(email: string): void {
  if (!isEmail(email)) refuse('user.invalid-email', { path: 'email', arguments: ['email', email] });
}

/**
 * The active user with this address, whatever its case.
 * @source userCheckExists
 */
export const findUserByEmail = (world: World, email: string): User | undefined =>
  world.table(users).find('byEmail', emailKey(email));

/** The user who had this address until they changed it. */
export const findUserByFormerEmail = (world: World, email: string): User | undefined =>
  world.table(users).list('byFormerEmail', emailKey(email)).last();

export function findActiveUser(world: World, id: number): User | undefined {
  const user = world.table(users).get(id);
  return user && isActive(user) ? user : undefined;
}

/**
 * The user behind the request.
 * @throws Refusal `access.wrong-token-kind` for an application's own token
 * @source userGetByToken
 */
export function requireSelf(world: World, actor: Actor): User {
  return world.table(users).get(requireUser(actor).userId) ?? refuse('access.forbidden');
}

/**
 * The user behind the request, asked for by id. Another's is answered like one that does not exist.
 * @throws Refusal `access.forbidden`
 * @source userGetById
 */
export function requireOwnUser(world: World, actor: Actor, id: number): User {
  const self = requireSelf(world, actor);
  return self.id === id ? self : refuse('access.forbidden', { userId: id });
}

/**
 * A user changes their address at Wise. Every application loses its access and must ask for consent again.
 * @throws Refusal `user.invalid-email`, `user.email-taken`
 * @source oauthTokenCreate, the 403 after a change of email
 */
export function changeEmail(world: World, id: number, email: string): User {
  requireFreeEmail(world, email);
  for (const token of [...world.table(tokens).list('byUser', id)]) {
    // Refresh tokens stay, so that their next use can say why they no longer serve.
    if (token.kind === 'refresh') patch(world, tokens, token.id, { revoked: 'email-changed' });
    else revoke(world, token);
  }
  const former = world.table(users).get(id)?.email ?? null;
  return patch(world, users, id, { email, formerEmail: former });
}

/**
 * Where notices to a user go who was signed up under an address that nobody reads.
 * @throws Refusal `access.forbidden`, `user.invalid-email`
 * @source userContactEmailSet
 */
export function setContactEmail(world: World, actor: Actor, id: number, email: string): User {
  const user = requireOwnUser(world, actor, id);
  requireEmail(email);
  return patch(world, users, user.id, { contactEmail: email });
}
