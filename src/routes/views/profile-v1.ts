import type { BusinessProfile, PersonalProfile, Profile } from '../../state/profiles/index.ts';

/** As v1 reads a profile: its details apart, and of its address the id alone. */
export const showProfileV1 = (profile: Profile) =>
  profile.type === 'personal'
    ? { id: profile.id, type: profile.type, details: personalDetails(profile) }
    : { id: profile.id, type: profile.type, details: businessDetails(profile) };

const personalDetails = (profile: PersonalProfile) => ({
  firstName: profile.firstName,
  lastName: profile.lastName,
  dateOfBirth: profile.dateOfBirth,
  phoneNumber: profile.phoneNumber,
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
