/** What a profile is made from, as it was given; nothing of it has been checked. */

export interface AddressDetails {
  readonly firstLine: string | null;
  readonly city: string | null;
  /** A two- or three-letter code, in any case. */
  readonly country: string | null;
  readonly postCode: string | null;
  readonly state: string | null;
}

export interface PersonalDetails {
  readonly firstName: string;
  readonly lastName: string;
  readonly preferredName: string | null;
  readonly firstNameInKana: string | null;
  readonly lastNameInKana: string | null;
  readonly address: AddressDetails;
  /** A two- or three-letter code, in any case. */
  readonly nationality: string | null;
  /** `YYYY-MM-DD` */
  readonly dateOfBirth: string;
  readonly externalCustomerId: string | null;
  readonly contact: { readonly email: string; readonly phoneNumber: string };
  readonly occupations: readonly { readonly code: string | null; readonly format: string | null }[];
}

export interface BusinessDetails {
  readonly businessName: string | null;
  readonly businessNameInKatakana: string | null;
  readonly businessFreeFormDescription: string | null;
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
