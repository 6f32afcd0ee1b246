import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { ADA, APPROVED, CHALLENGED, PIN, ScaClient, verdictOf } from '../support/sca-client.ts';

const PERSONAL_TOKEN = 'localwise-personal-token';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'auto' });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const rsa = (modulusLength = 2048): KeyObject => generateKeyPairSync('rsa', { modulusLength }).privateKey;
const pemOf = (key: KeyObject) => String(createPublicKey(key).export({ type: 'spki', format: 'pem' }));
const signed = (key: KeyObject, ott: string) => ({
  'x-2fa-approval': ott,
  'x-signature': sign('RSA-SHA256', Buffer.from(ott), key).toString('base64'),
});

const keys = `/users/${ADA}/public-keys`;

/** A user's own program, which holds a personal token and a key. */
async function program(world: string) {
  const ada = new ScaClient(sandbox, world);
  const [transfer, key] = [await ada.payable(), rsa()];
  expect((await ada.control('POST', keys, { pem: pemOf(key) })).status).toBe(201);
  return { ada, key, fund: (headers = {}) => ada.fund(transfer, headers, PERSONAL_TOKEN) };
}

test('acceptance 13: a personal token signs what it is stopped with, and the payment is made', async () => {
  const { ada, key, fund } = await program('signed');
  const ott = await ada.challenged(fund());
  const { challenges } = (await ada.status(ott, PERSONAL_TOKEN)).body.oneTimeTokenProperties;
  expect(challenges).toMatchObject([{ primaryChallenge: { type: 'SIGNATURE' }, required: true, passed: false }]);
  const paid = await fund(signed(key, ott));
  expect([...verdictOf(paid), paid.body.status]).toEqual([...APPROVED, 'COMPLETED']);
  const again = await fund(signed(key, ott));
  expect([...verdictOf(again), again.headers['x-2fa-approval'] === ott]).toEqual([...CHALLENGED, false]);
});

test('acceptance 13: a signature of another key, of another token, or of no key at all clears nothing', async () => {
  const { ada, key, fund } = await program('unsigned');
  const ott = await ada.challenged(fund());
  const wrong = [
    signed(rsa(), ott),
    { ...signed(key, 'another'), 'x-2fa-approval': ott },
    { 'x-2fa-approval': ott, 'x-signature': 'no signature' },
  ];
  for (const headers of wrong) expect(await ada.challenged(fund(headers))).not.toBe(ott);
  const [kept] = (await ada.control('GET', keys)).body.keys;
  expect((await ada.control('DELETE', `${keys}/${kept.id}`)).status).toBe(204);
  expect(verdictOf(await fund(signed(key, ott)))).toEqual(CHALLENGED);
});

test('a personal token without a key passes challenges like anyone', async () => {
  const ada = new ScaClient(sandbox, 'keyless');
  const transfer = await ada.payable();
  const ott = await ada.challenged(ada.fund(transfer, {}, PERSONAL_TOKEN));
  const asked = { headers: { 'one-time-token': ott }, token: PERSONAL_TOKEN };
  expect((await ada.sealed('scaPinVerify', { pin: PIN }, asked)).status).toBe(200);
  expect((await ada.call('ottVoiceTrigger', asked)).status).toBe(200);
  expect((await ada.call('ottVoiceVerify', { ...asked, body: { otpCode: '111111' } })).status).toBe(200);
  expect(verdictOf(await ada.fund(transfer, { 'x-2fa-approval': ott }, PERSONAL_TOKEN))).toEqual(APPROVED);
});

test('what is to be signed is not cleared by a PIN', async () => {
  const { ada, fund } = await program('no-pin');
  const asked = { headers: { 'one-time-token': await ada.challenged(fund()) }, token: PERSONAL_TOKEN };
  const answer = await ada.sealed('scaPinVerify', { pin: PIN }, asked);
  expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'challenge.not.requested']);
});

test('keys are RSA of 2048 bits or more, up to five, each once', async () => {
  const ada = new ScaClient(sandbox, 'keys');
  const upload = (pem: unknown, path = keys) => ada.control('POST', path, { pem });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  for (const pem of [pemOf(ec), pemOf(rsa(1024)), 'no key', '', 7, null]) {
    expect((await upload(pem)).status).toBe(400);
  }
  const pem = pemOf(rsa());
  expect((await upload(pem)).body).toEqual({ id: expect.any(String), userId: ADA, pem, createdAt: expect.any(String) });
  expect((await upload(pem)).status).toBe(409);
  for (let i = 0; i < 4; i++) expect((await upload(pemOf(rsa()))).status).toBe(201);
  expect((await upload(pemOf(rsa()))).status).toBe(422);
  expect((await ada.control('GET', keys)).body.keys).toHaveLength(5);
  expect((await upload(pem, '/users/1/public-keys')).status).toBe(404);
  expect((await upload(pem, '/users/ada/public-keys')).status).toBe(404);
  expect((await ada.control('DELETE', `${keys}/none`)).status).toBe(404);
});
