import {
  advance,
  begin,
  type DomainEvent,
  insert,
  type MoveDetails,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { discoverabilityLifecycle } from '../lifecycles/discoverability.ts';
import { findProfile, type Profile, verificationStateChanged } from '../profiles/index.ts';
import { type Discovery, discoveries, tagKey } from './record.ts';

type Verified = NonNullable<(typeof verificationStateChanged)['facts']>;

/** A profile that was verified can be found from then on. */
export function discoverVerified(world: World, event: DomainEvent): void {
  if (event.type !== verificationStateChanged.type) return;
  const { profileId, state } = event.facts as Verified;
  const profile = findProfile(world, profileId);
  if (state === 'verified' && profile) makeDiscoverable(world, profile);
}

/**
 * Gives a profile its tag, by which others find it. One that has a tag keeps it, and stays hidden if it is.
 * @source contactCreate
 * @assumed whoever is verified can be found, by tag, email and telephone, until they hide; a tag is the first name and
 * the first letter of the last, as in the example, or the business's name, with the profile's id where it
 * is taken
 */
export function makeDiscoverable(world: World, profile: Profile): Discovery {
  const known = world.table(discoveries).get(profile.id);
  if (known) return known;
  const tag = freeTag(world, profile);
  const discovery = insert(world, discoveries, { id: profile.id, status: discoverabilityLifecycle.initial, tag });
  begin(world, discoverabilityLifecycle, discovery);
  return discovery;
}

function tagOf(profile: Profile): string {
  const name =
    profile.type === 'business' ? profile.businessName : `${profile.firstName}${profile.lastName.slice(0, 1)}`;
  const plain = name.replace(/[^\p{L}\p{N}]/gu, '');
  return `@${plain === '' ? profile.id : plain}`;
}

function freeTag(world: World, profile: Profile): string {
  const tag = tagOf(profile);
  return world.table(discoveries).find('byTag', tagKey(tag)) ? `${tag}${profile.id}` : tag;
}

/**
 * Nobody finds the profile any more.
 * @throws Refusal `contact.wrong-state`
 * @source contactCreate
 */
export const hideProfile = (world: World, id: number, details: MoveDetails = {}): void =>
  move(world, id, 'hide', details);

/**
 * The profile can be found again, by the tag it had.
 * @throws Refusal `contact.wrong-state`
 * @source contactCreate
 */
export const showProfile = (world: World, id: number, details: MoveDetails = {}): void =>
  move(world, id, 'show', details);

function move(world: World, id: number, name: 'hide' | 'show', details: MoveDetails): void {
  const discovery = world.table(discoveries).get(id) ?? refuse('profile.not-found', { id });
  requireMove(discoverabilityLifecycle, discovery, name, 'contact.wrong-state');
  advance(world, discoverabilityLifecycle, id, name, details);
}
