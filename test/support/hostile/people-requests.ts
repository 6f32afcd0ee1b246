import type { Json } from '../../../src/state/kernel/index.ts';
import { PERSONAL } from '../sender.ts';
import type { Request } from './subjects.ts';

const own = { profileId: PERSONAL };
const firm = { profileId: 30_000_002 };
const passport = { type: 'PASSPORT', uniqueIdentifier: 'X1', issueDate: '2020-01-15', issuerCountry: 'GB' };
const KEY = { 'x-idempotence-uuid': '2d5c1c1a-3c2f-4f5e-9b0a-5d7f3f1f2a13' };

/** Requests about users, profiles and the people behind them, by operation. */
export const peopleRequests = (NEWCOMER: string, address: { readonly [part: string]: Json }) =>
  ({
    profileCreateV1: {
      token: NEWCOMER,
      body: {
        type: 'personal',
        details: { firstName: 'Grace', lastName: 'Harper', dateOfBirth: '1977-07-01', phoneNumber: '+3725064992' },
      },
    },
    profileUpdateV1: { body: { id: PERSONAL, type: 'personal', details: { preferredName: 'Addy' } } },
    profilePersonalUpdate: { params: own, body: { preferredName: 'Addy', contactDetails: { email: 'a@example.com' } } },
    profileBusinessUpdate: {
      params: firm,
      body: { webpage: 'https://north.example', operationalAddresses: [address] },
    },
    profileBusinessCreateV3: {
      token: NEWCOMER,
      headers: KEY,
      body: {
        businessName: 'Harper Ltd',
        registrationNumber: '12144939',
        companyType: 'LIMITED',
        address,
        firstLevelCategory: 'OTHER',
        businessRepresentative: {
          firstName: 'Grace',
          lastName: 'Harper',
          address,
          dateOfBirth: '1977-07-01',
          contactDetails: { email: 'g@example.com', phoneNumber: '+14085550100' },
        },
      },
    },
    profileBusinessRepresentativeGet: { params: firm },
    profileBusinessRepresentativeUpdate: { params: firm, body: { preferredName: 'Addy', actorEmail: 'a@example.com' } },
    profileVerificationDocumentCreate: { params: own, body: passport },
    profileVerificationDocumentUpdate: { params: own, body: { ...passport, clientId: 'localwise', sex: 'FEMALE' } },
    profileDirectorList: { params: firm },
    profileDirectorCreate: { params: firm, body: [] },
    profileUboList: { params: firm },
    profileUboCreate: { params: firm, body: [] },
    profileUpdateWindowOpen: { params: own },
    profileUpdateWindowClose: { params: own },
    profileExtensionRequirementsGet: { params: own },
    profileExtensionRequirementsPost: { params: own, body: {} },
    profileExtensionsGet: { params: own },
    profileExtensionsCreate: {
      params: own,
      body: { details: { accountPurpose: 'RECEIVE_SALARY_IN_DIFFERENT_CURRENCY' } },
    },
    profileVerificationStatusCheck: { params: own, query: { source_currencies: 'GBP,EUR' } },
    claimAccountCreate: { body: { registrationCode: 'localwise-registration-code-00000001' } },
    userContactEmailGet: { params: { userId: 10_000_001 } },
    userContactEmailSet: { params: { userId: 10_000_001 }, body: { email: 'ada@home.example' } },
  }) satisfies Readonly<Record<string, Request>>;
