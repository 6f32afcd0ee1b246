import { createUser, issueFixedToken, registerClient, type UserActor } from '../state/access/index.ts';
import { setBulkTerms } from '../state/funding/index.ts';
import type { World } from '../state/kernel/index.ts';
import { createBusinessProfile, createPersonalProfile } from '../state/profiles/index.ts';
import { enrolForUser, registerPhoneNumber } from '../state/sca/index.ts';
import { passAllVerifications } from './verification.ts';

const client = {
  id: 'localwise',
  key: 'localwise-key',
  secret: 'localwise-secret',
  name: 'localwise',
  // What tutorials use, and any other port and path of one's own machine.
  redirectUris: [
    'http://localhost:3000/callback',
    'http://127.0.0.1:3000/callback',
    'http://localhost:*',
    'http://127.0.0.1:*',
  ],
};

const address = {
  firstLine: '56 Shoreditch High Street',
  city: 'London',
  country: 'GB',
  postCode: 'E1 6JJ',
  state: null,
};

const email = 'ada.lovell@example.com';

const ada = {
  firstName: 'Ada',
  lastName: 'Lovell',
  preferredName: null,
  firstNameInKana: null,
  lastNameInKana: null,
  address,
  nationality: 'GB',
  dateOfBirth: '1985-12-10',
  externalCustomerId: null,
  contact: { email, phoneNumber: '+442071838750' },
  occupations: [],
};

const northbank = {
  businessName: 'Northbank Trading Ltd',
  businessNameInKatakana: null,
  businessFreeFormDescription: null,
  descriptionOfBusiness: null,
  registrationNumber: '07209813',
  acn: null,
  abn: null,
  arbn: null,
  companyType: 'LIMITED',
  companyRole: 'OWNER',
  address,
  externalCustomerId: null,
  actorEmail: null,
  firstLevelCategory: 'CONSULTING_IT_BUSINESS_SERVICES',
  secondLevelCategory: 'IT_DEVELOPMENT',
  operationalAddresses: [],
  webpage: 'https://northbank.example',
} as const;

/** What the seeded user is recognised by, for all profiles; every one-time password is 111111. */
const factors = [
  { kind: 'PIN', value: '1234' },
  { kind: 'PARTNER_DEVICE_FINGERPRINT', value: 'localwise-device' },
] as const;
const phoneNumber = '+447700900123';

/**
 * What every world begins with, whatever its seed: the application, and a user with a verified profile of each kind, all
 * under names and tokens that documentation can print.
 */
export function foundWorld(world: World): void {
  registerClient(world, client);
  setBulkTerms(world, client.id, { enabled: true });
  const registrationCode = 'localwise-registration-code-00000001';
  const user = createUser(world, client.id, { email, registrationCode, language: 'EN' });
  const actor: UserActor = { kind: 'user', userId: user.id, clientId: client.id, profileId: null };
  createPersonalProfile(world, actor, ada);
  createBusinessProfile(world, actor, northbank, false);
  passAllVerifications(world, actor);
  for (const proof of factors) enrolForUser(world, actor, proof);
  registerPhoneNumber(world, { kind: 'client', clientId: client.id }, user.id, phoneNumber);
  issueFixedToken(world, { id: 'localwise-user-token', kind: 'user', clientId: client.id, userId: user.id });
  issueFixedToken(world, { id: 'localwise-personal-token', kind: 'personal', clientId: null, userId: user.id });
  issueFixedToken(world, { id: 'localwise-client-token', kind: 'client', clientId: client.id, userId: null });
}
