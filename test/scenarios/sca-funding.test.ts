import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OperationRow, operations } from '../../src/contract/generated/operations.ts';
import { isGap } from '../../src/routes/binding.ts';
import { handlers } from '../../src/routes/index.ts';
import { protections } from '../../src/routes/plugins/sca.ts';
import { patch } from '../../src/state/kernel/index.ts';
import { profiles } from '../../src/state/profiles/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { ADA, APPROVED, CHALLENGED, PIN, ScaClient, verdictOf } from '../support/sca-client.ts';
import { Sender } from '../support/sender.ts';
import { admitStranger } from '../support/stranger.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'auto' });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const client = (world: string) => new ScaClient(sandbox, world);
const NOBODY = '00000000-0000-4000-8000-000000000000';
const bodies: Readonly<Partial<Record<string, object>>> = {
  transferFund: { type: 'BALANCE' },
  batchGroupFund: { type: 'BALANCE' },
  batchGroupPaymentInitiationCreate: { type: 'DIRECT_DEBIT', accountId: 1 },
  '3dsChallengeResultPost': { transactionReference: '1', challengeStatus: 'APPROVED' },
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const types = (challenges: { primaryChallenge: { type: string }; passed: boolean }[]) =>
  challenges.map(({ primaryChallenge: { type }, passed }) => [type, passed]);

test('acceptance 8: a payment out of the UK is stopped, cleared by PIN and device, approved once, and stopped again', async () => {
  const ada = client('flow-a');
  const transfer = await ada.payable();
  const stopped = await ada.fund(transfer);
  expect(verdictOf(stopped)).toEqual(CHALLENGED);
  expect(stopped.body).toEqual({
    timestamp: '2026-03-02T09:00:00.000+0000',
    status: 403,
    error: 'Forbidden',
    message: 'You are forbidden to send this request',
    path: `/v3/profiles/30000001/transfers/${transfer}/payments`,
  });
  const ott = String(stopped.headers['x-2fa-approval']);
  expect(ott).toMatch(UUID);
  const open = (type: string) => ({ type, viewData: { attributes: { userId: ADA } } });
  expect((await ada.status(ott)).body).toEqual({
    oneTimeTokenProperties: {
      oneTimeToken: ott,
      challenges: [
        { primaryChallenge: open('PIN'), alternatives: [], required: true, passed: false },
        {
          primaryChallenge: open('PARTNER_DEVICE_FINGERPRINT'),
          alternatives: [open('SMS'), open('WHATSAPP'), open('VOICE')],
          required: true,
          passed: false,
        },
      ],
      validity: 3600,
      actionType: 'PAYMENT__FUND_TRANSFER',
      userId: ADA,
    },
  });
  const known = await ada.pin(ott);
  expect(known.body).toEqual({
    oneTimeToken: ott,
    challenges: [
      { primaryChallenge: { type: 'PIN' }, passed: true },
      { primaryChallenge: { type: 'PARTNER_DEVICE_FINGERPRINT' }, passed: false },
    ],
    validity: 3600,
  });
  expect(types((await ada.device(ott)).body.challenges)).toEqual([
    ['PIN', true],
    ['PARTNER_DEVICE_FINGERPRINT', true],
  ]);
  const paid = await ada.fund(transfer, { 'x-2fa-approval': ott });
  expect([...verdictOf(paid), paid.body.status]).toEqual([...APPROVED, 'COMPLETED']);
  const again = await ada.fund(transfer, { 'x-2fa-approval': ott });
  expect(verdictOf(again)).toEqual(CHALLENGED);
  expect(again.headers['x-2fa-approval']).not.toBe(ott);
});

test('acceptance 8: a profile outside of the UK and the EEA is not asked', async () => {
  const ada = client('abroad');
  const transfer = await ada.payable();
  const world = await sandbox.world('abroad');
  const address = world.table(profiles).get(30_000_001)?.address;
  if (!address) throw new Error('Ada lives nowhere');
  world.transact({ kind: 'seed' }, () => {
    patch(world, profiles, 30_000_001, { address: { ...address, country: 'US' } });
  });
  expect(verdictOf(await ada.fund(transfer))).toEqual(APPROVED);
});

test.each([
  ['sms', 'ottSmsTrigger', 'ottSmsVerify'],
  ['whatsapp', 'ottWhatsappTrigger', 'ottWhatsappVerify'],
  ['voice', 'ottVoiceTrigger', 'ottVoiceVerify'],
] as const)('flow C: a password sent by %s stands in for the device', async (channel, trigger, verify) => {
  const ada = client(`flow-c-${channel}`);
  const transfer = await ada.payable();
  const ott = await ada.challenged(ada.fund(transfer));
  const headers = { 'one-time-token': ott };
  expect((await ada.call(trigger, { headers })).body).toEqual({ obfuscatedPhoneNo: '*********0123' });
  const half = await ada.call(verify, { headers, body: { otpCode: '111111' } });
  expect(types(half.body.oneTimeTokenProperties.challenges)).toEqual([['PIN', false]]);
  const whole = await ada.sealed('ottPinVerify', { pin: PIN }, { headers });
  expect([whole.status, whole.body.oneTimeTokenProperties.challenges]).toEqual([200, []]);
  expect(verdictOf(await ada.fund(transfer, { 'x-2fa-approval': ott }))).toEqual(APPROVED);
});

test.each(['localwise-face-that-passes', 'her face'])('the face %s stands in for what is forgotten', async faceMap => {
  const ada = client(`face-${faceMap.length}`);
  const transfer = await ada.payable();
  const body = { faceMap: 'her face' };
  expect((await ada.call('scaFacemapCreate', { body })).status).toBe(204);
  const ott = await ada.challenged(ada.fund(transfer));
  const { challenges } = (await ada.status(ott)).body.oneTimeTokenProperties;
  expect(challenges.map((each: { alternatives: object[] }) => each.alternatives.at(-1))).toMatchObject([
    { type: 'FACE_MAP' },
    { type: 'FACE_MAP' },
  ]);
  const seen = await ada.call('scaFacemapVerify', { headers: { 'one-time-token': ott }, body: { faceMap } });
  expect(types(seen.body.challenges)).toEqual([
    ['PIN', true],
    ['PARTNER_DEVICE_FINGERPRINT', false],
  ]);
  await ada.device(ott);
  expect(verdictOf(await ada.fund(transfer, { 'x-2fa-approval': ott }))).toEqual(APPROVED);
});

test('a token that is not ready is asked for again; nothing else that does not fit is worth anything', async () => {
  const ada = client('fit');
  const transfer = await ada.payable();
  const ott = await ada.challenged(ada.fund(transfer));
  expect(await ada.challenged(ada.fund(transfer, { 'x-2fa-approval': ott }))).toBe(ott);
  await ada.clear(ott);
  // It was made for one transfer, and serves no other.
  const other = (await new Sender(sandbox, ada.profileId, ada.world).transfer()).id;
  const second = await ada.challenged(ada.fund(other, { 'x-2fa-approval': ott }));
  const session = await ada.session();
  await ada.clear(session);
  const third = await ada.challenged(ada.fund(transfer, { 'x-2fa-approval': session }));
  const nonsense = await ada.challenged(ada.fund(transfer, { 'x-2fa-approval': 'nonsense' }));
  const personal = ada.fund(transfer, { 'x-2fa-approval': ott }, 'localwise-personal-token');
  expect(new Set([ott, second, session, third, nonsense, await ada.challenged(personal)]).size).toBe(6);
  expect(verdictOf(await ada.fund(transfer, { 'x-2fa-approval': `${ott} PIN` }))).toEqual(APPROVED);
});

test('a stranger cannot look at, clear or use a token, and is refused before being challenged', async () => {
  const ada = client('stranger');
  const transfer = await ada.payable();
  const token = admitStranger(await sandbox.world('stranger'));
  const ott = await ada.challenged(ada.fund(transfer));
  expect((await ada.status(ott, token)).status).toBe(404);
  const headers = { 'one-time-token': ott };
  expect((await ada.sealed('ottPinVerify', { pin: PIN }, { headers, token })).status).toBe(404);
  expect((await ada.sealed('scaPinVerify', { pin: PIN }, { headers, token })).status).toBe(403);
  const refused = await ada.fund(transfer, { 'x-2fa-approval': ott }, token);
  expect(verdictOf(refused)).toEqual([403, undefined, false]);
});

test('a payment that is refused leaves its token ready for another try', async () => {
  const ada = client('refused');
  const transfer = await ada.payable();
  const ott = await ada.challenged(ada.fund(transfer));
  await ada.clear(ott);
  const approval = { 'x-2fa-approval': ott };
  const params = { profileId: ada.profileId, transferId: transfer };
  const wrong = await ada.call('transferFund', { params, body: { type: 'BANK_TRANSFER' }, headers: approval });
  expect(wrong.status).toBeGreaterThanOrEqual(400);
  expect(wrong.headers['x-2fa-approval-result']).toBeUndefined();
  expect((await ada.status(ott)).status).toBe(200);
  expect(verdictOf(await ada.fund(transfer, approval))).toEqual(APPROVED);
});

test('after an hour a token is gone, whenever it was cleared', async () => {
  const ada = client('hour');
  const transfer = await ada.payable();
  const ott = await ada.challenged(ada.fund(transfer));
  await sandbox.advance('PT50M', 'hour');
  await ada.clear(ott);
  expect((await ada.status(ott)).body.oneTimeTokenProperties.validity).toBe(600);
  await sandbox.advance('PT10M', 'hour');
  expect((await ada.status(ott)).body.errors).toMatchObject([{ code: 'one.time.token.not.found' }]);
  expect((await ada.pin(ott)).status).toBe(404);
  expect(await ada.challenged(ada.fund(transfer, { 'x-2fa-approval': ott }))).not.toBe(ott);
});

test('who has enrolled nothing is asked all the same, and may enrol and go on with the same token', async () => {
  const ada = client('later');
  const transfer = await ada.payable();
  const user = { params: { userId: ADA } };
  expect((await ada.call('userSecurityPinDelete', user)).status).toBe(204);
  const [device] = (await ada.call('userSecurityDeviceFingerprintList', user)).body;
  const one = { params: { userId: ADA, deviceFingerprintId: device.deviceFingerprintId } };
  expect((await ada.call('userSecurityDeviceFingerprintDelete', one)).status).toBe(204);
  const [phone] = (await ada.call('userSecurityPhoneNumberList', user)).body;
  const number = { params: { userId: ADA, phoneNumberId: phone.id } };
  expect((await ada.call('userSecurityPhoneNumberDelete', number)).status).toBe(204);
  const ott = await ada.challenged(ada.fund(transfer));
  const { challenges } = (await ada.status(ott)).body.oneTimeTokenProperties;
  expect(types(challenges)).toEqual([
    ['PIN', false],
    ['PARTNER_DEVICE_FINGERPRINT', false],
  ]);
  expect((await ada.pin(ott)).body.errors).toMatchObject([{ code: 'pin.not.setup' }]);
  await ada.sealed('scaPinCreate', { pin: '4711' });
  await ada.sealed('scaDeviceFingerprintCreate', { deviceFingerprint: 'her phone' });
  await ada.pin(ott, '4711');
  await ada.device(ott, 'her phone');
  expect(verdictOf(await ada.fund(transfer, { 'x-2fa-approval': ott }))).toEqual(APPROVED);
});

const protectedRows: readonly OperationRow[] = Object.values(operations as Record<string, OperationRow>).filter(
  row => row.sca,
);

test('every operation that carries the notice has a protection, and no other', () => {
  expect(Object.keys(protections).sort()).toEqual(protectedRows.map(({ id }) => id).sort());
});

const inPath = protectedRows.filter(({ id, path }) => path.includes('{profileId}') && !isGap(handlers[id]));

test.each(inPath.map(row => [row.id, row] as const))('%s is stopped before it looks further', async (id, row) => {
  const ada = client(`stops-${id}`);
  const params = { profileId: ada.profileId, transferId: 1, batchGroupId: NOBODY, balanceId: 1 };
  const query = { currency: 'GBP', intervalStart: '2026-03-01T00:00:00Z', intervalEnd: '2026-03-02T00:00:00Z' };
  const body = bodies[id] ?? {};
  const asked = { params, ...(row.method === 'GET' ? { query } : { body }) };
  const ott = await ada.challenged(ada.call(id, asked));
  expect((await ada.status(ott)).body.oneTimeTokenProperties.actionType).toBe(protections[id]?.name);
  await ada.clear(ott);
  const refused = await ada.call(id, { ...asked, headers: { 'x-2fa-approval': ott } });
  expect([refused.status, refused.headers['x-2fa-approval-result']]).not.toEqual([403, 'REJECTED']);
  expect((await ada.status(ott)).status).toBe(200);
});
