import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeEmail, clients, issueAuthorizationCode, registerClient, users } from '../../src/state/access/index.ts';
import { type Cause, patch } from '../../src/state/kernel/index.ts';
import { type Answer, Sandbox } from '../support/sandbox.ts';

const code = 'a-registration-code-of-more-than-32-characters';
const email = 'grace.harper@example.com';
const operator: Cause = { kind: 'operator', what: 'test' };
const redirectUri = 'https://partner.example/back?tab=1';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await Sandbox.open();
});
afterEach(() => sandbox.close());

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
const credentials = basic('localwise', 'localwise-secret');

/** Asks the token endpoint with a form, as the documentation does. */
const ask = (form: Record<string, string>, authorization: string | null = credentials): Promise<Answer> =>
  sandbox.call('oauthTokenCreate', {
    body: new URLSearchParams(form).toString(),
    token: null,
    headers: authorization === null ? {} : { authorization },
  });

const registration = { grant_type: 'registration_code', client_id: 'localwise', email, registration_code: code };
const signUp = (changes: object = {}) =>
  sandbox.call('userCreate', { body: { email, registrationCode: code, ...changes } });

const person = {
  firstName: 'Grace',
  lastName: 'Harper',
  preferredName: 'Gracie',
  address: { addressFirstLine: '50 Sunflower Ave', city: 'Phoenix', countryIso3Code: 'usa', postCode: '10025', stateCode: 'AZ' },
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
  test('goes from an application token to a verified user, and on to a refresh', async () => {
    const app = await ask({ grant_type: 'client_credentials' });
    expect(app.body).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      expires_in: 43199,
      expires_at: '2026-03-02T21:00:00.000Z',
      scope: 'transfers',
    });
    const body = { email, registrationCode: code };
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

  test('takes the grant as JSON too, as many clients send it', async () => {
    const answer = await sandbox.call('oauthTokenCreate', {
      body: { grant_type: 'client_credentials' },
      headers: { authorization: credentials, 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(200);
    const charset = 'application/x-www-form-urlencoded;charset=UTF-8';
    const form = await sandbox.call('oauthTokenCreate', {
      body: 'grant_type=client_credentials',
      headers: { authorization: credentials, 'content-type': charset },
    });
    expect(form.status).toBe(200);
    expect(form.body.access_token).not.toBe(answer.body.access_token);
    expect((await sandbox.call('userCheckExists', { body: { email }, token: answer.body.access_token })).status).toBe(200);
  });
});

describe('the token endpoint refuses', () => {
  const refusals: [string, Record<string, string>, number, string, string][] = [
    ['no grant type', {}, 400, 'invalid_request', 'Missing grant type'],
    ['an empty grant type', { grant_type: '' }, 400, 'invalid_request', 'Missing grant type'],
    ['a wrong registration code', { ...registration, registration_code: `${code}!` }, 401, 'invalid_grant', 'Invalid user credentials.'],
    ['a wrong email', { ...registration, email: 'x@example.com' }, 401, 'invalid_grant', 'Invalid user credentials.'],
    ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'no' }, 400, 'invalid_grant', 'Invalid refresh token: no'],
    [
      'an access token for refreshing',
      { grant_type: 'refresh_token', refresh_token: 'localwise-user-token' },
      400,
      'invalid_grant',
      'Invalid refresh token: localwise-user-token',
    ],
    [
      'an unknown code',
      { grant_type: 'authorization_code', client_id: 'localwise', code: 'ABC', redirect_uri: redirectUri },
      400,
      'invalid_grant',
      'Invalid authorization code: ABC',
    ],
    ['a missing parameter', { ...registration, email: '' }, 400, 'invalid_request', 'Missing email'],
    ['a missing refresh token', { grant_type: 'refresh_token' }, 400, 'invalid_request', 'Missing refresh_token'],
    ['an unknown grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 'Unsupported grant type: password'],
    ['another client_id', { ...registration, client_id: 'other' }, 401, 'invalid_client', 'Client authentication failed'],
  ];
  test.each(refusals)('%s', async (_, form, status, error, error_description) => {
    await signUp();
    const answer = await ask(form);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ error, error_description });
    expect(sandbox.problems).toEqual([]);
  });

  test.each([
    ['an unknown client', basic('nobody', 'localwise-secret')],
    ['a wrong secret', basic('localwise', 'wrong')],
    ['no credentials', null],
    ['a bearer token', 'Bearer localwise-client-token'],
  ])('%s, before it looks at the grant', async (_, authorization) => {
    const answer = await ask({}, authorization);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ error: 'invalid_client', error_description: 'Client authentication failed' });
    expect(answer.headers['www-authenticate']).toContain('Basic');
  });

  test.each([
    ['text/plain', 'grant_type=client_credentials'],
    ['application/xml', '<grant/>'],
    ['application/json', '["client_credentials"]'],
    ['application/json', '{"grant_type":["client_credentials"]}'],
  ])('a body of type %s without a grant in it', async (type, body) => {
    const headers = { authorization: credentials, 'content-type': type };
    const answer = await sandbox.call('oauthTokenCreate', { body, headers });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: 'invalid_request', error_description: 'Missing grant type' });
  });

  test('JSON that is none, in its own dialect', async () => {
    const headers = { authorization: credentials, 'content-type': 'application/json' };
    const answer = await sandbox.call('oauthTokenCreate', { body: '{', headers });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toBe('invalid_request');
  });

  test('a registration code once the user has claimed the account', async () => {
    const user = (await signUp()).body;
    const world = await sandbox.world();
    world.transact(operator, () => patch(world, users, user.id, { claimedAt: world.now }));
    const answer = await ask(registration);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ error: 'invalid_grant', error_description: 'Invalid user credentials.' });
  });

  test('any token request once the user has changed their email at Wise', async () => {
    const user = (await signUp()).body;
    const { access_token: token, refresh_token } = (await ask(registration)).body;
    const world = await sandbox.world();
    world.transact(operator, () => changeEmail(world, user.id, 'grace@elsewhere.example'));
    expect((await sandbox.call('userGetByToken', { token })).status).toBe(401);
    for (const form of [{ grant_type: 'refresh_token', refresh_token }, registration]) {
      const answer = await ask(form);
      expect(answer.status).toBe(403);
      expect(answer.body).toEqual({ error: 'access_denied', error_description: 'Access denied' });
    }
  });

  test('another application’s refresh token and registration code', async () => {
    await signUp();
    const { refresh_token } = (await ask(registration)).body;
    const world = await sandbox.world();
    const other = { id: 'other', key: 'other-key', secret: 'other-secret', name: 'Other', redirectUris: [] };
    world.transact(operator, () => registerClient(world, other));
    const refreshed = await ask({ grant_type: 'refresh_token', refresh_token }, basic('other', 'other-secret'));
    expect(refreshed.status).toBe(400);
    const registered = await ask({ ...registration, client_id: 'other' }, basic('other', 'other-secret'));
    expect(registered.status).toBe(401);
  });
});

describe('a consent', () => {
  async function consent(): Promise<string> {
    const world = await sandbox.world();
    return world.transact(operator, () => {
      patch(world, clients, 'localwise', { redirectUris: [redirectUri] });
      const wish = { clientId: 'localwise', userId: 10000001, profileId: 30000002, redirectUri };
      return issueAuthorizationCode(world, wish).id;
    });
  }
  const exchange = (id: string, redirect = redirectUri) =>
    ask({ grant_type: 'authorization_code', client_id: 'localwise', code: id, redirect_uri: redirect });

  test('gives tokens for its one profile, once', async () => {
    const id = await consent();
    const mismatch = await exchange(id, 'https://partner.example/back');
    expect(mismatch.body).toEqual({ error: 'invalid_grant', error_description: 'Redirect URI mismatch.' });
    const { status, body } = await exchange(id);
    expect(status).toBe(200);
    expect(Object.keys(body)).toHaveLength(9);
    const list = await sandbox.call('profileList', { token: body.access_token });
    expect(list.body.map((profile: { id: number }) => profile.id)).toEqual([30000002]);
    const other = await sandbox.call('profileGet', { params: { profileId: 30000001 }, token: body.access_token });
    expect(other.status).toBe(403);
    const again = await exchange(id);
    expect(again.status).toBe(400);
    expect(again.body).toEqual({ error: 'invalid_grant', error_description: `Invalid authorization code: ${id}` });
    const refreshed = await ask({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
    const still = await sandbox.call('profileList', { token: refreshed.body.access_token });
    expect(still.body).toHaveLength(1);
    const refused = await sandbox.call('profilePersonalCreate', { body: person, token: refreshed.body.access_token });
    expect(refused.status).toBe(403);
  });

  test('lasts thirty minutes', async () => {
    const id = await consent();
    await sandbox.advance('PT30M');
    expect((await exchange(id)).status).toBe(400);
  });
});

describe('the lives of tokens', () => {
  test('a new exchange ends the old refresh token, and leaves the old access token its time', async () => {
    await signUp();
    const first = (await ask(registration)).body;
    const second = (await ask(registration)).body;
    expect((await ask({ grant_type: 'refresh_token', refresh_token: first.refresh_token })).status).toBe(400);
    expect((await sandbox.call('userGetByToken', { token: first.access_token })).status).toBe(200);
    expect((await ask({ grant_type: 'refresh_token', refresh_token: second.refresh_token })).status).toBe(200);
    expect((await sandbox.call('userGetByToken', { token: first.access_token })).status).toBe(200);
    await sandbox.advance('PT12H');
    expect((await sandbox.call('userGetByToken', { token: first.access_token })).status).toBe(401);
  });

  test('application tokens live side by side, and seeded tokens for ever', async () => {
    const [a, b] = [await ask({ grant_type: 'client_credentials' }), await ask({ grant_type: 'client_credentials' })];
    for (const { body } of [a, b]) {
      const answer = await sandbox.call('userCheckExists', { body: { email }, token: body.access_token });
      expect(answer.body).toEqual({ exists: false });
    }
    await sandbox.advance('P400D');
    expect((await sandbox.call('userGetByToken')).status).toBe(200);
    expect((await sandbox.call('userCheckExists', { body: { email }, token: a.body.access_token })).status).toBe(401);
  });

  test('a token of the wrong kind is 403, and none is 401', async () => {
    expect((await sandbox.call('userGetByToken', { token: 'localwise-client-token' })).status).toBe(403);
    expect((await sandbox.call('userCheckExists', { body: { email }, token: 'localwise-user-token' })).status).toBe(403);
    expect((await sandbox.call('userCheckExists', { body: { email }, token: null })).status).toBe(401);
    const personal = await sandbox.call('userGetByToken', { token: 'localwise-personal-token' });
    expect(personal.body.email).toBe('ada.lovell@example.com');
  });
});

describe('creating a user is refused', () => {
  const listed = (code: string, message: string, path: string, args: unknown[]) => ({
    errors: [{ code, message, path, arguments: args }],
  });

  test('when the address is a member’s, in whatever case', async () => {
    await signUp();
    const again = await signUp({ email: 'Grace.Harper@example.com' });
    expect(again.status).toBe(409);
    const args = ['email', 'class com.transferwise.fx.api.ApiRegisterCommand', 'Grace.Harper@example.com'];
    expect(again.body).toEqual(listed('NOT_UNIQUE', "You're already a member. Please login", 'email', args));
  });

  test('when address and code are null or absent, naming both', async () => {
    for (const body of [{ email: null, registrationCode: null }, {}]) {
      const answer = await sandbox.call('userCreate', { body });
      expect(answer.status).toBe(400);
      const item = { code: 'NotNull', message: 'must not be null', arguments: [] };
      expect(answer.body.errors).toEqual([
        { ...item, path: 'email' },
        { ...item, path: 'registrationCode' },
      ]);
    }
  });

  test('when the code is short', async () => {
    const answer = await signUp({ registrationCode: 'x'.repeat(31) });
    expect(answer.status).toBe(400);
    const message = 'size must be between 32 and 2147483647';
    expect(answer.body).toEqual(listed('Size', message, 'registrationCode', ['2147483647', '32']));
  });

  test('when the address is malformed', async () => {
    const answer = await signUp({ email: 'grace' });
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual(listed('ERROR', 'Please provide a valid email', 'email', ['email', 'grace']));
  });

  test('when the language is none of the fifteen, or a field is no text', async () => {
    expect((await signUp({ language: 'KLINGON' })).body.errors[0]).toMatchObject({ code: 'NOT_VALID', path: 'language' });
    expect((await signUp({ email: 7 })).body.errors[0]).toMatchObject({ code: 'NOT_VALID', path: 'email' });
    expect((await signUp({ language: 'de' })).status).toBe(200);
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
