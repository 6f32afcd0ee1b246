/** Details that were found good, as records keep them. */
import { nextNumber, type Problem, refuse, type World } from '../kernel/index.ts';
import { findCountryCodes } from './countries.ts';
import type { AddressDetails, BusinessDetails, PersonalDetails, PersonDetails, Way } from './details.ts';
import type { Address } from './record.ts';

/** An address before it has an id. */
export type Place = Omit<Address, 'id'>;

/** @throws Refusal `profile.invalid-details`, or for who goes step by step `profile.unfit-details` */
export function refuseProblems(problems: readonly Problem[], way: Way): void {
  if (problems.length === 0) return;
  refuse(way === 'whole' ? 'profile.invalid-details' : 'profile.unfit-details', { problems });
}

export const personFacts = (given: PersonDetails) => ({
  firstName: given.firstName ?? '',
  lastName: given.lastName ?? '',
  preferredName: given.preferredName,
  dateOfBirth: given.dateOfBirth,
  contact: given.contact,
  address: placeOf(given.address),
});

export const personalFacts = (given: PersonalDetails) => ({
  ...personFacts(given),
  firstNameInKana: given.firstNameInKana,
  lastNameInKana: given.lastNameInKana,
  nationality: given.nationality === null ? null : countryOf(given.nationality),
  externalCustomerId: given.externalCustomerId,
  occupations: given.occupations.map(({ code, format }) => ({ code: code ?? '', format: format ?? 'FREE_FORM' })),
});

export const businessFacts = (given: BusinessDetails) => ({
  businessName: given.businessName ?? '',
  businessNameInKatakana: given.businessNameInKatakana,
  businessFreeFormDescription: given.businessFreeFormDescription,
  descriptionOfBusiness: given.descriptionOfBusiness,
  registrationNumber: given.registrationNumber,
  acn: given.acn,
  abn: given.abn,
  arbn: given.arbn,
  companyType: given.companyType,
  companyRole: given.companyRole,
  address: placeOf(given.address),
  externalCustomerId: given.externalCustomerId,
  actorEmail: given.actorEmail,
  firstLevelCategory: given.firstLevelCategory,
  secondLevelCategory: given.secondLevelCategory,
  operationalAddresses: given.operationalAddresses.map(one => placeOf(one)),
  webpage: given.webpage,
});

/** The checks have made sure that the country exists. */
const countryOf = (code: string): string => findCountryCodes(code)?.iso2 ?? '';

export function placeOf<A extends AddressDetails | null>(address: A): A extends null ? Place | null : Place;
export function placeOf(address: AddressDetails | null): Place | null {
  if (address === null) return null;
  const { firstLine, city, country, postCode, state } = address;
  return { firstLine, city, country: countryOf(country ?? ''), postCode, state };
}

/** Gives a place its id: the one it had, or a new one. */
export function located(world: World, place: Place | null, before: Address | null = null): Address | null {
  return place === null ? null : locatedAt(world, place, before);
}

export const locatedAt = (world: World, place: Place, before: Address | null = null): Address => ({
  ...place,
  id: before?.id ?? nextNumber(world, 'address'),
});
