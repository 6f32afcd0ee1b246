import { type Actor, requireUser, users } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { type PersonalProfile, type Profile, profiles } from './record.ts';

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

/** Whether the actor may act for the profile: its own user, or the application that brought it in. */
export function mayAct(world: World, actor: Actor, profile: Profile): boolean {
  if (actor.kind === 'client') {
    return profile.clientId === actor.clientId || world.table(users).get(profile.userId)?.clientId === actor.clientId;
  }
  if (actor.kind !== 'user' && actor.kind !== 'personal') return false;
  return profile.userId === actor.userId && (actor.profileId === null || actor.profileId === profile.id);
}

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

/** The actor's profiles, oldest first; only the granted one when consent was given for one. */
export function profilesOf(world: World, actor: Actor): Profile[] {
  const { userId } = requireUser(actor);
  return [...world.table(profiles).list('byUser', userId)].filter(profile => mayAct(world, actor, profile));
}

/** The profile meant when a request names none: the actor's personal one, or the first there is. */
export function requireDefaultProfile(world: World, actor: Actor): Profile {
  const own = profilesOf(world, actor);
  return own.find(profile => profile.type === 'personal') ?? own[0] ?? refuse('access.forbidden', {});
}

/**
 * Whether enough is known of whoever sends. A business of no usual type says what it does, and where to read of it.
 * @source profileBusinessCreate, webpage and businessFreeFormDescription
 */
export const maySend = (profile: Profile): boolean =>
  profile.type === 'personal' ||
  profile.companyType !== 'OTHER' ||
  Boolean(profile.webpage && profile.businessFreeFormDescription);
