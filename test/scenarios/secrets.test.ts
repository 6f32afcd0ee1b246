import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, Sandbox } from '../support/sandbox.ts';
import { ScaClient } from '../support/sca-client.ts';
import { askToken, basic, credentials } from '../support/tokens.ts';

const email = 'grace.harper@example.com';
const code = 'a-registration-code-of-more-than-32-letters';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

/** What nobody may read again: all of it but the last letters, by which two can be told apart. */
const hiddenPart = (secret: string): string => secret.slice(0, -4);

/** Everything that was written down about requests, by the server's log and by the journal. */
async function written(): Promise<string> {
  const { body } = await sandbox.control('GET', '/requests?limit=1000');
  return JSON.stringify([body, sandbox.said]);
}

async function expectHidden(...secrets: readonly string[]): Promise<void> {
  const text = await written();
  for (const secret of secrets) expect(text, secret).not.toContain(hiddenPart(secret));
}

test('tokens, however they are got and given back, are written down nowhere', async () => {
  const client = await askToken(sandbox, { grant_type: 'client_credentials' });
  const bearer = client.body.access_token;
  const signUp = { body: { email, registrationCode: code }, token: bearer };
  expect((await sandbox.call('userCreate', signUp)).status).toBe(200);
  const registration = { grant_type: 'registration_code', client_id: 'localwise', email, registration_code: code };
  const user = await askToken(sandbox, registration);
  const { access_token, refresh_token } = user.body;
  expect((await sandbox.call('userGetByToken', { token: access_token })).status).toBe(200);
  const fresh = await askToken(sandbox, { grant_type: 'refresh_token', refresh_token });
  await expectHidden(bearer, code, access_token, refresh_token, fresh.body.access_token, credentials.slice(6));
});

const secret = 'no-one-must-ever-read-this-secret';
const bad = basic('localwise', secret);
const asForm = { 'content-type': 'application/x-www-form-urlencoded' };
const asJson = { 'content-type': 'application/json' };

/** The same secret, sent in every wrong way there is. */
const mistakes: readonly (readonly [string, () => Promise<Answer>])[] = [
  ['as a bearer nobody issued', () => sandbox.call('profileList', { token: secret })],
  ['with another scheme', () => sandbox.call('profileList', { headers: { authorization: `Token ${secret}` } })],
  ['without a scheme', () => sandbox.call('profileList', { headers: { authorization: secret } })],
  ['as the secret of a client', () => askToken(sandbox, { grant_type: 'client_credentials' }, bad)],
  ['as a client that nobody knows', () => askToken(sandbox, { grant_type: 'client_credentials' }, basic(secret, 'x'))],
  ['as a code', () => askToken(sandbox, { grant_type: 'authorization_code', code: secret, redirect_uri: 'x' })],
  ['as a refresh token', () => askToken(sandbox, { grant_type: 'refresh_token', refresh_token: secret })],
  [
    'as a code of registration',
    () => askToken(sandbox, { grant_type: 'registration_code', registration_code: secret }),
  ],
  ['as a kind of grant', () => askToken(sandbox, { grant_type: 'password', password: secret, username: 'ada' })],
  ['in JSON', () => token(asJson, JSON.stringify({ grant_type: 'refresh_token', refresh_token: secret }))],
  ['in JSON that is broken', () => token(asJson, `{"refresh_token":"${secret}"`)],
  ['twice', () => token(asForm, `grant_type=refresh_token&refresh_token=${secret}&refresh_token=${secret}`)],
  ['in plain text', () => token({ 'content-type': 'text/plain' }, `grant_type=refresh_token&refresh_token=${secret}`)],
  ['in bytes', () => token({ 'content-type': 'application/octet-stream' }, `refresh_token=${secret}`)],
  [
    'in a form for what takes JSON',
    () => post('/v1/user/signup/registration_code', asForm, `registrationCode=${secret}`),
  ],
  ['in a query', () => ask(`/v2/profiles?access_token=${secret}`)],
  ['in the query of no path', () => ask(`/oauth/nothing?client_secret=${secret}&code=${secret}`)],
  ['in an object', () => sandbox.call('userCreate', { body: { email, registrationCode: { is: secret } } })],
  ['in a list', () => sandbox.call('userCreate', { body: { email, registrationCode: [secret] } })],
  [
    'as a code that is too short',
    () => sandbox.call('userCreate', { body: { email, registrationCode: secret.slice(8) } }),
  ],
  ['as a one-time token', () => sandbox.call('profileList', { headers: { 'one-time-token': secret } })],
  ['as the approval of a challenge', () => sandbox.call('profileList', { headers: { 'x-2fa-approval': secret } })],
  ['as a cookie', () => sandbox.call('profileList', { headers: { cookie: `session=${secret}` } })],
];

const ask = (url: string) => sandbox.inject({ method: 'GET', url });
const post = (url: string, headers: Record<string, string>, payload: string) =>
  sandbox.inject({
    method: 'POST',
    url,
    headers: { authorization: 'Bearer localwise-client-token', ...headers },
    payload,
  });
const token = (headers: Record<string, string>, payload: string) =>
  sandbox.inject({ method: 'POST', url: '/oauth/token', headers: { authorization: credentials, ...headers }, payload });

test.each(mistakes)('a secret that is sent %s is written down nowhere', async (_, send) => {
  await sandbox.control('DELETE', '/requests');
  await send();
  expect((await sandbox.control('GET', '/requests')).body.total).toBe(1);
  await expectHidden(secret, secret.slice(8), bad.slice(6), basic(secret, 'x').slice(6, 40));
});

test('what customers are recognised by is written down nowhere', async () => {
  const ada = new ScaClient(sandbox, 'default');
  const headers = { 'one-time-token': await ada.session() };
  const sent = [
    await ada.pin(headers['one-time-token'], '9073'),
    await ada.sealed('ottPinVerify', { pin: '9073' }, { headers }),
    await ada.device(headers['one-time-token'], secret),
    await ada.sealed('scaDeviceFingerprintCreate', { deviceFingerprint: secret }),
    await ada.call('scaFacemapCreate', { body: { faceMap: secret } }),
    await ada.call('ottFacemapVerify', { headers, body: { faceMap: secret.slice(4) } }),
    await ada.call('ottSmsTrigger', { headers }),
    await ada.call('ottSmsVerify', { headers, body: { otpCode: '907317' } }),
    await ada.call('profileList', { headers: { 'x-signature': secret } }),
  ];
  expect(sent.map(({ status }) => status)).toEqual([400, 400, 400, 200, 204, 400, 200, 400, 200]);
  const text = await written();
  for (const value of ['9073', '907317', hiddenPart(secret), headers['one-time-token'].slice(0, -4)]) {
    expect(text, value).not.toContain(value);
  }
  expect(JSON.stringify((await sandbox.world()).save())).not.toContain(secret);
});

test('when something breaks, the log tells where and not with what', async () => {
  const world = await sandbox.world('broken');
  Object.assign(world, {
    transact: () => {
      throw new Error('our own mistake');
    },
  });
  const body = { email, registrationCode: code };
  // Not by way of the sandbox, which would put the world to paper and so mend it.
  const answer = await sandbox.server.app.inject({
    method: 'POST',
    url: '/_worlds/broken/v1/user/signup/registration_code',
    headers: { authorization: 'Bearer localwise-client-token' },
    payload: body,
  });
  expect([answer.statusCode, answer.json().request_id]).toEqual([500, answer.headers['x-trace-id']]);
  expect(sandbox.said.join()).toContain('our own mistake');
  await expectHidden(code, 'localwise-client-token');
});
