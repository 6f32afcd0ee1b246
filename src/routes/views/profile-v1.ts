import type { Operations } from '../../contract/generated/operations.ts';
import { refuse } from '../../state/kernel/index.ts';
import type {
  BusinessChanges,
  BusinessDetails,
  BusinessProfile,
  NewProfile,
  PersonalChanges,
  PersonalDetails,
  PersonalProfile,
  Profile,
  ProfileChange,
} from '../../state/profiles/index.ts';
import { requireId } from './ids.ts';

type Body = Operations['profileCreateV1']['request']['body'] | Operations['profileUpdateV1']['request']['body'];
type Details<Type extends Body['type']> = NonNullable<Extract<Body, { readonly type: Type }>['details']>;
type Answer = Operations['profileCreateV1']['replies'][200];

/** @throws Refusal `request.malformed` without `details` */
export function readNewProfile(body: Operations['profileCreateV1']['request']['body']): NewProfile {
  return body.type === 'personal'
    ? { type: 'personal', details: readPersonal(requireDetails(body.details)) }
    : { type: 'business', details: readBusiness(requireDetails(body.details)) };
}

/** @throws Refusal `request.malformed` without `details` or with an `id` that is none */
export function readProfileChange(body: Operations['profileUpdateV1']['request']['body']): ProfileChange {
  const id = requireId(body.id, 'id');
  return body.type === 'personal'
    ? { type: 'personal', id, changes: readPersonalChanges(requireDetails(body.details)) }
    : { type: 'business', id, changes: readBusinessChanges(requireDetails(body.details)) };
}

function requireDetails<D>(details: D | undefined): D {
  const missing = { code: 'BAD_REQUEST', message: 'Missing details property', path: 'details', arguments: [] };
  return details ?? refuse('request.malformed', { problems: [missing] });
}

/** The address follows by itself, and of other ways to be reached the older form knows the telephone alone. */
const readPersonal = (details: Details<'personal'>): PersonalDetails => ({
  firstName: details.firstName ?? null,
  lastName: details.lastName ?? null,
  preferredName: details.preferredName ?? null,
  firstNameInKana: details.firstNameInKana ?? null,
  lastNameInKana: details.lastNameInKana ?? null,
  dateOfBirth: details.dateOfBirth ?? null,
  contact: { email: null, phoneNumber: details.phoneNumber ?? null },
  address: null,
  nationality: null,
  externalCustomerId: null,
  occupations: [],
});

const readPersonalChanges = (details: Details<'personal'>): PersonalChanges => ({
  firstName: details.firstName,
  lastName: details.lastName,
  preferredName: details.preferredName,
  firstNameInKana: details.firstNameInKana,
  lastNameInKana: details.lastNameInKana,
  dateOfBirth: details.dateOfBirth,
  contact: details.phoneNumber === undefined ? undefined : { phoneNumber: details.phoneNumber },
});

/** @assumed the two levels of category are what the newer form calls first and second */
const readBusinessChanges = (details: Details<'business'>): BusinessChanges => ({
  businessName: details.name,
  registrationNumber: details.registrationNumber,
  acn: details.acn,
  abn: details.abn,
  arbn: details.arbn,
  companyType: details.companyType,
  companyRole: details.companyRole,
  descriptionOfBusiness: details.descriptionOfBusiness,
  webpage: details.webpage,
  firstLevelCategory: details.businessCategory,
  secondLevelCategory: details.businessSubCategory,
});

const readBusiness = (details: Details<'business'>): BusinessDetails => ({
  businessName: details.name ?? null,
  businessNameInKatakana: null,
  businessFreeFormDescription: null,
  descriptionOfBusiness: details.descriptionOfBusiness ?? null,
  registrationNumber: details.registrationNumber ?? null,
  acn: details.acn ?? null,
  abn: details.abn ?? null,
  arbn: details.arbn ?? null,
  companyType: details.companyType ?? null,
  companyRole: details.companyRole ?? null,
  address: null,
  externalCustomerId: null,
  actorEmail: null,
  firstLevelCategory: details.businessCategory ?? null,
  secondLevelCategory: details.businessSubCategory ?? null,
  operationalAddresses: [],
  webpage: details.webpage ?? null,
});

/** As v1 lists a profile: its details apart, and of its address the id alone. */
export const showProfileV1 = (profile: Profile) =>
  profile.type === 'personal'
    ? { id: profile.id, type: profile.type, details: personalDetails(profile) }
    : { id: profile.id, type: profile.type, details: businessDetails(profile) };

/** As v1 answers what it has written: the same, but empty texts where the list has null. */
export function showWrittenV1(profile: Profile): Answer {
  if (profile.type === 'personal') {
    const { localizedInformation: _, ...details } = personalDetails(profile);
    const { dateOfBirth, phoneNumber } = details;
    const texts = {
      avatar: '',
      occupation: '',
      dateOfBirth: dateOfBirth ?? undefined,
      phoneNumber: phoneNumber ?? undefined,
    };
    return { id: profile.id, type: 'personal', details: { ...details, ...texts } };
  }
  const { localizedInformation: _, ...details } = businessDetails(profile);
  return {
    id: profile.id,
    type: 'business',
    details: {
      ...details,
      registrationNumber: details.registrationNumber ?? undefined,
      companyType: details.companyType ?? undefined,
      companyRole: details.companyRole ?? undefined,
      descriptionOfBusiness: details.descriptionOfBusiness ?? undefined,
      webpage: details.webpage ?? undefined,
      primaryAddress: details.primaryAddress ?? undefined,
      businessCategory: details.businessCategory ?? undefined,
      businessSubCategory: details.businessSubCategory ?? undefined,
    },
  };
}

const personalDetails = (profile: PersonalProfile) => ({
  firstName: profile.firstName,
  lastName: profile.lastName,
  dateOfBirth: profile.dateOfBirth,
  phoneNumber: profile.contact.phoneNumber,
  avatar: null,
  occupation: null,
  occupations: profile.occupations.length === 0 ? null : profile.occupations,
  primaryAddress: profile.address?.id ?? null,
  firstNameInKana: profile.firstNameInKana,
  lastNameInKana: profile.lastNameInKana,
  localizedInformation: [],
});

/** @assumed the two levels of category are what the newer form calls first and second */
const businessDetails = (profile: BusinessProfile) => ({
  name: profile.businessName,
  registrationNumber: profile.registrationNumber,
  acn: profile.acn,
  abn: profile.abn,
  arbn: profile.arbn,
  companyType: profile.companyType,
  companyRole: profile.companyRole,
  descriptionOfBusiness: profile.descriptionOfBusiness,
  primaryAddress: profile.address?.id ?? null,
  webpage: profile.webpage,
  businessCategory: profile.firstLevelCategory,
  businessSubCategory: profile.secondLevelCategory,
  localizedInformation: [],
});
