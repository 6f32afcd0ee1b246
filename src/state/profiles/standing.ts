/** What Wise lets a profile do, and whether it shows it. */
import { revokeTokensOf } from '../access/index.ts';
import {
  advance,
  begin,
  type Change,
  emit,
  insert,
  type MoveDetails,
  type MoveOf,
  machine,
  patch,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { type ProfileState, profileStateLifecycle } from '../lifecycles/profile-state.ts';
import { profileVisibilityLifecycle } from '../lifecycles/profile-visibility.ts';
import { profileStateChanged, scopeOf } from './events.ts';
import { findProfile } from './find.ts';
import { type Profile, personKey, profiles } from './record.ts';
import { type Standing, standings, type Visibility, visibilities } from './standing-record.ts';

type StateMove = MoveOf<typeof profileStateLifecycle>;

/** Every profile begins active and visible. */
export function beginStanding(world: World, profileId: number): void {
  const standing = { status: profileStateLifecycle.initial, requestedByCustomer: null, changedAt: world.now };
  begin(world, profileStateLifecycle, insert(world, standings, { id: profileId, ...standing }));
  const visibility = { id: profileId, status: profileVisibilityLifecycle.initial };
  begin(world, profileVisibilityLifecycle, insert(world, visibilities, visibility));
}

/**
 * Takes something away from a profile, or closes it. A closed profile takes the tokens along that reach no other.
 * @param details `requestedByCustomer`, which the event repeats
 * @throws Refusal `profile.not-found`, `profile.invalid-state`
 * @source profiles#state-change
 * @assumed a user with another open profile keeps the tokens that reach all of them
 */
function limit(world: World, id: number, name: StateMove, details: MoveDetails): Standing {
  const { standing, profile } = requireStanding(world, id, name);
  const wish = details.requestedByCustomer;
  const requestedByCustomer = typeof wish === 'boolean' ? wish : (standing.requestedByCustomer ?? false);
  patch(world, standings, id, { requestedByCustomer, changedAt: world.now });
  advance(world, profileStateLifecycle, id, name, details);
  if (profileStateLifecycle.moves[name].to === 'DEACTIVATED') close(world, profile);
  return world.table(standings).get(id) ?? standing;
}

function close(world: World, { id, userId }: Profile): void {
  patch(world, profiles, id, { closedAt: world.now });
  const open = [...world.table(profiles).list('byUser', userId)].some(({ closedAt }) => closedAt === null);
  revokeTokensOf(world, userId, open ? id : null);
}

/**
 * Wise lifts every restriction. Tokens that were revoked stay so.
 * @throws Refusal `profile.not-found`, `profile.invalid-state`, `profile.duplicate-person` when the same person has
 * another profile by now
 * @source profiles#state-change, ACTIVE
 */
export function reactivateProfile(world: World, id: number, details: MoveDetails = {}): Standing {
  const { standing, profile } = requireStanding(world, id, 'reactivate');
  const isTaken = profile.type === 'personal' && profile.closedAt !== null && hasTwin(world, profile);
  if (isTaken) refuse('profile.duplicate-person');
  patch(world, standings, id, { requestedByCustomer: null, changedAt: world.now });
  patch(world, profiles, id, { closedAt: null });
  advance(world, profileStateLifecycle, id, 'reactivate', details);
  return world.table(standings).get(id) ?? standing;
}

const hasTwin = (world: World, profile: Profile & { readonly type: 'personal' }): boolean =>
  world.table(profiles).list('byPerson', personKey(profile)).size > 0;

function requireStanding(world: World, id: number, name: StateMove) {
  const standing = world.table(standings).get(id) ?? refuse('profile.not-found', { id });
  const profile = findProfile(world, id) ?? refuse('profile.not-found', { id });
  requireMove(profileStateLifecycle, standing, name, 'profile.invalid-state');
  return { standing, profile };
}

/** A profile begins active, which is no news to anyone. */
function announce(world: World, { id, status, requestedByCustomer }: Standing, { from }: Change): void {
  const profile = findProfile(world, id);
  if (from === null || !profile) return;
  const facts = { profileId: id, state: status as ProfileState, requestedByCustomer, at: world.now };
  emit(world, profileStateChanged, scopeOf(profile), facts);
}

const limiting =
  (name: StateMove) =>
  (world: World, id: number, details: MoveDetails = {}): Standing =>
    limit(world, id, name, details);

/** The profile may send money away for ninety days, and take none in. */
export const restrictProfile = limiting('restrict');

/** The profile may only be read. */
export const suspendProfile = limiting('suspend');

/** The profile is closed. */
export const deactivateProfile = limiting('deactivate');

export const standingMachine = machine({
  lifecycle: profileStateLifecycle,
  resource: 'profile-states',
  table: standings,
  verbs: {
    restrict: restrictProfile,
    suspend: suspendProfile,
    deactivate: deactivateProfile,
    expire: limiting('expire'),
    reactivate: reactivateProfile,
  },
  announce,
});

/**
 * Shows a profile on Wise's pages, or no longer.
 * @throws Refusal `profile.not-found`, `profile.invalid-state`
 * @source profileGet, currentState
 */
function turn(world: World, id: number, name: 'hide' | 'show', details: MoveDetails): Visibility {
  const visibility = world.table(visibilities).get(id) ?? refuse('profile.not-found', { id });
  requireMove(profileVisibilityLifecycle, visibility, name, 'profile.invalid-state');
  advance(world, profileVisibilityLifecycle, id, name, details);
  return visibility;
}

export const visibilityMachine = machine({
  lifecycle: profileVisibilityLifecycle,
  resource: 'profile-visibilities',
  table: visibilities,
  verbs: {
    hide: (world, id, details) => turn(world, id, 'hide', details),
    show: (world, id, details) => turn(world, id, 'show', details),
  },
});
