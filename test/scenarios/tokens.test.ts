import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clients, issueAuthorizationCode } from '../../src/state/access/index.ts';
import { type Cause, patch } from '../../src/state/kernel/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { askToken, email, registration, signUp as signUpIn } from '../support/tokens.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await Sandbox.open();
});
afterEach(() => sandbox.close());

const ask = (form: Record<string, string>, authorization?: string | null) => askToken(sandbox, form, authorization);
const signUp = (changes: object = {}) => signUpIn(sandbox, changes);

const operator: Cause = { kind: 'operator', what: 'test' };
const redirectUri = 'https://partner.example/back?tab=1';

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

  test('acceptance 1, 3 and 4: gives tokens for its one profile, once', async () => {
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

  test('acceptance 6: a token of the wrong kind is 403, and none is 401', async () => {
    expect((await sandbox.call('userGetByToken', { token: 'localwise-client-token' })).status).toBe(403);
    expect((await sandbox.call('userCheckExists', { body: { email }, token: 'localwise-user-token' })).status).toBe(
      403,
    );
    expect((await sandbox.call('userCheckExists', { body: { email }, token: null })).status).toBe(401);
    const personal = await sandbox.call('userGetByToken', { token: 'localwise-personal-token' });
    expect(personal.body.email).toBe('ada.lovell@example.com');
  });
});

test('a grant may be asked for in JSON as well as in a form', async () => {
  const credentials = Buffer.from('localwise:localwise-secret').toString('base64');
  const answer = await sandbox.call('oauthTokenCreate', {
    body: JSON.stringify({ grant_type: 'client_credentials' }),
    headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
  });
  expect([answer.status, answer.body.token_type]).toEqual([200, 'bearer']);
});
