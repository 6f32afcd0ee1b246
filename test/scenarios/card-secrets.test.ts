import { compactDecrypt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CardCalls, PHYSICAL, refused } from '../support/card-calls.ts';
import { seal } from '../support/card-sealing.ts';

let root: CardCalls;
let calls: CardCalls;
let spki: string;
beforeAll(async () => {
  root = await CardCalls.open();
  const key = await root.call('cardEncryptionKeyGet', {});
  expect([key.status, key.body]).toEqual([200, { version: 1, key: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) }]);
  spki = key.body.key;
});
afterAll(async () => {
  expect(root.sandbox.problems).toEqual([]);
  await root.sandbox.close();
});
beforeEach(async () => {
  calls = await root.fresh();
});

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const CARD = 'x-tw-twcard-card-token';

type Operation = 'cardSensitiveDetailsGet' | 'cardPinGet';
const ask = (op: Operation, token: string, encryptedPayload: string, headers = {}, keyVersion = 1) =>
  calls.call(op, { headers: { [CARD]: token, ...headers }, body: { keyVersion, encryptedPayload } });

/** Luhn's test, in its usual words. */
const isValidNumber = (pan: string): boolean =>
  [...pan].reduce((sum, digit, i) => {
    const n = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return sum + (n > 9 ? n - 9 : n);
  }, 0) %
    10 ===
  0;

describe('the secrets of a card', () => {
  test.each(['RSA1_5', 'RSA-OAEP-256'] as const)('acceptance 18: are told to whoever seals a key by %s', async alg => {
    const { token } = await calls.made();
    const { status, body } = await ask('cardSensitiveDetailsGet', token, seal(spki, alg).compact);
    const card = await calls.card(token);
    expect(status).toBe(200);
    expect(body).toEqual({
      nonce: expect.stringMatching(/^[0-9a-f-]{36}$/),
      cvv2: expect.stringMatching(/^\d{3}$/),
      pan: expect.stringMatching(/^411111\d{10}$/),
      expiryDate: '03/31',
      cardholderName: 'Ada Lovell',
    });
    expect([isValidNumber(body.pan), body.pan.slice(-4)]).toEqual([true, card.lastFourDigits]);
    const pin = await ask('cardPinGet', token, seal(spki, alg).compact);
    expect(pin.body).toEqual({ nonce: expect.any(String), pin: expect.stringMatching(/^\d{4}$/) });
  });

  test.each([
    ['application/jose', 'application/jose'],
    ['application/jose+json', 'application/jose+json'],
  ])('travel sealed to whoever accepts %s', async (accept, type) => {
    const { token } = await calls.made();
    const { compact, cek } = seal(spki, 'RSA1_5');
    const answer = await ask('cardSensitiveDetailsGet', token, compact, { accept });
    expect(answer.headers['content-type']).toMatch(new RegExp(`^${type.replace('+', '\\+')}`));
    const { plaintext, protectedHeader } = await compactDecrypt(answer.raw.payload, cek);
    expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM' });
    expect(JSON.parse(Buffer.from(plaintext).toString()).pan).toMatch(/^\d{16}$/);
  });

  test('travel sealed to everyone in a world that wants it so, and errors in the open', async () => {
    await calls.settings({ cards: { encryptedResponses: true } });
    const { token } = await calls.made();
    const { compact, cek } = seal(spki, 'RSA-OAEP-256');
    const answer = await ask('cardPinGet', token, compact);
    const { plaintext } = await compactDecrypt(answer.raw.payload, cek);
    expect(JSON.parse(Buffer.from(plaintext).toString()).pin).toMatch(/^\d{4}$/);
    expect(refused(await ask('cardPinGet', UNKNOWN, compact))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  test('acceptance 18: are told of a frozen card, and of no other that is not active', async () => {
    const { compact } = seal(spki, 'RSA1_5');
    const statusOf = async (token: string) =>
      Promise.all(
        (['cardSensitiveDetailsGet', 'cardPinGet'] as const).map(async op => (await ask(op, token, compact)).status),
      );
    const { token } = await calls.made();
    await calls.status(token, 'FROZEN');
    expect(await statusOf(token)).toEqual([200, 200]);
    await calls.drive('cards', token, 'PARTNER_SUSPENDED');
    expect(await statusOf(token)).toEqual([403, 403]);
    expect(await statusOf((await calls.made({ program: PHYSICAL })).token)).toEqual([403, 403]);
  });

  // Whoever must be authenticated first can tell the two refusals apart.
  test('acceptance 18: are refused of a blocked card before anybody is asked to authenticate', async () => {
    const { token } = await calls.made();
    await calls.status(token, 'BLOCKED');
    await calls.settings({ sca: 'always' });
    for (const operation of ['cardSensitiveDetailsGet', 'cardPinGet'] as const) {
      const blocked = await ask(operation, token, seal(spki, 'RSA1_5').compact);
      expect([blocked.status, blocked.body.error]).toEqual([403, 'unauthorized']);
      expect(blocked.headers).not.toHaveProperty('x-2fa-approval');
      expect(blocked.headers).not.toHaveProperty('x-2fa-approval-result');
    }
  });

  test('are told after strong authentication, where that is asked for', async () => {
    const { token } = await calls.made();
    await calls.settings({ sca: 'always' });
    const stopped = await ask('cardSensitiveDetailsGet', token, seal(spki, 'RSA1_5').compact);
    expect([stopped.status, stopped.headers['x-2fa-approval-result']]).toEqual([403, 'REJECTED']);
    expect(stopped.headers['x-2fa-approval']).toEqual(expect.any(String));
  });

  test('stand in no journal and no view of the operator', async () => {
    const { token } = await calls.made();
    const { compact } = seal(spki, 'RSA1_5');
    const { pan, cvv2 } = (await ask('cardSensitiveDetailsGet', token, compact)).body;
    const { pin } = (await ask('cardPinGet', token, compact)).body;
    const views = ['/requests', `/resources/cards/${token}`, '/resources/cards', '/resources/card-orders'];
    for (const view of views) {
      const { payload } = (await calls.control('GET', view)).raw;
      expect(payload).not.toContain(pan);
      expect(payload).not.toContain(`"${cvv2}"`);
      expect(payload).not.toContain(`"${pin}"`);
    }
    const { record } = (await calls.control('GET', `/resources/cards/${token}`)).body;
    expect(record).toMatchObject({ pan: `***${pan.slice(-4)}`, cvv2: '***', pin: '***' });
  });

  const of = (parts: (compact: string[]) => string[]) => () => parts(seal(spki, 'RSA1_5').compact.split('.')).join('.');
  test.each([
    ['no token of a card', { [CARD]: '' }, of(p => p), 1, 400, 'NotNull', CARD],
    ['a token that is none', { [CARD]: 'abc' }, of(p => p), 1, 400, 'NOT_VALID', CARD],
    ['an unknown card', { [CARD]: UNKNOWN }, of(p => p), 1, 404, 'NOT_FOUND', 'cardToken'],
    ['another version of the key', {}, of(p => p), 2, 400, 'NOT_VALID', 'keyVersion'],
    ['no envelope', {}, () => 'no envelope', 1, 400, 'NOT_VALID', 'encryptedPayload'],
    ['half an envelope', {}, of(p => p.slice(0, 3)), 1, 400, 'NOT_VALID', 'encryptedPayload'],
    ['a header that is none', {}, of(([, ...p]) => ['!!', ...p]), 1, 400, 'NOT_VALID', 'encryptedPayload'],
    [
      'a key to somebody else',
      {},
      of(([h = '', , ...p]) => [h, 'AAAA', ...p]),
      1,
      400,
      'NOT_VALID',
      'encryptedPayload',
    ],
    [
      'another cipher',
      {},
      () => seal(spki, 'RSA1_5', undefined, 'A128GCM').compact,
      1,
      400,
      'NOT_VALID',
      'encryptedPayload',
    ],
    [
      'a short key',
      {},
      () => seal(spki, 'RSA1_5', undefined, 'A256GCM', 16).compact,
      1,
      400,
      'NOT_VALID',
      'encryptedPayload',
    ],
  ])('are not told for %s', async (_what, headers, payload, version, status, code, path) => {
    const { token } = await calls.made();
    for (const op of ['cardSensitiveDetailsGet', 'cardPinGet'] as const) {
      expect(refused(await ask(op, token, payload(), headers, version))).toEqual({ status, code, path });
    }
  });

  test("are not another's to ask for, and the key is none for a personal token", async () => {
    const { token } = await calls.made();
    const body = { keyVersion: 1, encryptedPayload: seal(spki, 'RSA1_5').compact };
    const client = await calls.call('cardPinGet', {
      token: 'localwise-client-token',
      headers: { [CARD]: token },
      body,
    });
    expect(client.status).toBe(403);
    const key = await calls.call('cardEncryptionKeyGet', { token: 'localwise-personal-token' });
    expect([key.status, key.body.error]).toEqual([403, 'unauthorized']);
  });
});

describe('a PIN of the customer’s own choice', () => {
  const program = 'VISA_DEBIT_CONSUMER_UK_1_PHYSICAL_CARDS_API';
  const preset = (order: unknown, text: string, alg: 'RSA1_5' | 'RSA-OAEP-256' = 'RSA-OAEP-256') =>
    calls.call('cardOrderPresetPin', {
      headers: { 'x-tw-twcard-order-id': String(order) },
      body: { keyVersion: 1, encryptedPayload: seal(spki, alg, text).compact },
    });
  const requirements = async (cardOrderId: number) =>
    (await calls.call('cardOrderRequirementsGet', { params: { profileId: 30_000_001, cardOrderId } })).body
      .requirements;

  beforeEach(() => calls.settings({ cards: { programs: { [program]: { requiresPin: true } } } }));

  test.each([
    ['as an object', '{"pin":"4711"}', 'RSA-OAEP-256'],
    ['as a number in one', '{"pin":4711}', 'RSA1_5'],
    ['alone', '4711', 'RSA-OAEP-256'],
    ['as the one value that could be it', '{"order":"14","digits":"4711"}', 'RSA1_5'],
  ] as const)('is taken %s, and is the PIN of the card', async (_how, text, alg) => {
    const { id, status } = (await calls.place({ program })).body;
    expect(status).toBe('PLACED');
    expect(await requirements(id)).toEqual([
      { type: 'PIN', status: 'NOT_INITIATED' },
      { type: 'VERIFICATION', status: 'COMPLETED' },
      { type: 'ADDRESS', status: 'COMPLETED' },
    ]);
    const answer = await preset(id, text, alg);
    expect([answer.status, answer.body]).toEqual([200, { cardOrderId: String(id) }]);
    await calls.wait('PT1S');
    const { cardToken } = await calls.order(id);
    await calls.status(cardToken, 'ACTIVE');
    expect((await ask('cardPinGet', cardToken, seal(spki, 'RSA1_5').compact)).body.pin).toBe('4711');
  });

  test('is refused where it is none, too late, not asked for, or of an unknown order', async () => {
    const { id } = (await calls.place({ program })).body;
    for (const text of ['12345', '{"pin":"12a4"}', '{"a":"1234","b":"5678"}', 'null', '']) {
      expect(refused(await preset(id, text))).toEqual({ status: 400, code: 'NOT_VALID', path: 'encryptedPayload' });
    }
    expect((await requirements(id))[0].status).toBe('NOT_INITIATED');
    expect(refused(await preset(1, '1234'))).toMatchObject({ status: 404 });
    expect(refused(await preset('x', '1234'))).toMatchObject({ status: 400, path: 'x-tw-twcard-order-id' });
    expect(refused(await preset('', '1234'))).toMatchObject({ status: 400, code: 'NotNull' });
    await preset(id, '1234');
    expect(refused(await preset(id, '1234'))).toMatchObject({ status: 409, code: 'order.pin-too-late' });
    const tampered = seal(spki, 'RSA-OAEP-256', '1234').compact.slice(0, -4);
    const body = { keyVersion: 1, encryptedPayload: `${tampered}AAAA` };
    const broken = await calls.call('cardOrderPresetPin', { headers: { 'x-tw-twcard-order-id': String(id) }, body });
    expect(refused(broken)).toMatchObject({ status: 400, path: 'encryptedPayload' });
  });
});
