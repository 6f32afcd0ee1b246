/** Users who leave, and who come back. */
import {
  advance,
  type Change,
  emit,
  type MoveDetails,
  type MoveOf,
  machine,
  patch,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { type UserStatus, userLifecycle } from '../lifecycles/user.ts';
import { userStateChanged } from './events.ts';
import { type Leaving, type User, users } from './record.ts';
import { revokeTokensOf } from './tokens.ts';
import { findUserByEmail } from './users.ts';

type UserMove = MoveOf<typeof userLifecycle>;

/**
 * The user is on the way out: ninety days are left to move money.
 * @param details `deactivationType` and `deactivationReason`, which the event repeats
 * @throws Refusal `user.not-found`, `user.invalid-state`, `user.unknown-deactivation`
 * @source users#state-change, WITHDRAW_ONLY
 */
export function restrictUser(world: World, id: number, details: MoveDetails = {}): User {
  return leave(world, id, 'restrict', details);
}

/**
 * Closes the account: every token and the registration code die at once.
 * @param details `deactivationType` and `deactivationReason`, which the event repeats
 * @throws Refusal `user.not-found`, `user.invalid-state`, `user.unknown-deactivation`
 * @source users#state-change, DEACTIVATED
 * @assumed the user's profiles keep their own states, which Wise announces apart
 */
export function deactivateUser(world: World, id: number, details: MoveDetails = {}): User {
  return leave(world, id, 'deactivate', details);
}

/**
 * The ninety days are over.
 * @throws Refusal `user.not-found`, `user.invalid-state`
 * @source users#state-change, DEACTIVATED
 */
export function expireUser(world: World, id: number, details: MoveDetails = {}): User {
  return leave(world, id, 'expire', details);
}

/**
 * Wise takes the user back. What was revoked stays so: applications must ask for consent again.
 * @throws Refusal `user.not-found`, `user.invalid-state`; `user.email-taken` when somebody else has the address now
 * @source users#state-change, ACTIVE
 */
export function reactivateUser(world: World, id: number, details: MoveDetails = {}): User {
  const user = requireUserFor(world, id, 'reactivate');
  const holder = findUserByEmail(world, user.email);
  if (holder && holder.id !== id) refuse('user.email-taken', { email: user.email });
  patch(world, users, id, { leaving: null });
  return move(world, user, 'reactivate', details);
}

function leave(world: World, id: number, name: UserMove, details: MoveDetails): User {
  const user = requireUserFor(world, id, name);
  const leaving = leavingOf(details, user.leaving);
  const closes = userLifecycle.moves[name].to === 'DEACTIVATED';
  patch(world, users, id, { leaving, ...(closes ? { registrationDigest: null } : {}) });
  const left = move(world, user, name, details);
  if (closes) revokeTokensOf(world, id);
  return left;
}

function requireUserFor(world: World, id: number, name: UserMove): User {
  const user = world.table(users).get(id) ?? refuse('user.not-found', { id });
  requireMove(userLifecycle, user, name, 'user.invalid-state');
  return user;
}

function move(world: World, user: User, name: UserMove, details: MoveDetails): User {
  advance(world, userLifecycle, user.id, name, details);
  return world.table(users).get(user.id) ?? user;
}

const types: readonly string[] = ['ACCOUNT_SUSPENSION', 'ACCOUNT_CLOSURE'] satisfies Leaving['type'][];

/** @assumed somebody who leaves closes the account, unless it is said that Wise suspends it */
function leavingOf({ deactivationType, deactivationReason }: MoveDetails, before: Leaving | null): Leaving {
  const type = deactivationType ?? before?.type ?? 'ACCOUNT_CLOSURE';
  if (!types.includes(String(type))) {
    refuse('user.unknown-deactivation', { path: 'deactivationType', known: types.join(', ') });
  }
  const reason = typeof deactivationReason === 'string' ? deactivationReason : (before?.reason ?? null);
  return { type: type as Leaving['type'], reason };
}

/** A user begins active, which is no news to anyone. */
function announce(world: World, { id: userId, clientId, leaving }: User, { from, to }: Change): void {
  if (from === null) return;
  const scope = { userId, ...(clientId === null ? {} : { clientId }) };
  const facts = { userId, from: from as UserStatus, to: to as UserStatus, leaving, at: world.now };
  emit(world, userStateChanged, scope, facts);
}

export const userMachine = machine({
  lifecycle: userLifecycle,
  resource: 'users',
  table: users,
  verbs: { restrict: restrictUser, expire: expireUser, deactivate: deactivateUser, reactivate: reactivateUser },
  announce,
});
