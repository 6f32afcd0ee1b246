import { type Actor, requireUser, type UserActor } from '../access/index.ts';
import { mayMove, refuse, type World } from '../kernel/index.ts';
import { oneTimeTokenLifecycle } from '../lifecycles/one-time-token.ts';
import { findProfile, mayAct, requireProfile } from '../profiles/index.ts';
import { needsStrongAuthentication } from './policy.ts';
import type { Action, OneTimeToken } from './record.ts';
import { isSignedBy } from './signing-keys.ts';
import { blockedFor, isRecentlyCleared } from './standing.ts';
import { approveOneTimeToken, findOneTimeToken, issueOneTimeToken } from './tokens.ts';

/** A try to do something that is protected. */
export interface Attempt {
  readonly profileId: number;
  readonly action: Action;
  /** What the customer cleared for it. */
  readonly tokenId: string | null;
  /** The user's own signature over that token, in Base64. */
  readonly signature: string | null;
}

/** Whether the action may be done now: an outcome, since the token it asks for must be kept. */
export type Admission =
  | { readonly outcome: 'free' }
  /** `token` is to be used up once the action is done. */
  | { readonly outcome: 'approved'; readonly token: OneTimeToken }
  | { readonly outcome: 'challenged'; readonly token: OneTimeToken }
  | { readonly outcome: 'blocked' };

/**
 * Looks at whether a protected action must be authenticated, and whether it was. A stranger is let through here, to be
 * refused by the action itself in its own words.
 * @source the notice of the operations that are protected; sca-over-api guide
 * @assumed a token that does not fit, or is used up or expired, counts for nothing; one that is not ready yet is asked
 * for again. While a user is blocked nothing passes, whatever was cleared before.
 */
export function admit(world: World, actor: Actor, attempt: Attempt): Admission {
  const user = requireUser(actor);
  const { profileId, action } = attempt;
  const profile = findProfile(world, profileId);
  if (!profile || !mayAct(world, user, profile) || !needsStrongAuthentication(world, profile))
    return { outcome: 'free' };
  if (blockedFor(world, user.userId) > 0) return { outcome: 'blocked' };
  const token = findFitting(world, user, attempt);
  if (token?.status === 'READY') return { outcome: 'approved', token };
  if (action.risk === 'low' && isRecentlyCleared(world, profileId)) return { outcome: 'free' };
  return { outcome: 'challenged', token: token ?? issueOneTimeToken(world, user, profileId, action) };
}

/** The token that was sent, if it can serve for this attempt; a signature clears it, and a wrong one makes it worthless. */
function findFitting(world: World, user: UserActor, attempt: Attempt): OneTimeToken | undefined {
  const { tokenId, signature } = attempt;
  const token = tokenId === null ? undefined : findOneTimeToken(world, tokenId);
  if (!token || !fits(token, user, attempt)) return undefined;
  if (token.status !== 'PENDING' || signature === null) return token;
  return isSignedBy(world, user.userId, token.id, signature) ? approveOneTimeToken(world, token.id) : undefined;
}

function fits(token: OneTimeToken, user: UserActor, { profileId, action }: Attempt): boolean {
  if (!mayMove(oneTimeTokenLifecycle, token, 'refuse')) return false;
  if (token.userId !== user.userId || token.clientId !== user.clientId || token.profileId !== profileId) return false;
  if (token.action === null) return action.risk === 'low';
  return token.action.name === action.name && token.action.place === action.place;
}

/**
 * Asks for authentication before there is anything to authenticate for. Once it is cleared, what is of low risk passes
 * for five minutes.
 * @throws Refusal `access.wrong-token-kind`, `access.forbidden`, `sca.session-blocked`
 * @source scaSessionCreate
 * @assumed it is given whatever the profile's country, as a partner may want to rehearse
 */
export function openSession(world: World, actor: Actor, profileId: number): OneTimeToken {
  const user = requireUser(actor);
  requireProfile(world, user, profileId);
  const left = blockedFor(world, user.userId);
  if (left > 0) refuse('sca.session-blocked', { seconds: Math.ceil(left / 1000) });
  return issueOneTimeToken(world, user, profileId, null);
}
