import type { Actor } from '../access/index.ts';
import { type CurrencyCode, insert, isCurrency, nextUuid, refuse, type World } from '../kernel/index.ts';
import { nameOf, type Profile, requireWorkingProfile } from '../profiles/index.ts';
import { findRecipientOf, keepRecipientOf, type Recipient } from '../recipients/index.ts';
import { findContact, findDiscoverable, identifierKey } from './find.ts';
import { type Contact, contactKey, contacts } from './record.ts';

export interface NewContact {
  /** A tag such as `@AdaL`, an email address, or a telephone number with its country. */
  readonly identifier: string;
  /** What the contact is to be paid in. */
  readonly currency: CurrencyCode;
}

/**
 * Looks somebody up by an identifier and keeps them as a contact, with a recipient that money for them is sent to. The
 * same identifier and currency are the same contact; a recipient of it that was deleted is made anew.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `contact.no-identifier`, `contact.unknown-currency`, `contact.not-found`,
 * `contact.oneself`
 * @source contactCreate
 * @assumed a profile cannot be its own contact; whoever hides later stays a contact of those who had found them
 */
export function createContact(world: World, actor: Actor, profileId: number, wish: NewContact): Contact {
  const { currency } = wish;
  const owner = requireWorkingProfile(world, actor, profileId);
  if (wish.identifier.trim() === '') refuse('contact.no-identifier');
  if (!isCurrency(currency)) refuse('contact.unknown-currency', { currency, arguments: ['targetCurrency', currency] });
  const person = findDiscoverable(world, wish.identifier) ?? refuse('contact.not-found');
  if (person.id === owner.id) refuse('contact.oneself');
  const identifier = identifierKey(wish.identifier);
  const known = world.table(contacts).find('same', contactKey({ profileId, identifier, currency }));
  keepRecipientOf(world, { owner, person, currency });
  return known ?? insert(world, contacts, newContact(world, owner, person, { identifier, currency }));
}

const newContact = (world: World, owner: Profile, person: Profile, wish: NewContact): Contact => ({
  ...wish,
  id: nextUuid(world),
  profileId: owner.id,
  contactProfileId: person.id,
  name: nameOf(person),
  createdAt: world.now,
});

/** The recipient behind a profile's contact; undefined when there is none, or it was deleted. */
export function findContactRecipient(world: World, profileId: number, contactId: string): Recipient | undefined {
  const contact = findContact(world, contactId);
  if (contact?.profileId !== profileId) return undefined;
  return findRecipientOf(world, profileId, contact.contactProfileId, contact.currency);
}
