import { type CurrencyCode, type Instant, table } from '../kernel/index.ts';
import type { Discoverability } from '../lifecycles/discoverability.ts';

/** Somebody with a profile here whom a profile has looked up; money is sent to them without bank details. */
export interface Contact {
  readonly id: string;
  /** Whose contact it is. */
  readonly profileId: number;
  readonly contactProfileId: number;
  /** By what they were found, in the form identifiers are compared in. */
  readonly identifier: string;
  /** What they are paid in. */
  readonly currency: CurrencyCode;
  readonly name: string;
  readonly createdAt: Instant;
}

interface ContactKey {
  readonly profileId: number;
  readonly identifier: string;
  readonly currency: CurrencyCode;
}

/** `30000001:EUR:@adal`: the identifier comes last, since it may hold anything. */
export const contactKey = ({ profileId, identifier, currency }: ContactKey): string =>
  `${profileId}:${currency}:${identifier}`;

export const contacts = table<Contact>()('contacts', {
  byProfile: { key: contact => contact.profileId },
  same: { key: contactKey, unique: true },
});

/** By what a profile can be found; its id is the profile's. Email and telephone are the profile's own. */
export interface Discovery {
  readonly id: number;
  readonly status: Discoverability;
  /** With its sign and in its owner's spelling: `@AdaL`. */
  readonly tag: string;
}

export const tagKey = (tag: string): string => tag.toLowerCase();

export const discoveries = table<Discovery>()('discoveries', {
  byTag: { key: discovery => tagKey(discovery.tag), unique: true },
});
