import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeEmail, registerClient, users } from '../../src/state/access/index.ts';
import { type Cause, patch } from '../../src/state/kernel/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { askToken, basic, credentials, registration, registrationCode, signUp as signUpIn } from '../support/tokens.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await Sandbox.open();
});
afterEach(() => sandbox.close());

const ask = (form: Record<string, string>, authorization?: string | null) => askToken(sandbox, form, authorization);
const signUp = (changes: object = {}) => signUpIn(sandbox, changes);

const operator: Cause = { kind: 'operator', what: 'test' };
const redirectUri = 'https://partner.example/back';

describe('the token endpoint refuses', () => {
  const refusals: [string, Record<string, string>, number, string, string][] = [
    ['no grant type', {}, 400, 'invalid_request', 'Missing grant type'],
    ['an empty grant type', { grant_type: '' }, 400, 'invalid_request', 'Missing grant type'],
    [
      'a wrong registration code',
      { ...registration, registration_code: `${registrationCode}!` },
      401,
      'invalid_grant',
      'Invalid user credentials.',
    ],
    ['a wrong email', { ...registration, email: 'x@example.com' }, 401, 'invalid_grant', 'Invalid user credentials.'],
    [
      'an unknown refresh token',
      { grant_type: 'refresh_token', refresh_token: 'no' },
      400,
      'invalid_grant',
      'Invalid refresh token: no',
    ],
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
    [
      'another client_id',
      { ...registration, client_id: 'other' },
      401,
      'invalid_client',
      'Client authentication failed',
    ],
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
