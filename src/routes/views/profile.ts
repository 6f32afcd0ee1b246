import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { World } from '../../state/kernel/index.ts';
import {
  type Address,
  type AddressDetails,
  type BusinessDetails,
  type BusinessProfile,
  findCountryCodes,
  findPersonalProfile,
  nameOf,
  type PersonalDetails,
  type PersonalProfile,
  type Profile,
} from '../../state/profiles/index.ts';
import { showZoneless } from './dates.ts';

type PersonalBody = Operations['profilePersonalCreate']['request']['body'];
type PersonalAnswer = Operations['profilePersonalCreate']['replies'][200];
type BusinessBody = Operations['profileBusinessCreate']['request']['body'];
type AddressBody = NonNullable<BusinessBody['address']>;

const readAddress = (address: AddressBody): AddressDetails => ({
  firstLine: address.addressFirstLine ?? null,
  city: address.city ?? null,
  country: address.countryIso3Code ?? address.countryIso2Code ?? null,
  postCode: address.postCode ?? null,
  state: address.stateCode ?? null,
});

export const readPersonal = (body: PersonalBody): PersonalDetails => ({
  firstName: body.firstName,
  lastName: body.lastName,
  preferredName: body.preferredName ?? null,
  firstNameInKana: body.firstNameInKana ?? null,
  lastNameInKana: body.lastNameInKana ?? null,
  address: readAddress(body.address),
  nationality: body.nationality ?? null,
  dateOfBirth: body.dateOfBirth,
  externalCustomerId: body.externalCustomerId ?? null,
  contact: { email: body.contactDetails.email, phoneNumber: body.contactDetails.phoneNumber },
  occupations: (body.occupations ?? []).map(({ code, format }) => ({ code: code ?? null, format: format ?? null })),
});

export const readBusiness = (body: BusinessBody): BusinessDetails => ({
  businessName: body.businessName ?? null,
  businessNameInKatakana: body.businessNameInKatakana ?? null,
  businessFreeFormDescription: body.businessFreeFormDescription ?? null,
  registrationNumber: body.registrationNumber ?? null,
  acn: body.acn ?? null,
  abn: body.abn ?? null,
  arbn: body.arbn ?? null,
  companyType: body.companyType ?? null,
  companyRole: body.companyRole ?? null,
  address: body.address ? readAddress(body.address) : null,
  externalCustomerId: body.externalCustomerId ?? null,
  actorEmail: body.actorEmail ?? null,
  firstLevelCategory: body.firstLevelCategory ?? null,
  secondLevelCategory: body.secondLevelCategory ?? null,
  operationalAddresses: (body.operationalAddresses ?? []).map(readAddress),
  webpage: body.webpage ?? null,
});

/** As v2 reads a profile: flat, and with an address that stands by itself. */
export const showProfile = (world: World, profile: Profile): schemas.Profile =>
  profile.type === 'personal' ? showPersonal(profile) : showBusiness(world, profile);

export const showPersonal = (profile: PersonalProfile): schemas.PersonalProfile => ({
  type: 'PERSONAL',
  ...showBase(profile),
  avatar: null,
  firstName: profile.firstName,
  lastName: profile.lastName,
  preferredName: profile.preferredName ?? undefined,
  dateOfBirth: profile.dateOfBirth ?? undefined,
  phoneNumber: profile.phoneNumber ?? undefined,
  secondaryAddresses: profile.secondaryAddresses.map(showAddress),
});

export const showBusiness = (world: World, profile: BusinessProfile): schemas.BusinessProfile => {
  const representative = findPersonalProfile(world, profile.userId);
  return {
    type: 'BUSINESS',
    ...showBase(profile),
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
    personalProfile: representative ? { ...showPersonal(representative) } : null,
  };
};

/** What both kinds show; the latter half is what the service has added since the document was written. */
const showBase = (profile: Profile) => ({
  id: profile.id,
  publicId: profile.publicId,
  userId: profile.userId,
  address: profile.address ? showAddress(profile.address) : undefined,
  email: profile.email ?? '',
  createdAt: showZoneless(profile.createdAt),
  updatedAt: showZoneless(profile.updatedAt),
  currentState: profile.visibility,
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

const threeLetters = (country: string): string => findCountryCodes(country)?.iso3.toLowerCase() ?? '';

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

const showSentAddress = ({ firstLine, city, country, postCode, state }: Address) => ({
  addressFirstLine: firstLine ?? undefined,
  city: city ?? undefined,
  countryIso3Code: threeLetters(country),
  postCode: postCode ?? undefined,
  stateCode: state ?? undefined,
});
