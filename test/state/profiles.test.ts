import { beforeEach, describe, expect, test } from 'vitest';
import { passAllVerifications, passVerification } from '../../src/simulations/verification.ts';
import { createUser, type UserActor } from '../../src/state/access/index.ts';
import { Refusal } from '../../src/state/kernel/index.ts';
import {
  type BusinessDetails,
  createBusinessProfile,
  createPersonalProfile,
  deactivateProfile,
  findProfile,
  type PersonalDetails,
  profilesOf,
  revokeVerification,
  verifyProfile,
} from '../../src/state/profiles/index.ts';
import { Bench } from '../support/bench.ts';

const address = { firstLine: '1 A road', city: 'London', country: 'gbr', postCode: 'N1', state: null };

const person: PersonalDetails = {
  firstName: 'Grace',
  lastName: 'Harper',
  preferredName: null,
  firstNameInKana: null,
  lastNameInKana: null,
  address,
  nationality: 'est',
  dateOfBirth: '1977-07-01',
  externalCustomerId: null,
  contact: { email: 'g@example.com', phoneNumber: '+14085550100' },
  occupations: [],
};

const firm: BusinessDetails = {
  businessName: 'Harper Ltd',
  businessNameInKatakana: null,
  businessFreeFormDescription: null,
  descriptionOfBusiness: null,
  registrationNumber: '12144939',
  acn: null,
  abn: null,
  arbn: null,
  companyType: 'LIMITED',
  companyRole: 'OWNER',
  address,
  externalCustomerId: null,
  actorEmail: null,
  firstLevelCategory: 'CONSULTING_IT_BUSINESS_SERVICES',
  secondLevelCategory: 'DESIGN',
  operationalAddresses: [],
  webpage: null,
};

let bench: Bench;
let grace: UserActor;
beforeEach(() => {
  bench = new Bench();
  grace = member('grace@example.com');
});

function member(email: string): UserActor {
  const user = bench.do(() =>
    createUser(bench.world, 'localwise', { email, registrationCode: 'c'.repeat(32), language: null }),
  );
  return { kind: 'user', userId: user.id, clientId: 'localwise', profileId: null };
}

const personal = (changes: Partial<PersonalDetails> = {}, actor = grace) =>
  bench.do(() => createPersonalProfile(bench.world, actor, { ...person, ...changes }));
const business = (changes: Partial<BusinessDetails> = {}, another = false) =>
  bench.do(() => createBusinessProfile(bench.world, grace, { ...firm, ...changes }, another));

/** Place and fault of everything that is found wrong. */
function faults(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'profile.invalid-details') throw error;
    return (error.details.problems ?? []).map(({ path, code }) => `${path} ${code}`);
  }
  return [];
}

describe('a personal profile', () => {
  test('begins unverified, linked to the application, and unannounced', () => {
    const profile = personal();
    expect(profile).toMatchObject({
      status: 'not_verified',
      clientId: 'localwise',
      userId: grace.userId,
      email: 'grace@example.com',
      nationality: 'EE',
      address: { country: 'GB', id: 40000003 },
    });
    expect(bench.told()).toEqual([]);
  });

  test('is one per user, and one per person', () => {
    personal();
    expect(bench.refusal(() => personal({ firstName: 'Other' }))).toBe('profile.personal-exists');
    const other = member('other@example.com');
    expect(bench.refusal(() => personal({ firstName: 'GRACE' }, other))).toBe('profile.duplicate-person');
    expect(personal({ dateOfBirth: '1977-07-02' }, other).id).toBe(30000004);
  });

  test('of someone who left does not count', () => {
    const { id } = personal();
    bench.do(() => deactivateProfile(bench.world, id));
    expect(personal({}, member('other@example.com')).id).toBe(id + 1);
  });

  const us = { ...address, country: 'usa', state: 'AZ' };
  test.each<[string[], Partial<PersonalDetails>]>([
    [['firstName missing'], { firstName: ' ' }],
    [['lastName too-long'], { lastName: 'x'.repeat(31) }],
    [['preferredName too-long'], { preferredName: 'x'.repeat(31) }],
    [['dateOfBirth invalid'], { dateOfBirth: '1977-02-30' }],
    [['dateOfBirth invalid'], { dateOfBirth: '2026-03-03' }],
    [['dateOfBirth invalid'], { dateOfBirth: '01/07/1977' }],
    [['nationality invalid'], { nationality: 'xyz' }],
    [['contactDetails.email invalid'], { contact: { email: 'g', phoneNumber: '+14085550100' } }],
    [['contactDetails.phoneNumber too-short'], { contact: { email: 'g@example.com', phoneNumber: '+123' } }],
    [
      ['contactDetails.phoneNumber too-long'],
      { contact: { email: 'g@example.com', phoneNumber: `+${'1'.repeat(25)}` } },
    ],
    [['contactDetails.phoneNumber invalid'], { contact: { email: 'g@example.com', phoneNumber: '07700 900123' } }],
    [
      ['address.addressFirstLine missing', 'address.city missing'],
      { address: { ...address, firstLine: '', city: '' } },
    ],
    [['address.countryIso3Code invalid'], { address: { ...address, country: 'xyz' } }],
    [['address.stateCode missing'], { address: { ...us, state: null } }],
    [['address.stateCode too-long'], { address: { ...us, state: 'ARIZONA' } }],
    [['occupations missing'], { address: { ...us, state: 'NM' } }],
    [['occupations missing'], { address: { ...address, country: 'jpn' } }],
    [['occupations.0.format invalid'], { occupations: [{ code: 'Cook', format: 'CODE' }] }],
    [['occupations.0.code missing'], { occupations: [{ code: null, format: 'FREE_FORM' }] }],
    [[], { address: us }],
    [[], { address: { ...address, country: 'JP' }, occupations: [{ code: 'Cook', format: 'FREE_FORM' }] }],
  ])('%j', (expected, changes) => {
    expect(faults(() => personal(changes))).toEqual(expected);
  });
});

describe('a business profile', () => {
  test('needs the person behind it, and lends their contact', () => {
    expect(bench.refusal(() => business())).toBe('profile.personal-required');
    personal();
    const profile = business();
    expect(profile).toMatchObject({
      contact: person.contact,
      email: 'grace@example.com',
      descriptionOfBusiness: 'DESIGN',
    });
    expect(business({ actorEmail: 'a@harper.example' }, true)).toMatchObject({ email: 'a@harper.example' });
  });

  test('is one of several only when that is meant', () => {
    personal();
    business();
    expect(bench.refusal(() => business())).toBe('profile.business-exists');
    business({}, true);
    expect(profilesOf(bench.world, grace).map(({ type }) => type)).toEqual(['personal', 'business', 'business']);
  });

  test.each<[string[], Partial<BusinessDetails>]>([
    [['businessName missing'], { businessName: null }],
    [['businessName too-short'], { businessName: 'X' }],
    [['businessName invalid'], { businessName: '???' }],
    [['registrationNumber missing'], { registrationNumber: null }],
    [[], { registrationNumber: null, companyType: 'SOLE_TRADER' }],
    [[], { registrationNumber: null, companyType: 'SOLE_PROPRIETORSHIP' }],
    [['companyType missing'], { companyType: null }],
    [['companyType invalid'], { companyType: 'CIRCUS' }],
    [['firstLevelCategory missing'], { firstLevelCategory: null }],
    [['firstLevelCategory invalid'], { firstLevelCategory: 'CIRCUS' }],
    [['secondLevelCategory invalid'], { secondLevelCategory: 'INSURANCE' }],
    [[], { secondLevelCategory: null }],
    [['address missing'], { address: null }],
    [['address.stateCode missing'], { address: { ...address, country: 'aus' } }],
    [['operationalAddresses.0.countryIso3Code missing'], { operationalAddresses: [{ ...address, country: null }] }],
    [['actorEmail invalid'], { actorEmail: 'nobody' }],
    [['abn invalid'], { abn: '51824753556' }],
    [[], { abn: '51824753556', address: { ...address, country: 'AU', state: 'NSW' } }],
    [['businessNameInKatakana invalid'], { businessNameInKatakana: 'ハーパー' }],
    [[], { companyType: 'OTHER' }],
  ])('%j', (expected, changes) => {
    personal();
    expect(faults(() => business(changes))).toEqual(expected);
  });
});

describe('verification', () => {
  test('is announced with each change, and only then', () => {
    const { world } = bench;
    const { id } = personal();
    bench.do(() => verifyProfile(world, id));
    expect(bench.events).toMatchObject([
      {
        type: 'profiles#verification-state-change',
        scope: { profileId: id, userId: grace.userId, clientId: 'localwise' },
        facts: { profileId: id, state: 'verified', at: world.now },
      },
    ]);
    expect(bench.refusal(() => verifyProfile(world, id))).toBe('profile.invalid-verification-state');
    bench.do(() => revokeVerification(world, id));
    expect(bench.events.at(-1)?.facts).toMatchObject({ state: 'not_verified' });
    expect(bench.refusal(() => verifyProfile(world, 99))).toBe('profile.not-found');
  });

  test('can be simulated again and again, and says so once', () => {
    const { world } = bench;
    const { id } = personal();
    const other = business().id;
    bench.do(() => passVerification(world, grace, id));
    bench.do(() => passVerification(world, { kind: 'client', clientId: 'localwise' }, id));
    expect(bench.told()).toHaveLength(1);
    bench.do(() => passAllVerifications(world, grace));
    expect(bench.told()).toHaveLength(1);
    expect(findProfile(world, other)?.status).toBe('verified');
    expect(bench.refusal(() => passVerification(world, bench.ada, id))).toBe('access.forbidden');
  });

  test('is reached by the token of one profile for that profile alone', () => {
    const { world } = bench;
    const { id } = personal();
    const other = business().id;
    bench.do(() => passAllVerifications(world, { ...grace, profileId: other }));
    expect(findProfile(world, id)?.status).toBe('not_verified');
    expect(bench.refusal(() => passVerification(world, { ...grace, profileId: other }, id))).toBe('access.forbidden');
  });
});
