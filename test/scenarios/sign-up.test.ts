import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { askToken, credentials, email, registration, registrationCode, signUp as signUpIn } from '../support/tokens.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await Sandbox.open();
});
afterEach(() => sandbox.close());

const ask = (form: Record<string, string>, authorization?: string | null) => askToken(sandbox, form, authorization);
const signUp = (changes: object = {}) => signUpIn(sandbox, changes);

const person = {
  firstName: 'Grace',
  lastName: 'Harper',
  preferredName: 'Gracie',
  address: {
    addressFirstLine: '50 Sunflower Ave',
    city: 'Phoenix',
    countryIso3Code: 'usa',
    postCode: '10025',
    stateCode: 'AZ',
  },
  nationality: 'usa',
  dateOfBirth: '1977-07-01',
  externalCustomerId: '12345-grace',
  contactDetails: { email: 'g.harper@example.com', phoneNumber: '+14085550100' },
  occupations: [{ code: 'Software Engineer', format: 'FREE_FORM' }],
};

const business = {
  businessName: 'Harper Logistics Ltd',
  registrationNumber: '12144939',
  companyType: 'LIMITED',
  companyRole: 'OWNER',
  address: { addressFirstLine: '1 A road', city: 'London', countryIso3Code: 'gbr', postCode: '11111' },
  actorEmail: 'office@harper.example',
  firstLevelCategory: 'CONSULTING_IT_BUSINESS_SERVICES',
  secondLevelCategory: 'DESIGN',
  operationalAddresses: [{ addressFirstLine: '2 B road', city: 'Leeds', countryIso2Code: 'gb' }],
  webpage: 'https://harper.example',
};

describe('signing up', () => {
  test('acceptance 1 and 2: goes from an application token to a verified user; a refresh ends the old token', async () => {
    const app = await ask({ grant_type: 'client_credentials' });
    expect(app.body).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      expires_in: 43199,
      expires_at: '2026-03-02T21:00:00.000Z',
      scope: 'transfers',
    });
    const body = { email, registrationCode };
    const created = await sandbox.call('userCreate', { body, token: app.body.access_token });
    expect(created.body).toEqual({ id: 10000002, name: null, email, active: true, details: null });
    expect((await sandbox.call('userCheckExists', { body: { email: email.toUpperCase() } })).body.exists).toBe(true);

    const first = await ask(registration);
    expect(first.body).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      refresh_token: expect.any(String),
      expires_in: 43199,
      expires_at: '2026-03-02T21:00:00.000Z',
      refresh_token_expires_in: 20 * 365.25 * 86_400 - 1,
      refresh_token_expires_at: '2046-03-02T09:00:00.000Z',
      scope: 'transfers',
      created_at: '2026-03-02T09:00:00.000000000Z',
    });
    const token = first.body.access_token;

    const personal = await sandbox.call('profilePersonalCreate', { body: person, token });
    expect(personal.body).toEqual({
      id: 30000003,
      type: 'PERSONAL',
      details: { ...person, firstNameInKana: null, lastNameInKana: null, localizedInformation: [] },
    });
    const company = await sandbox.call('profileBusinessCreate', { body: business, token });
    expect(company.body).toMatchObject({
      type: 'BUSINESS',
      id: 30000004,
      fullName: 'Harper Logistics Ltd',
      currentState: 'VISIBLE',
      createdAt: '2026-03-02T09:00:00',
      address: { countryIso2Code: 'GB', countryIso3Code: 'gbr', stateCode: null },
      operationalAddresses: [{ city: 'Leeds', countryIso3Code: 'gbr' }],
      descriptionOfBusiness: 'DESIGN',
      creatorClientId: 'localwise',
    });
    const list = await sandbox.call('profileList', { token });
    expect(list.body.map((profile: { type: string }) => profile.type)).toEqual(['PERSONAL', 'BUSINESS']);
    const read = await sandbox.call('profileGet', { params: { profileId: 30000003 }, token });
    expect(read.body).toMatchObject({ preferredName: 'Gracie', phoneNumber: '+14085550100', email, avatar: null });
    expect(list.body[0]).toEqual(read.body);

    const me = await sandbox.call('userGetByToken', { token });
    expect(me.body).toMatchObject({
      name: 'Grace Harper',
      details: { occupation: 'Software Engineer', address: { countryCode: 'US', state: 'AZ' } },
    });
    expect((await sandbox.call('userGetById', { params: { userId: me.body.id }, token })).body).toEqual(me.body);

    const verified = await sandbox.call('simulationVerifyProfile', { token });
    expect(verified.status).toBe(200);
    expect(verified.raw.payload).toBe('');

    const second = await ask({ grant_type: 'refresh_token', refresh_token: first.body.refresh_token });
    expect(second.body.refresh_token).toBe(first.body.refresh_token);
    const old = await sandbox.call('userGetByToken', { token });
    expect(old.status).toBe(401);
    expect(old.body).toEqual({ error: 'invalid_token', error_description: 'Invalid token' });
    await sandbox.advance('PT11H59M59S');
    expect((await sandbox.call('userGetByToken', { token: second.body.access_token })).status).toBe(200);
    const fired = await sandbox.advance('PT1S');
    expect(JSON.stringify(fired.body)).toContain('expire-token');
    expect((await sandbox.call('userGetByToken', { token: second.body.access_token })).status).toBe(401);
    const third = await ask({ grant_type: 'refresh_token', refresh_token: first.body.refresh_token });
    expect(third.body.refresh_token_expires_in).toBe(first.body.refresh_token_expires_in - 12 * 3600);
    expect(third.body.refresh_token_expires_at).toBe(first.body.refresh_token_expires_at);
    expect((await sandbox.call('userGetByToken', { token: third.body.access_token })).status).toBe(200);
  });

  test('reads a form in whatever charset it is said to be', async () => {
    const form = await sandbox.call('oauthTokenCreate', {
      body: 'grant_type=client_credentials',
      headers: { authorization: credentials, 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    });
    expect(form.status).toBe(200);
    const token = form.body.access_token;
    expect((await sandbox.call('userCheckExists', { body: { email }, token })).status).toBe(200);
  });
});

describe('another’s data', () => {
  test('is 403, as is what does not exist', async () => {
    await signUp();
    const token = (await ask(registration)).body.access_token;
    for (const userId of [10000001, 99]) {
      const answer = await sandbox.call('userGetById', { params: { userId }, token });
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ status: 403, error: 'unauthorized', message: 'Unauthorized' });
    }
    for (const profileId of [30000001, 99]) {
      const params = { profileId };
      expect((await sandbox.call('profileGet', { params, token })).status).toBe(403);
      expect((await sandbox.call('simulationVerification', { params, token })).status).toBe(403);
    }
  });
});
