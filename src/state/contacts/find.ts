import type { World } from '../kernel/index.ts';
import { findProfile, type Profile, profilesByEmail, profilesByPhone, visibilityOf } from '../profiles/index.ts';
import { type Contact, contacts, discoveries, tagKey } from './record.ts';

/** The contact of this id, whosever it is. */
export const findContact = (world: World, id: string): Contact | undefined =>
  world.table(contacts).get(id.toLowerCase());

/** An identifier as it is compared: tags and addresses in small letters, telephone numbers as bare digits. */
export function identifierKey(identifier: string): string {
  const text = identifier.trim().toLowerCase();
  return text.includes('@') ? text : text.replace(/[\s().-]/g, '');
}

/**
 * The profile that can be found by a tag, an email address or a telephone number.
 * @source contactCreate
 * @assumed where a person and their business share an address, it means the person
 */
export function findDiscoverable(world: World, identifier: string): Profile | undefined {
  const found = candidates(world, identifierKey(identifier)).filter(profile => isDiscoverable(world, profile));
  return found.find(({ type }) => type === 'personal') ?? found[0];
}

function candidates(world: World, key: string): readonly Profile[] {
  if (key.startsWith('@')) {
    const profile = findProfile(world, world.table(discoveries).find('byTag', tagKey(key))?.id ?? 0);
    return profile ? [profile] : [];
  }
  return key.includes('@') ? profilesByEmail(world, key) : profilesByPhone(world, key);
}

const isDiscoverable = (world: World, profile: Profile): boolean =>
  visibilityOf(world, profile) === 'VISIBLE' && world.table(discoveries).get(profile.id)?.status === 'discoverable';
