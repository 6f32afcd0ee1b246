/** The people behind a business, and what they show to prove who they are. */
import { type Instant, table } from '../kernel/index.ts';
import type { VerificationStatus } from '../lifecycles/profile-verification.ts';
import type { Contact } from './details.ts';
import type { Address } from './record.ts';

/** Somebody who acts for businesses, and need not be a customer. */
export interface Representative {
  readonly id: number;
  /** The user whose businesses may share them. */
  readonly userId: number;
  readonly status: VerificationStatus;
  readonly firstName: string;
  readonly lastName: string;
  readonly preferredName: string | null;
  /** `YYYY-MM-DD` */
  readonly dateOfBirth: string | null;
  readonly address: Address | null;
  readonly contact: Contact;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const representatives = table<Representative>()('representatives', {
  byUser: { key: representative => representative.userId },
});

export interface Director {
  readonly id: number;
  readonly profileId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  /** Two letters, upper case. */
  readonly country: string | null;
}

export const directors = table<Director>()('directors', { byProfile: { key: director => director.profileId } });

/** Somebody who owns a quarter of the business or more. */
export interface Owner {
  /** 32 hex digits. */
  readonly id: string;
  readonly profileId: number;
  readonly name: string;
  readonly dateOfBirth: string;
  /** Two letters, upper case. */
  readonly country: string | null;
  readonly firstLine: string | null;
  readonly postCode: string | null;
  /** Whole percents of the business; null where Wise does not ask. */
  readonly percentage: number | null;
}

export const owners = table<Owner>()('owners', { byProfile: { key: owner => owner.profileId } });

/** @source profileVerificationDocumentCreate, type */
export const documentTypes = [
  'DRIVERS_LICENCE',
  'IDENTITY_CARD',
  'GREEN_CARD',
  'MY_NUMBER',
  'PASSPORT',
  'SSN',
  'EMIRATES_EMPLOYER',
  'EMIRATES_PLACE_OF_BIRTH',
  'CPF_CNPJ',
  'FINANCIAL_CAPACITY_BR',
  'OTHER',
] as const;

export type DocumentType = (typeof documentTypes)[number];

/** What an identity document says. Dates are `YYYY-MM-DD`, countries two letters, upper case. */
export interface DocumentDetails {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly uniqueIdentifier: string | null;
  readonly issueDate: string | null;
  readonly issuerCountry: string | null;
  readonly issuerState: string | null;
  readonly expiryDate: string | null;
  readonly nationality: string | null;
  readonly employerName: string | null;
  readonly employerCity: string | null;
  readonly employerCountry: string | null;
  readonly birthCity: string | null;
  readonly birthCountry: string | null;
  readonly sex: 'MALE' | 'FEMALE' | null;
  readonly placeOfBirth: string | null;
}

/** One document of each type and person; its id names both. */
export interface IdentityDocument extends DocumentDetails {
  readonly id: string;
  readonly profileId: number;
  readonly type: DocumentType;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const documents = table<IdentityDocument>()('identity-documents', {
  byProfile: { key: document => document.profileId },
});
