import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { APPROVED, BLOCKED, CHALLENGED, ScaClient, verdictOf } from '../support/sca-client.ts';
import { BUSINESS, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'auto' });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

/** A customer with a balance to read a statement of. */
async function reader(world: string) {
  const ada = new ScaClient(sandbox, world);
  const balance = await new Sender(sandbox, ada.profileId, world).holding(500, 'GBP');
  return { ada, read: (headers = {}) => ada.statement(headers, balance) };
}

test('acceptance 9: a session lets statements pass for 300 seconds, and payments never', async () => {
  const { ada, read } = await reader('session');
  const transfer = (await new Sender(sandbox, ada.profileId, ada.world).transfer()).id;
  const opened = await ada.call('scaSessionCreate');
  expect(opened.body).toEqual({
    oneTimeTokenProperties: {
      oneTimeToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
      challenges: [
        { primaryChallenge: { type: 'PIN' }, passed: false },
        { primaryChallenge: { type: 'PARTNER_DEVICE_FINGERPRINT' }, passed: false },
      ],
      validity: 3600,
    },
  });
  expect(verdictOf(await read())).toEqual(CHALLENGED);
  await ada.clear(opened.body.oneTimeTokenProperties.oneTimeToken);
  expect(verdictOf(await read())).toEqual(APPROVED);
  expect(verdictOf(await ada.fund(transfer))).toEqual(CHALLENGED);
  await sandbox.advance('PT4M59S', 'session');
  expect(verdictOf(await read())).toEqual(APPROVED);
  await sandbox.advance('PT1S', 'session');
  expect(verdictOf(await read())).toEqual(CHALLENGED);
});

test('the token of a session approves one statement by itself, and no payment', async () => {
  const { ada, read } = await reader('session-token');
  const transfer = (await new Sender(sandbox, ada.profileId, ada.world).transfer()).id;
  const session = await ada.session();
  await ada.clear(session);
  const approval = { 'x-2fa-approval': session };
  await sandbox.advance('PT10M', 'session-token');
  expect(verdictOf(await ada.fund(transfer, approval))).toEqual(CHALLENGED);
  expect(verdictOf(await read(approval))).toEqual(APPROVED);
  expect((await ada.status(session)).status).toBe(404);
});

test('a session of one profile opens no other', async () => {
  const { ada } = await reader('profiles');
  await ada.clear(await ada.session());
  ada.profileId = BUSINESS;
  expect(verdictOf(await ada.statement())).toEqual(CHALLENGED);
});

test('a statement that was authenticated for is enough for 90 days of statements, in every format', async () => {
  const { ada, read } = await reader('days');
  const ott = await ada.challenged(read());
  expect((await ada.status(ott)).body.oneTimeTokenProperties.actionType).toBe('BALANCE__GET_STATEMENT');
  await ada.clear(ott);
  expect(verdictOf(await read({ 'x-2fa-approval': ott }))).toEqual(APPROVED);
  await sandbox.advance('P89DT23H', 'days');
  expect(verdictOf(await read())).toEqual(APPROVED);
  await sandbox.advance('PT1H', 'days');
  expect(verdictOf(await read())).toEqual(CHALLENGED);
});

test('the other formats of a statement are protected like the first', async () => {
  const { ada } = await reader('formats');
  const url = '/_worlds/formats/v1/profiles/30000001/balance-statements/60000001/statement.csv';
  const query = 'currency=GBP&intervalStart=2026-03-01T00:00:00Z&intervalEnd=2026-03-02T00:00:00Z';
  const headers = { authorization: 'Bearer localwise-user-token' };
  const read = () => sandbox.inject({ method: 'GET', url: `${url}?${query}`, headers });
  expect(verdictOf(await read())).toEqual(CHALLENGED);
  await ada.clear(await ada.session());
  expect(verdictOf(await read())).toEqual(APPROVED);
});

test('acceptance 10: five wrong values in a row block for 15 minutes, and a right one in between makes up for them', async () => {
  const { ada, read } = await reader('blocked');
  const ott = await ada.challenged(read());
  const wrong = { errors: [{ code: 'pin.invalid', message: 'The verification failed', path: 'pin', arguments: [] }] };
  for (let i = 0; i < 4; i++) {
    const failed = await ada.pin(ott, '0000');
    expect([failed.status, failed.body]).toEqual([400, wrong]);
  }
  expect((await ada.device(ott)).status).toBe(200);
  const { challenges } = (await ada.status(ott)).body.oneTimeTokenProperties;
  expect(challenges.map((each: { passed: boolean }) => each.passed)).toEqual([false, true]);
  const session = await ada.session();
  for (let i = 0; i < 4; i++) expect((await ada.pin(session, '0000')).status).toBe(400);
  expect((await ada.device(session, 'another device')).body.errors[0].code).toBe('device.fingerprint.invalid');
  expect(verdictOf(await read())).toEqual(BLOCKED);
  expect(verdictOf(await read({ 'x-2fa-approval': ott }))).toEqual(BLOCKED);
  const right = await ada.pin(ott);
  expect([right.status, right.body.errors[0].code]).toEqual([400, 'verification.blocked']);
  await sandbox.advance('PT14M59S', 'blocked');
  const refused = await ada.call('scaSessionCreate');
  expect([refused.status, refused.headers['retry-after'], refused.body]).toEqual([429, '1', {}]);
  expect(refused.headers['x-rate-limited-by']).toBe('wise-public-api');
  await sandbox.advance('PT1S', 'blocked');
  // The token of the fifth wrong value is gone; the other one goes on.
  expect((await ada.status(session)).status).toBe(404);
  expect((await ada.pin(ott)).status).toBe(200);
  expect(verdictOf(await read({ 'x-2fa-approval': ott }))).toEqual(APPROVED);
});

test('what a world or a profile is set to goes before the country', async () => {
  const { ada, read } = await reader('policy');
  const set = (policy: string) => ada.control('POST', `/profiles/${ada.profileId}/sca`, { policy });
  expect((await set('never')).body).toEqual({ profileId: ada.profileId, policy: 'never' });
  expect(verdictOf(await read())).toEqual(APPROVED);
  await set('auto');
  expect(verdictOf(await read())).toEqual(CHALLENGED);
  await ada.control('POST', '/settings', { sca: 'never' });
  expect(verdictOf(await read())).toEqual(APPROVED);
  await set('always');
  expect(verdictOf(await read())).toEqual(CHALLENGED);
  expect((await set('sometimes')).status).toBe(400);
  expect((await ada.control('POST', '/profiles/1/sca', { policy: 'never' })).status).toBe(404);
});

test('flow D: the customer says yes or no on a page of Wise, which the operator stands in for', async () => {
  const { ada, read } = await reader('operator');
  const say = (ott: string, to: string) =>
    ada.control('POST', `/resources/one-time-tokens/${ott}/transitions`, { to, reason: 'asked' });
  const ott = await ada.challenged(read());
  expect((await say(ott, 'READY')).body.record.status).toBe('READY');
  expect((await ada.status(ott)).body.oneTimeTokenProperties.challenges).toMatchObject([
    { passed: true },
    { passed: true },
  ]);
  expect(verdictOf(await read({ 'x-2fa-approval': ott }))).toEqual(APPROVED);
  const session = await ada.session();
  expect((await say(session, 'EXPIRED')).body.history.at(-1)).toMatchObject({ move: 'refuse', to: 'EXPIRED' });
  expect((await ada.pin(session)).status).toBe(404);
  expect((await say(session, 'READY')).status).toBe(409);
});

test.each([
  ['csv', 'v1/profiles/30000001/balance-statements/BALANCE'],
  ['pdf', 'v1/profiles/30000001/balance-statements/BALANCE'],
  ['json', 'v3/profiles/30000001/borderless-accounts/ACCOUNT'],
  ['csv', 'v3/profiles/30000001/borderless-accounts/ACCOUNT'],
])('a statement as %s at /%s is protected like any other', async (extension, path) => {
  const world = `formats-${extension}-${path.slice(0, 2)}`;
  const sender = new Sender(sandbox, 30000001, world);
  const balance = await sender.holding(500, 'GBP');
  const account = await sandbox.call('mcaGet', { params: { profileId: 30000001 }, world });
  const url = path.replace('BALANCE', String(balance)).replace('ACCOUNT', String(account.body.id));
  const query = 'currency=GBP&intervalStart=2026-03-01T00:00:00Z&intervalEnd=2026-03-02T23:59:59Z';
  const headers = { authorization: 'Bearer localwise-user-token', 'x-localwise-world': world };
  const answer = await sandbox.inject({ method: 'GET', url: `/${url}/statement.${extension}?${query}`, headers });
  expect(verdictOf(answer)).toEqual(CHALLENGED);
});
