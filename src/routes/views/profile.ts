import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { World } from '../../state/kernel/index.ts';
import {
  type Address,
  type BusinessProfile,
  findCountryCodes,
  findPersonalProfile,
  nameOf,
  type PersonalProfile,
  type Profile,
  visibilityOf,
} from '../../state/profiles/index.ts';
import { showZoneless } from './dates.ts';

type PersonalAnswer = Operations['profilePersonalCreate']['replies'][200];
type RepresentedAnswer = Operations['profileBusinessCreateV3']['replies'][200];

/** As v2 reads a profile: flat, and with an address that stands by itself. */
export const showProfile = (world: World, profile: Profile): schemas.Profile =>
  profile.type === 'personal' ? showPersonal(world, profile) : showBusiness(world, profile);

export const showPersonal = (world: World, profile: PersonalProfile): schemas.PersonalProfile => ({
  type: 'PERSONAL',
  ...showBase(world, profile),
  avatar: null,
  firstName: profile.firstName,
  lastName: profile.lastName,
  preferredName: profile.preferredName ?? undefined,
  dateOfBirth: profile.dateOfBirth ?? undefined,
  phoneNumber: profile.contact.phoneNumber ?? undefined,
  secondaryAddresses: profile.secondaryAddresses.map(showAddress),
});

export const showBusiness = (world: World, profile: BusinessProfile): schemas.BusinessProfile => {
  const representative = findPersonalProfile(world, profile.userId);
  return {
    type: 'BUSINESS',
    ...showBase(world, profile),
    businessName: profile.businessName,
    registrationNumber: profile.registrationNumber ?? undefined,
    descriptionOfBusiness: profile.descriptionOfBusiness ?? undefined,
    webpage: profile.webpage ?? undefined,
    companyType: profile.companyType ?? undefined,
    companyRole: profile.companyRole ?? undefined,
    businessFreeFormDescription: profile.businessFreeFormDescription ?? undefined,
    firstLevelCategory: profile.firstLevelCategory ?? undefined,
    secondLevelCategory: profile.secondLevelCategory ?? undefined,
    operationalAddresses: profile.operationalAddresses.map(showAddress),
    onboardingFlow: 'DEFAULT',
    industryCategories: [],
    personalProfile: representative ? { ...showPersonal(world, representative) } : null,
  };
};

/** As the creation of a business together with its representative is answered. */
export const showRepresented = (world: World, profile: BusinessProfile): RepresentedAnswer => ({
  ...showBusiness(world, profile),
  businessRepresentativeId: profile.representativeId,
});

/** What both kinds show; the latter half is what the service has added since the document was written. */
const showBase = (world: World, profile: Profile) => ({
  id: profile.id,
  publicId: profile.publicId,
  userId: profile.userId,
  address: profile.address ? showAddress(profile.address) : undefined,
  email: profile.email ?? '',
  createdAt: showZoneless(profile.createdAt),
  updatedAt: showZoneless(profile.updatedAt),
  currentState: visibilityOf(world, profile),
  contactDetails: {
    email: profile.contact.email ?? undefined,
    phoneNumber: profile.contact.phoneNumber ?? undefined,
  },
  fullName: nameOf(profile),
  obfuscated: false,
  dataObfuscated: false,
  version: profile.version,
  partner: null,
  partnerCustomer: false,
  profileRole: 'DIRECT_CUSTOMER_PROFILE',
  creatorClientId: profile.clientId,
  contractingWithWise: true,
  jointProfile: false,
});

const showAddress = (address: Address): schemas.ProfileAddress => ({
  id: address.id,
  addressFirstLine: address.firstLine ?? undefined,
  city: address.city ?? undefined,
  countryIso2Code: address.country,
  countryIso3Code: threeLetters(address.country),
  postCode: address.postCode ?? undefined,
  stateCode: address.state,
});

/** A country by its three letters, lower case. */
export const threeLetters = (country: string): string => findCountryCodes(country)?.iso3.toLowerCase() ?? '';

/** As the creation of a personal profile is answered: what was sent, under `details`. */
export const showPersonalCreated = (profile: PersonalProfile): PersonalAnswer => ({
  id: profile.id,
  type: 'PERSONAL',
  details: {
    firstName: profile.firstName,
    lastName: profile.lastName,
    preferredName: profile.preferredName ?? undefined,
    firstNameInKana: profile.firstNameInKana,
    lastNameInKana: profile.lastNameInKana,
    address: profile.address ? showSentAddress(profile.address) : undefined,
    nationality: profile.nationality === null ? undefined : threeLetters(profile.nationality),
    dateOfBirth: profile.dateOfBirth ?? undefined,
    externalCustomerId: profile.externalCustomerId ?? undefined,
    contactDetails: {
      email: profile.contact.email ?? undefined,
      phoneNumber: profile.contact.phoneNumber ?? undefined,
    },
    occupations: profile.occupations,
    localizedInformation: [],
  },
});

export const showSentAddress = ({ firstLine, city, country, postCode, state }: Address) => ({
  addressFirstLine: firstLine ?? undefined,
  city: city ?? undefined,
  countryIso3Code: threeLetters(country),
  postCode: postCode ?? undefined,
  stateCode: state ?? undefined,
});
