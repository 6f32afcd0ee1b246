import { nextUuid, refuse, sha256, type World } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import { requireCode, spendCode } from './authorization-codes.ts';
import { authenticateClient } from './clients.ts';
import { type Client, isActive, type Token, tokens } from './record.ts';
import { mintAccess, mintRefresh, revokeAccess, revokeReplaced } from './tokens.ts';
import { findActiveUser, findUserByEmail, findUserByFormerEmail } from './users.ts';

/** What the application gets: the refresh token only where a user stands behind it. */
export interface Issued {
  readonly access: Token;
  readonly refresh: Token | null;
}

/** What was asked, by OAuth's own names. */
export type GrantParameters = Readonly<Record<string, string>>;

type Parameter = 'client_id' | 'email' | 'registration_code' | 'code' | 'redirect_uri' | 'refresh_token';

interface Grant {
  readonly requires: readonly Parameter[];
  /** `value` answers a required parameter. */
  readonly give: (world: World, client: Client, value: (name: Parameter) => string) => Issued;
}

const grants: ReadonlyMap<string, Grant> = new Map<string, Grant>([
  ['client_credentials', { requires: [], give: forClient }],
  ['registration_code', { requires: ['client_id', 'email', 'registration_code'], give: forRegistrationCode }],
  ['authorization_code', { requires: ['client_id', 'code', 'redirect_uri'], give: forAuthorizationCode }],
  ['refresh_token', { requires: ['refresh_token'], give: forRefreshToken }],
]);

/**
 * Exchanges a grant for tokens. Who the application is comes first, then what it wants.
 * @throws Refusal `token.invalid-client`, `token.missing-grant-type`, `token.unsupported-grant-type`,
 * `token.missing-parameter`, and what the grant itself may refuse
 * @source oauthTokenCreate
 */
export function grantToken(world: World, actor: Actor, asked: GrantParameters): Issued {
  const client = authenticateClient(world, actor);
  const { grant_type: type = '', client_id: clientId = '' } = asked;
  if (type === '') refuse('token.missing-grant-type');
  const grant = grants.get(type);
  if (!grant) refuse('token.unsupported-grant-type', { grantType: type });
  const missing = grant.requires.find(name => !asked[name]);
  if (missing) refuse('token.missing-parameter', { parameter: missing });
  if (clientId !== '' && clientId !== client.id) refuse('token.invalid-client');
  return grant.give(world, client, name => asked[name] ?? '');
}

/** The application's own token. Older ones live on, so that each of its workers may have one. */
function forClient(world: World, client: Client): Issued {
  const terms = { kind: 'client', clientId: client.id, userId: null, profileId: null } as const;
  return { access: mintAccess(world, { ...terms, grant: nextUuid(world) }), refresh: null };
}

/**
 * The user whom this application created, until they take the account over. The code serves any number of times.
 * @throws Refusal `token.invalid-registration-code`; `token.access-denied` once the user changed their email
 */
function forRegistrationCode(world: World, client: Client, value: (name: Parameter) => string): Issued {
  const email = value('email');
  const user = findUserByEmail(world, email) ?? findUserByFormerEmail(world, email);
  const known = user && isActive(user) && user.clientId === client.id;
  const fits = user?.registrationDigest === sha256(value('registration_code'));
  if (!user || !known || !fits || user.claimedAt !== null) refuse('token.invalid-registration-code');
  if (user.formerEmail !== null) refuse('token.access-denied');
  return issue(world, { userId: user.id, clientId: client.id, profileId: null });
}

/** @throws Refusal `token.invalid-authorization-code`, `token.redirect-mismatch` */
function forAuthorizationCode(world: World, client: Client, value: (name: Parameter) => string): Issued {
  const code = requireCode(world, client, value('code'), value('redirect_uri'));
  if (!findActiveUser(world, code.userId)) refuse('token.invalid-authorization-code', { code: code.id });
  spendCode(world, code);
  return issue(world, { userId: code.userId, clientId: client.id, profileId: code.profileId });
}

/**
 * A new access token in place of the last one; the refresh token stays as it is.
 * @throws Refusal `token.invalid-refresh-token`, `token.access-denied`
 */
function forRefreshToken(world: World, client: Client, value: (name: Parameter) => string): Issued {
  const refresh = world.table(tokens).get(value('refresh_token'));
  const ended = refresh?.expiresAt != null && refresh.expiresAt <= world.now;
  if (refresh?.kind !== 'refresh' || refresh.clientId !== client.id || ended) {
    refuse('token.invalid-refresh-token', { token: value('refresh_token') });
  }
  if (refresh.revoked !== null) refuse('token.access-denied');
  const { clientId, userId, profileId, grant } = refresh;
  if (userId === null || !findActiveUser(world, userId)) refuse('token.invalid-refresh-token', { token: refresh.id });
  revokeAccess(world, grant);
  return { access: mintAccess(world, { kind: 'user', clientId, userId, profileId, grant }), refresh };
}

function issue(world: World, terms: { userId: number; clientId: string; profileId: number | null }): Issued {
  revokeReplaced(world, terms);
  const whole = { ...terms, kind: 'user', grant: nextUuid(world) } as const;
  return { access: mintAccess(world, whole), refresh: mintRefresh(world, whole) };
}
