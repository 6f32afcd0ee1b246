import { afterEach, beforeEach, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { admitStranger } from '../support/stranger.ts';
import { basic } from '../support/tokens.ts';

const email = 'new.user@domain.com';
const registrationCode = 'r'.repeat(40);

let sandbox: Sandbox;
let token: string;
let userId: number;
beforeEach(async () => {
  sandbox = await Sandbox.open();
  userId = (await sandbox.call('userCreate', { body: { email, registrationCode } })).body.id;
  token = (await exchange()).body.access_token;
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const exchange = () =>
  sandbox.call('oauthTokenCreate', {
    headers: { authorization: basic('localwise', 'localwise-secret') },
    body: new URLSearchParams({
      grant_type: 'registration_code',
      client_id: 'localwise',
      email,
      registration_code: registrationCode,
    }).toString(),
  });
const ask = (code: unknown = registrationCode, bearer = token) =>
  sandbox.call('claimAccountCreate', { body: { registrationCode: code }, token: bearer });
const claim = (code: string) => sandbox.control('POST', `/resources/claim-codes/${code}/transitions`, { to: 'used' });
const stateOf = async (code: string) => (await sandbox.control('GET', `/resources/claim-codes/${code}`)).body.record;

test('a user claims the account with the code, and the registration code serves no more', async () => {
  const { status, body } = await ask();
  expect([status, Object.keys(body)]).toEqual([200, ['claimAccountCode']]);
  expect(body.claimAccountCode).toMatch(/^[0-9a-f]{32}$/);
  expect((await exchange()).status).toBe(200);
  expect((await claim(body.claimAccountCode)).status).toBe(200);
  const record = (await sandbox.control('GET', `/resources/users/${userId}`)).body.record;
  expect(record.claimedAt).toBe('2026-03-02T09:00:00.000Z');
  const refused = await exchange();
  expect([refused.status, refused.body.error]).toEqual([401, 'invalid_grant']);
  expect((await claim(body.claimAccountCode)).status).toBe(409);
});

test('a code lives for five minutes', async () => {
  const code = (await ask()).body.claimAccountCode;
  await sandbox.advance('PT4M59S');
  expect((await stateOf(code)).status).toBe('issued');
  await sandbox.advance('PT1S');
  expect((await stateOf(code)).status).toBe('expired');
  expect((await claim(code)).status).toBe(409);
  expect((await exchange()).status).toBe(200);
});

test('a new code takes the place of the one before', async () => {
  const [first, second] = [(await ask()).body.claimAccountCode, (await ask()).body.claimAccountCode];
  expect(second).not.toBe(first);
  expect([(await stateOf(first)).status, (await stateOf(second)).status]).toEqual(['expired', 'issued']);
});

test.each([
  ['somebody else’s code', 'localwise-registration-code-00000001', 400],
  ['no code of anybody', 'x'.repeat(32), 400],
  ['an empty code', '', 400],
  ['a number', 7, 400],
  ['nothing', null, 400],
])('asking with %s is refused, and says where', async (_, code, status) => {
  const answer = await ask(code);
  expect(answer.status).toBe(status);
  expect(answer.body.errors).toMatchObject([{ path: 'registrationCode' }]);
});

test('a wrong code, and one of an account that is claimed, are answered alike', async () => {
  const wrong = (await ask('x'.repeat(32))).body.errors[0];
  expect(wrong).toMatchObject({ code: 'NOT_VALID', path: 'registrationCode' });
  await claim((await ask()).body.claimAccountCode);
  expect((await ask()).body.errors[0]).toEqual(wrong);
});

test('an application’s own token claims nothing', async () => {
  expect((await ask(registrationCode, 'localwise-client-token')).status).toBe(403);
  expect((await sandbox.call('claimAccountCreate', { body: { registrationCode }, token: null })).status).toBe(401);
});

test('a user names where they read mail; until then it is their own address', async () => {
  const params = { userId };
  expect((await sandbox.call('userContactEmailGet', { params, token })).body).toEqual({ email });
  const named = { email: 'grace@home.example' };
  const set = await sandbox.call('userContactEmailSet', { params, token, body: named });
  expect([set.status, set.body]).toEqual([200, named]);
  expect((await sandbox.call('userContactEmailGet', { params, token })).body).toEqual(named);
  expect((await sandbox.call('userGetByToken', { token })).body.email).toBe(email);
});

test.each([
  [{}, 400, 'NotNull'],
  [{ email: null }, 400, 'NotNull'],
  [{ email: 'nobody' }, 400, 'NOT_VALID'],
  [{ email: 'a@b' }, 400, 'NOT_VALID'],
])('a contact address of %j is refused', async (body, status, code) => {
  const answer = await sandbox.call('userContactEmailSet', { params: { userId }, token, body });
  expect(answer.status).toBe(status);
  expect(answer.body.errors).toMatchObject([{ code, path: 'email' }]);
});

test('nobody reads or sets the contact address of another', async () => {
  const stranger = admitStranger(await sandbox.world());
  const params = { userId };
  expect((await sandbox.call('userContactEmailGet', { params, token: stranger })).status).toBe(403);
  const body = { email: 'thief@example.com' };
  expect((await sandbox.call('userContactEmailSet', { params, token: stranger, body })).status).toBe(403);
  expect((await sandbox.call('userContactEmailGet', { params, token })).body).toEqual({ email });
});
