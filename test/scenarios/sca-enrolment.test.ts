import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { ADA, ScaClient } from '../support/sca-client.ts';
import { BUSINESS } from '../support/sender.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'auto' });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const user = { params: { userId: ADA } };

/** A customer who has not enrolled anything yet. */
async function newcomer(world: string): Promise<ScaClient> {
  const ada = new ScaClient(sandbox, world);
  await ada.call('userSecurityPinDelete', user);
  for (const { deviceFingerprintId } of (await ada.call('userSecurityDeviceFingerprintList', user)).body) {
    await ada.call('userSecurityDeviceFingerprintDelete', { params: { userId: ADA, deviceFingerprintId } });
  }
  return ada;
}

const code = async (answer: ReturnType<ScaClient['call']>) => {
  const { status, body } = await answer;
  return [status, body.errors[0].code];
};

test('acceptance 17: a PIN is created with an empty answer, in either form, and once', async () => {
  const ada = await newcomer('pin');
  const made = await ada.sealed('scaPinCreate', { pin: '4711' });
  expect([made.status, made.raw.payload, made.headers['content-type']]).toEqual([200, '', undefined]);
  expect(await code(ada.sealed('scaPinCreate', { pin: '4712' }))).toEqual([409, 'pin.already.exists']);
  expect(await code(ada.sealed('userSecurityPinCreate', { pin: '4711' }))).toEqual([409, 'pin.already.exists']);
  // Another profile may have a PIN of its own.
  ada.profileId = BUSINESS;
  expect((await ada.sealed('scaPinCreate', { pin: '0815' })).status).toBe(200);
  expect((await ada.call('userSecurityPinDelete', user)).status).toBe(204);
  const older = await ada.sealed('userSecurityPinCreate', { pin: '4711' });
  expect([older.status, older.raw.payload]).toEqual([204, '']);
  expect(await code(ada.sealed('scaPinCreate', { pin: '4711' }))).toEqual([409, 'pin.already.exists']);
  expect((await ada.call('scaPinDelete')).status).toBe(204);
  expect(await code(ada.call('scaPinDelete'))).toEqual([404, 'pin.not.setup']);
  expect((await ada.call('userSecurityPinDelete', user)).body.errors).toMatchObject([
    { code: 'pin.not.setup', message: 'PIN has not been setup.' },
  ]);
});

test('a PIN is changed by deleting it and creating another', async () => {
  const ada = await newcomer('change');
  await ada.sealed('scaPinCreate', { pin: '4711' });
  await ada.call('scaPinDelete');
  await ada.sealed('scaPinCreate', { pin: '0815' });
  const ott = await ada.session();
  expect((await ada.pin(ott, '4711')).status).toBe(400);
  expect((await ada.pin(ott, '0815')).status).toBe(200);
});

test('the PIN of one profile does not open another', async () => {
  const ada = await newcomer('own');
  await ada.sealed('scaPinCreate', { pin: '4711' });
  ada.profileId = BUSINESS;
  const ott = await ada.session();
  expect(await code(ada.pin(ott, '4711'))).toEqual([404, 'pin.not.setup']);
  await ada.sealed('scaPinCreate', { pin: '0815' });
  expect((await ada.pin(ott, '4711')).status).toBe(400);
  expect((await ada.sealed('ottPinVerify', { pin: '0815' }, { headers: { 'one-time-token': ott } })).status).toBe(200);
});

test('acceptance 11: a fourth device is refused, the same one is a conflict, and after a deletion a new one fits', async () => {
  const ada = await newcomer('devices');
  const enrol = (deviceFingerprint: string) => ada.sealed('scaDeviceFingerprintCreate', { deviceFingerprint });
  const first = await enrol('one');
  expect([first.status, first.headers['content-type'], first.body]).toEqual([
    200,
    'application/jose+json',
    { deviceFingerprintId: expect.stringMatching(/^[0-9a-f-]{36}$/), createdAt: '2026-03-02T09:00:00.000000000Z' },
  ]);
  expect(await code(enrol('one'))).toEqual([409, 'device.fingerprint.already.exists']);
  expect([(await enrol('two')).status, (await enrol('three')).status]).toEqual([200, 200]);
  expect(await code(enrol('four'))).toEqual([400, 'device.fingerprint.limit.reached']);
  expect(await code(enrol('two'))).toEqual([409, 'device.fingerprint.already.exists']);
  const one = { params: { profileId: ada.profileId, deviceFingerprintId: first.body.deviceFingerprintId } };
  expect((await ada.call('scaDeviceFingerprintDelete', one)).status).toBe(204);
  expect(await code(ada.call('scaDeviceFingerprintDelete', one))).toEqual([404, 'device.fingerprint.not.found']);
  expect((await enrol('four')).status).toBe(200);
  const older = (deviceFingerprint: string) => ada.sealed('userSecurityDeviceFingerprintCreate', { deviceFingerprint });
  expect(await code(older('four'))).toEqual([409, 'device.fingerprint.already.exists']);
  for (const name of ['five', 'six', 'seven']) expect((await older(name)).status).toBe(200);
  expect(await code(older('eight'))).toEqual([400, 'device.fingerprint.limit.reached']);
  expect((await ada.call('userSecurityDeviceFingerprintList', user)).body).toHaveLength(6);
});

test('acceptance 12: a password must be sent before it is verified; 111111 passes and 000000 does not', async () => {
  const ada = new ScaClient(sandbox, 'otp');
  const headers = { 'one-time-token': await ada.session() };
  const verify = (otpCode: string) => ada.call('ottSmsVerify', { headers, body: { otpCode } });
  expect(await code(verify('111111'))).toEqual([400, 'otp.not.triggered']);
  expect((await ada.call('ottVoiceTrigger', { headers })).status).toBe(200);
  expect(await code(verify('111111'))).toEqual([400, 'otp.not.triggered']);
  expect((await ada.call('ottSmsTrigger', { headers })).status).toBe(200);
  expect(await code(verify('000000'))).toEqual([400, 'otp.invalid']);
  expect((await verify('111111')).status).toBe(200);
});

test('a phone number is registered, changed, listed and deleted, one per user and one user per number', async () => {
  const ada = new ScaClient(sandbox, 'phone');
  const [seeded] = (await ada.call('userSecurityPhoneNumberList', user)).body;
  const shown = { type: 'PRIMARY', verified: true, clientId: 'localwise' };
  expect(seeded).toEqual({ id: 20_000_001, phoneNumber: '+447700900123', ...shown });
  const put = (phoneNumber: unknown, id = seeded.id) =>
    ada.call('userSecurityPhoneNumberUpdate', { params: { userId: ADA, phoneNumberId: id }, body: { phoneNumber } });
  const post = (phoneNumber: unknown, userId = ADA) =>
    ada.call('userSecurityPhoneNumberCreate', { params: { userId }, body: { phoneNumber } });
  expect(await code(post('+6588888888'))).toEqual([422, 'phone.number.exists']);
  expect((await put('+6588888888')).body).toEqual({ id: seeded.id, phoneNumber: '+6588888888', ...shown });
  expect((await put('+6588888888')).status).toBe(200);
  const signUp = { email: 'grace.harper@example.com', registrationCode: 'a-registration-code-of-32-letters-' };
  const grace = (await ada.call('userCreate', { body: signUp })).body.id;
  const taken = await post('+6588888888', grace);
  expect([taken.status, taken.body.errors]).toEqual([
    422,
    [
      {
        code: 'phone.number.repeated',
        message: "It's linked to an account with the email ****@example.com",
        arguments: [],
      },
    ],
  ]);
  expect((await ada.call('userSecurityPhoneNumberList', { params: { userId: grace } })).body).toEqual([]);
  const own = await post('+447700900456', grace);
  expect(await code(put('+447700900456'))).toEqual([422, 'phone.number.repeated']);
  expect(await code(put('+447700900789', own.body.id))).toEqual([404, 'phone.number.not.found']);
  const removed = { params: { userId: ADA, phoneNumberId: seeded.id } };
  expect((await ada.call('userSecurityPhoneNumberDelete', removed)).status).toBe(204);
  expect(await code(ada.call('userSecurityPhoneNumberDelete', removed))).toEqual([404, 'phone.number.not.found']);
  expect((await post('+6588888888')).status).toBe(200);
  for (const wrong of ['6588888888', '+0123456789', '+44', 'mine', `+${'4'.repeat(16)}`]) {
    expect(await code(put(wrong, (await ada.call('userSecurityPhoneNumberList', user)).body[0].id))).toEqual([
      422,
      'phone.number.invalid',
    ]);
  }
});
