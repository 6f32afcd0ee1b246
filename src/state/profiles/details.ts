/** What a profile is made from, as it was given; nothing of it has been checked. */

export interface AddressDetails {
  readonly firstLine: string | null;
  readonly city: string | null;
  /** A two- or three-letter code, in any case. */
  readonly country: string | null;
  readonly postCode: string | null;
  readonly state: string | null;
}

export interface Contact {
  readonly email: string | null;
  readonly phoneNumber: string | null;
}

/** Who somebody is, whether customer or representative. */
export interface PersonDetails {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly preferredName: string | null;
  readonly address: AddressDetails | null;
  /** `YYYY-MM-DD` */
  readonly dateOfBirth: string | null;
  readonly contact: Contact;
}

export interface PersonalDetails extends PersonDetails {
  readonly firstNameInKana: string | null;
  readonly lastNameInKana: string | null;
  /** A two- or three-letter code, in any case. */
  readonly nationality: string | null;
  readonly externalCustomerId: string | null;
  readonly occupations: readonly { readonly code: string | null; readonly format: string | null }[];
}

export interface BusinessDetails {
  readonly businessName: string | null;
  readonly businessNameInKatakana: string | null;
  readonly businessFreeFormDescription: string | null;
  /** The older word for what a business does; the more particular category where nobody says it. */
  readonly descriptionOfBusiness: string | null;
  readonly registrationNumber: string | null;
  readonly acn: string | null;
  readonly abn: string | null;
  readonly arbn: string | null;
  readonly companyType: string | null;
  readonly companyRole: 'OWNER' | 'DIRECTOR' | 'OTHER' | null;
  readonly address: AddressDetails | null;
  readonly externalCustomerId: string | null;
  readonly actorEmail: string | null;
  readonly firstLevelCategory: string | null;
  readonly secondLevelCategory: string | null;
  readonly operationalAddresses: readonly AddressDetails[];
  readonly webpage: string | null;
}

/**
 * How details come in: all of them at once, or step by step, with the address following. Whoever goes step by step is
 * held to less at first, and told of mistakes in the words of that way.
 */
export type Way = 'whole' | 'stepwise';

/** Some of the details; what is undefined stays as it is, and of an address or a contact single parts may be given. */
export type ChangesOf<Details> = {
  readonly [K in keyof Details]?: K extends 'address' | 'contact'
    ? Partial<Details[K]> | undefined
    : Details[K] | undefined;
};

/** `before`, with what the changes name in the place of what was there. */
export function overlay<T extends object>(before: T, changes: Partial<T> | undefined): T {
  const named = Object.entries(changes ?? {}).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(named) };
}

const NOWHERE: AddressDetails = { firstLine: null, city: null, country: null, postCode: null, state: null };

/** An address with changes; one that was not there yet is made of them. */
export const overlayAddress = (
  before: AddressDetails | null,
  changes: Partial<AddressDetails> | null | undefined,
): AddressDetails | null => (changes ? overlay(before ?? NOWHERE, changes) : before);
