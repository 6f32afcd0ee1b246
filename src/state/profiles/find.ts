import { type Actor, requireUser, users } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import type { ProfileState } from '../lifecycles/profile-state.ts';
import type { ProfileVisibility } from '../lifecycles/profile-visibility.ts';
import { type BusinessProfile, type PersonalProfile, type Profile, profiles } from './record.ts';
import { mustDescribeItself } from './rules.ts';
import { standings, visibilities } from './standing-record.ts';

export const findProfile = (world: World, id: number): Profile | undefined => world.table(profiles).get(id);

/** The user's own profile, which their businesses are represented by. */
export function findPersonalProfile(world: World, userId: number): PersonalProfile | undefined {
  const found = world.table(profiles).find('byPersonOf', userId);
  return found?.type === 'personal' ? found : undefined;
}

/** Everybody's profiles with this address, in small letters; oldest first. */
export const profilesByEmail = (world: World, email: string): Profile[] => [
  ...world.table(profiles).list('byEmail', email),
];

/** Everybody's profiles with this telephone number, without its spaces; oldest first. */
export const profilesByPhone = (world: World, phone: string): Profile[] => [
  ...world.table(profiles).list('byPhone', phone),
];

/** Whether the profile is within the actor's reach: its own user's, or the application's that brought it in. */
function isWithinReach(world: World, actor: Actor, profile: Profile): boolean {
  if (actor.kind === 'client') {
    return profile.clientId === actor.clientId || world.table(users).get(profile.userId)?.clientId === actor.clientId;
  }
  if (actor.kind !== 'user' && actor.kind !== 'personal') return false;
  return profile.userId === actor.userId && (actor.profileId === null || actor.profileId === profile.id);
}

/** Whether the actor may act for the profile. For a closed one nobody may. */
export const mayAct = (world: World, actor: Actor, profile: Profile): boolean =>
  profile.closedAt === null && isWithinReach(world, actor, profile);

/**
 * The profile, if the actor may act for it. One that does not exist is answered like another's, so that ids cannot be
 * probed.
 * @throws Refusal `access.forbidden`
 */
export function requireProfile(world: World, actor: Actor, id: number): Profile {
  const profile = findProfile(world, id);
  if (!profile || !mayAct(world, actor, profile)) refuse('access.forbidden', { profileId: id });
  return profile;
}

/**
 * The profile to be read, which a closed one may be too.
 * @throws Refusal `access.forbidden`
 * @source profileGet, currentState
 */
export function requireShownProfile(world: World, actor: Actor, id: number): Profile {
  const profile = findProfile(world, id);
  if (!profile || !isWithinReach(world, actor, profile)) refuse('access.forbidden', { profileId: id });
  return profile;
}

/**
 * The profile to be changed, or to do something with. One that may only be read is refused.
 * @throws Refusal `access.forbidden`, `profile.view-only`
 * @source profiles#state-change, VIEW_ONLY
 * @assumed the refusal: the documentation says what such a profile may do, and not what it is answered; a price may be
 * asked for all the same, and says in a notice that nothing can be sent
 */
export function requireWorkingProfile(world: World, actor: Actor, id: number): Profile {
  const profile = requireProfile(world, actor, id);
  requireWorking(world, id);
  return profile;
}

/**
 * Refuses what a profile may not do that can only be read, for whoever found it in another way.
 * @throws Refusal `profile.view-only`
 */
export function requireWorking(world: World, id: number): void {
  if (stateOf(world, id) === 'VIEW_ONLY') refuse('profile.view-only', { id });
}

/**
 * The profile to be paid, or to pay from outside: not one that may only move out what it has.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.withdraw-only`
 * @source profiles#state-change, WITHDRAW_ONLY
 */
export function requireReceivingProfile(world: World, actor: Actor, id: number): Profile {
  const profile = requireWorkingProfile(world, actor, id);
  requireReceiving(world, id);
  return profile;
}

/**
 * The same for whoever found the profile in another way.
 * @throws Refusal `profile.withdraw-only`
 */
export function requireReceiving(world: World, id: number): void {
  if (!mayReceive(world, id)) refuse('profile.withdraw-only', { id });
}

/**
 * Whether money may come in from outside.
 * @source profiles#state-change, WITHDRAW_ONLY and VIEW_ONLY; users#state-change, WITHDRAW_ONLY
 * @assumed where the user is on the way out, so are all their profiles; what moves between balances of one profile, or
 * is sent back, does not come from outside
 */
export function mayReceive(world: World, id: number): boolean {
  const profile = findProfile(world, id);
  const user = profile && world.table(users).get(profile.userId);
  return stateOf(world, id) === 'ACTIVE' && user?.status !== 'WITHDRAW_ONLY';
}

/** @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type` for a business */
export function requirePersonal(world: World, actor: Actor, id: number): PersonalProfile {
  const profile = requireWorkingProfile(world, actor, id);
  return profile.type === 'personal' ? profile : refuseType(profile);
}

/** @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type` for a person */
export function requireBusiness(world: World, actor: Actor, id: number): BusinessProfile {
  const profile = requireWorkingProfile(world, actor, id);
  return profile.type === 'business' ? profile : refuseType(profile);
}

/** @throws Refusal `access.forbidden`, `profile.wrong-type` for a person */
export function requireShownBusiness(world: World, actor: Actor, id: number): BusinessProfile {
  const profile = requireShownProfile(world, actor, id);
  return profile.type === 'business' ? profile : refuseType(profile);
}

const refuseType = ({ id, type }: Profile): never => refuse('profile.wrong-type', { path: 'profileId', id, type });

/** The profiles that the actor may act for, oldest first; only the granted one when consent was given for one. */
export function profilesOf(world: World, actor: Actor): Profile[] {
  const { userId } = requireUser(actor);
  return [...world.table(profiles).list('byUser', userId)].filter(profile => mayAct(world, actor, profile));
}

/** The profiles that the actor may read, closed ones among them. */
export function shownProfilesOf(world: World, actor: Actor): Profile[] {
  const { userId } = requireUser(actor);
  return [...world.table(profiles).list('byUser', userId)].filter(profile => isWithinReach(world, actor, profile));
}

/** The profile meant when a request names none: the actor's personal one, or the first there is. */
export function requireDefaultProfile(world: World, actor: Actor): Profile {
  const own = profilesOf(world, actor);
  return own.find(profile => profile.type === 'personal') ?? own[0] ?? refuse('access.forbidden', {});
}

/** What the profile may do at all. */
export const stateOf = (world: World, profileId: number): ProfileState =>
  world.table(standings).get(profileId)?.status ?? 'ACTIVE';

/** Whether the user sees the profile on Wise's pages, or it was closed. */
export function visibilityOf(world: World, profile: Profile): ProfileVisibility | 'DEACTIVATED' {
  if (profile.closedAt !== null) return 'DEACTIVATED';
  return world.table(visibilities).get(profile.id)?.status ?? 'VISIBLE';
}

/**
 * Whether enough is known of whoever sends. A business of no usual type says what it does, and where to read of it.
 * @source profileBusinessCreate, webpage and businessFreeFormDescription
 */
export const maySend = (profile: Profile): boolean =>
  profile.type === 'personal' ||
  !mustDescribeItself(profile.companyType) ||
  Boolean(profile.webpage && profile.businessFreeFormDescription);
