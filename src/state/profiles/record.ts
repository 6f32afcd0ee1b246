import { type Instant, type Money, table } from '../kernel/index.ts';
import type { VerificationStatus } from '../lifecycles/profile-verification.ts';
import type { Contact } from './details.ts';

export interface Address {
  readonly id: number;
  readonly firstLine: string | null;
  readonly city: string | null;
  /** Two letters, upper case. */
  readonly country: string;
  readonly postCode: string | null;
  readonly state: string | null;
}

/** What both kinds of profile have. `status` is where identity verification stands. */
interface ProfileBase {
  readonly id: number;
  readonly publicId: string;
  readonly userId: number;
  /** The application whose token created the profile. */
  readonly clientId: string | null;
  readonly status: VerificationStatus;
  /** Since when the profile is closed; null while it is not. */
  readonly closedAt: Instant | null;
  /** What an unverified profile may send all the same, by currency; nothing where there is no entry. */
  readonly entitlements: Readonly<Record<string, Money>>;
  readonly email: string | null;
  readonly contact: Contact;
  readonly address: Address | null;
  readonly externalCustomerId: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly version: number;
}

export interface PersonalProfile extends ProfileBase {
  readonly type: 'personal';
  readonly firstName: string;
  readonly lastName: string;
  readonly preferredName: string | null;
  readonly firstNameInKana: string | null;
  readonly lastNameInKana: string | null;
  /** `YYYY-MM-DD` */
  readonly dateOfBirth: string | null;
  /** Two letters, upper case. */
  readonly nationality: string | null;
  readonly secondaryAddresses: readonly Address[];
  readonly occupations: readonly { readonly code: string; readonly format: string }[];
}

export interface BusinessProfile extends ProfileBase {
  readonly type: 'business';
  /** Who acts for the business; null where it is the user, by their personal profile. */
  readonly representativeId: number | null;
  readonly businessName: string;
  readonly businessNameInKatakana: string | null;
  readonly businessFreeFormDescription: string | null;
  readonly registrationNumber: string | null;
  readonly acn: string | null;
  readonly abn: string | null;
  readonly arbn: string | null;
  readonly companyType: string | null;
  readonly companyRole: 'OWNER' | 'DIRECTOR' | 'OTHER' | null;
  readonly descriptionOfBusiness: string | null;
  readonly webpage: string | null;
  readonly firstLevelCategory: string | null;
  readonly secondLevelCategory: string | null;
  readonly operationalAddresses: readonly Address[];
  readonly actorEmail: string | null;
}

export type Profile = PersonalProfile | BusinessProfile;

/** One person, as far as their details tell; two active profiles of the same person are not allowed. */
export function personKey(profile: {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string | null;
  readonly address: Pick<Address, 'firstLine' | 'postCode' | 'country'> | null;
}): string {
  const { firstName, lastName, dateOfBirth, address } = profile;
  const parts = [firstName, lastName, dateOfBirth, address?.firstLine, address?.postCode, address?.country];
  return parts.map(part => (part ?? '').trim().toLowerCase()).join('|');
}

/** Addresses are the same in whatever case, telephone numbers however they are spaced. */
const emailKey = ({ contact }: Profile): string | undefined => contact.email?.toLowerCase();
const phoneKey = ({ contact }: Profile): string | undefined => contact.phoneNumber?.replace(/[\s().-]/g, '');

export const profiles = table<Profile>()('profiles', {
  byUser: { key: profile => profile.userId },
  byAddress: { key: profile => profile.address?.id },
  byClient: { key: profile => profile.clientId ?? undefined },
  /** The personal profile of a user: there is one at most. */
  byPersonOf: { key: profile => (profile.type === 'personal' ? profile.userId : undefined), unique: true },
  byEmail: { key: emailKey },
  byPhone: { key: phoneKey },
  byPerson: {
    key: profile => (profile.type === 'personal' && profile.closedAt === null ? personKey(profile) : undefined),
  },
});

/** The name payments and statements show. */
export const nameOf = (profile: Profile): string =>
  profile.type === 'business' ? profile.businessName : `${profile.firstName} ${profile.lastName}`;
