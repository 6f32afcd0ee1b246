import { refuse, type World } from '../kernel/index.ts';
import { isActive, tokens, users } from './record.ts';

/** Who is asking, once the credential was looked up. */
export type Actor =
  | { readonly kind: 'anonymous' }
  /** Client id and secret as sent; only the token endpoint takes them, and checks them itself. */
  | { readonly kind: 'basic'; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: 'client'; readonly clientId: string }
  | UserActor;

/** A user, through a token of theirs. `profileId` is set when consent was given for one profile only. */
export interface UserActor {
  readonly kind: 'user' | 'personal';
  readonly userId: number;
  readonly clientId: string | null;
  readonly profileId: number | null;
}

/**
 * The actor behind a bearer token.
 * @throws Refusal `access.invalid-token` when it is unknown, expired, revoked, or its user was deactivated
 */
export function authenticate(world: World, bearer: string): Actor {
  const token = world.table(tokens).get(bearer);
  const expired = token?.expiresAt != null && token.expiresAt <= world.now;
  if (!token || expired || token.kind === 'refresh') refuse('access.invalid-token', { token: bearer });
  const { kind, clientId, userId, profileId } = token;
  if (kind === 'client') return { kind, clientId: clientId ?? '' };
  const user = userId === null ? undefined : world.table(users).get(userId);
  if (userId === null || !user || !isActive(user)) refuse('access.invalid-token', { token: bearer });
  return { kind, userId, clientId, profileId };
}

/** The user behind the request. A client's own token is no user's, and is refused. */
export function requireUser(actor: Actor): UserActor {
  if (actor.kind === 'user' || actor.kind === 'personal') return actor;
  return refuse('access.wrong-token-kind', { accepted: 'user' });
}

/** The client behind the request: its own token. */
export function requireClient(actor: Actor): string {
  return actor.kind === 'client' ? actor.clientId : refuse('access.wrong-token-kind', { accepted: 'client' });
}
