import { type Actor, requireUser, type UserActor } from '../access/index.ts';
import {
  advance,
  begin,
  insert,
  type Json,
  later,
  type MoveDetails,
  mayMove,
  nextUuid,
  patch,
  refuse,
  requireMove,
  schedule,
  unschedule,
  type World,
} from '../kernel/index.ts';
import { ONE_TIME_TOKEN_LIFETIME, oneTimeTokenLifecycle } from '../lifecycles/one-time-token.ts';
import { challengesOf } from './challenges.ts';
import { type Action, type ChallengeType, type OneTimeToken, oneTimeTokens } from './record.ts';
import { forgetFailures, noteClearance, noteStatementClearance } from './standing.ts';

/** Makes a token for an action, or for a session where there is none. */
export function issueOneTimeToken(
  world: World,
  { userId, clientId, kind }: UserActor,
  profileId: number,
  action: Action | null,
): OneTimeToken {
  const expiresAt = later(world.now, ONE_TIME_TOKEN_LIFETIME);
  const token = insert(world, oneTimeTokens, {
    id: nextUuid(world),
    userId,
    clientId,
    profileId,
    action,
    personal: kind === 'personal',
    passed: [],
    triggered: [],
    status: oneTimeTokenLifecycle.initial,
    createdAt: world.now,
    expiresAt,
  });
  begin(world, oneTimeTokenLifecycle, token);
  schedule(world, expiresAt, 'expire-one-time-token', expiryOf(token.id), token.id);
  return token;
}

/** Not the lifecycle's own timer, which would begin anew with every move: the hour is counted from the making. */
const expiryOf = (id: string): string => `one-time-token-expiry:${id}`;

/** The token of this id, whoever it belongs to and whatever became of it. */
export const findOneTimeToken = (world: World, id: string): OneTimeToken | undefined =>
  world.table(oneTimeTokens).get(id.toLowerCase());

/**
 * A token that can still be cleared or used.
 * @throws Refusal `sca.token-not-found` for one that is unknown, expired or used up
 * @source ottStatusGet
 */
export function requireOneTimeToken(world: World, id: string): OneTimeToken {
  const token = findOneTimeToken(world, id);
  const isAlive = token !== undefined && mayMove(oneTimeTokenLifecycle, token, 'refuse');
  return isAlive ? token : refuse('sca.token-not-found');
}

/**
 * Such a token of the user's own, made at the same application.
 * @throws Refusal `access.wrong-token-kind`, `sca.token-not-found`
 * @source ottStatusGet
 * @assumed another's is answered like one that does not exist
 */
export function requireOwnToken(world: World, actor: Actor, id: string): OneTimeToken {
  const user = requireUser(actor);
  const token = requireOneTimeToken(world, id);
  const isOwn = token.userId === user.userId && token.clientId === user.clientId;
  const isGranted = user.profileId === null || user.profileId === token.profileId;
  return isOwn && isGranted ? token : refuse('sca.token-not-found');
}

/** Writes down that a challenge was passed; with the last one the token is ready. */
export function passChallenge(world: World, { id, passed }: OneTimeToken, type: ChallengeType): OneTimeToken {
  const token = patch(world, oneTimeTokens, id, { passed: passed.includes(type) ? passed : [...passed, type] });
  forgetFailures(world, token.userId);
  if (token.status === 'PENDING' && challengesOf(world, token).every(challenge => challenge.passed)) {
    return approveOneTimeToken(world, id);
  }
  return token;
}

/**
 * Takes all challenges for passed: the customer passed them, signed, or said yes on a page of Wise's own.
 * @throws Refusal `sca.token-not-found`, `sca.token-over`
 * @source sca-over-api guide; the embedded component of the guides
 */
export function approveOneTimeToken(world: World, id: string, details: MoveDetails = {}): OneTimeToken {
  const token = requireMovable(world, id, 'clear');
  advance(world, oneTimeTokenLifecycle, token.id, 'clear', details);
  forgetFailures(world, token.userId);
  noteClearance(world, token.profileId);
  if (token.action?.risk === 'low') noteStatementClearance(world, token.profileId);
  return { ...token, status: 'READY' };
}

/**
 * Uses a token up: what it was made for has been done.
 * @throws Refusal `sca.token-not-found`, `sca.token-over`
 * @source sca-over-api guide: a token is for single use
 */
export function consumeOneTimeToken(world: World, id: string, details: MoveDetails = {}): void {
  const token = requireMovable(world, id, 'consume');
  end(world, token.id, 'consume', details);
  // A token of a session serves for nothing but what is of low risk.
  if (token.action?.risk !== 'high') noteStatementClearance(world, token.profileId);
}

/**
 * Ends a token that was not used: the customer said no.
 * @throws Refusal `sca.token-not-found`, `sca.token-over`
 * @source sca-over-api guide
 */
export function refuseOneTimeToken(world: World, id: string, details: MoveDetails = {}): void {
  end(world, requireMovable(world, id, 'refuse').id, 'refuse', details);
}

/** Ends a token whose hour is over. */
export function expireOneTimeToken(world: World, id: string, details: MoveDetails = {}): void {
  end(world, requireMovable(world, id, 'expire').id, 'expire', details);
}

/** What the agenda does with a token whose hour is over. */
export const expireOnTime = (world: World, id: Json): void => expireOneTimeToken(world, String(id));

type Move = keyof typeof oneTimeTokenLifecycle.moves;

function requireMovable(world: World, id: string, move: Move): OneTimeToken {
  const token = findOneTimeToken(world, id) ?? refuse('sca.token-not-found');
  requireMove(oneTimeTokenLifecycle, token, move, 'sca.token-over');
  return token;
}

function end(world: World, id: string, move: Move, details: MoveDetails): void {
  unschedule(world, expiryOf(id));
  advance(world, oneTimeTokenLifecycle, id, move, details);
}
