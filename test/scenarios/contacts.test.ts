import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, Sandbox } from '../support/sandbox.ts';

const PERSONAL = 30_000_001;
const BUSINESS = 30_000_002;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let sandbox: Sandbox;
let world = '';
let count = 0;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});
beforeEach(() => {
  count += 1;
  world = `contacts-${count}`;
});

interface Wish {
  readonly identifier?: unknown;
  readonly targetCurrency?: unknown;
}

const flag = { isDirectIdentifierCreation: true };
const add = (body: Wish, more: object = {}): Promise<Answer> =>
  sandbox.call('contactCreate', { params: { profileId: BUSINESS }, query: flag, body, world, ...more });
const ada = { identifier: '@AdaL', targetCurrency: 'EUR' };

async function open(profileId: number, currency: string): Promise<number> {
  count += 1;
  const headers = { 'x-idempotence-uuid': `00000000-0000-4000-8000-${String(count).padStart(12, '0')}` };
  const body = { currency, type: 'STANDARD' };
  return (await sandbox.call('balanceCreate', { params: { profileId }, body, headers, world })).body.id;
}

const quote = (body: object): Promise<Answer> =>
  sandbox.call('quoteCreate', {
    params: { profileId: BUSINESS },
    body: { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100, ...body },
    world,
  });

const held = async (profileId: number, balanceId: number): Promise<number> =>
  (await sandbox.call('balanceGet', { params: { profileId, balanceId }, world })).body.amount.value;

describe('a contact', () => {
  test('is quoted, and a transfer to it arrives on their balance', async () => {
    const pounds = await open(BUSINESS, 'GBP');
    const topUp = { profileId: BUSINESS, balanceId: pounds, currency: 'GBP', amount: 500 };
    await sandbox.call('simulationBalanceTopup', { body: topUp, world });
    const euros = await open(PERSONAL, 'EUR');
    const contact = await add(ada);
    expect([contact.status, contact.body]).toEqual([
      200,
      { contactId: expect.stringMatching(UUID), name: 'Ada Lovell' },
    ]);
    const { body: quoted } = await quote({ contactId: contact.body.contactId });
    expect(quoted).toMatchObject({ payOut: 'BALANCE', targetAccount: expect.any(Number) });
    const [option] = quoted.paymentOptions.filter(({ payIn }: { payIn: string }) => payIn === 'BALANCE');
    expect(option).toMatchObject({ payIn: 'BALANCE', payOut: 'BALANCE', disabled: false });
    const transfer = await sandbox.call('transferCreate', {
      body: {
        targetAccount: quoted.targetAccount,
        quoteUuid: quoted.id,
        customerTransactionId: '0b1a9a4e-54e1-4c19-93b4-2a8fd5cbd6b1',
        details: {},
      },
      world,
    });
    expect([transfer.status, transfer.body.status]).toEqual([200, 'incoming_payment_waiting']);
    const params = { profileId: BUSINESS, transferId: transfer.body.id };
    const paid = await sandbox.call('transferFund', { params, body: { type: 'BALANCE' }, world });
    expect(paid.body.status).toBe('COMPLETED');
    for (const step of ['funds_converted', 'outgoing_payment_sent']) {
      await sandbox.control('POST', `/resources/transfers/${transfer.body.id}/transitions`, { to: step }, world);
    }
    expect(await held(PERSONAL, euros)).toBe(quoted.targetAmount);
    expect(await held(BUSINESS, pounds)).toBe(400);
  });

  test('is a recipient that its owner can read, list and delete, and another look-up brings it back', async () => {
    await open(PERSONAL, 'EUR');
    const { body: contact } = await add(ada);
    const { body: quoted } = await quote({ contactId: contact.contactId });
    const params = { accountId: quoted.targetAccount };
    const { body } = await sandbox.call('recipientGet', { params, world });
    expect(body).toMatchObject({
      type: 'Contact',
      isInternal: true,
      currency: 'EUR',
      name: { fullName: 'Ada Lovell' },
    });
    const list = await sandbox.call('recipientList', { query: { profileId: BUSINESS }, world });
    expect(list.body.content.map(({ id }: { id: number }) => id)).toEqual([quoted.targetAccount]);
    expect((await sandbox.call('recipientDeactivate', { params, world })).body.active).toBe(false);
    expect((await quote({ contactId: contact.contactId })).status).toBe(422);
    expect((await add(ada)).body).toEqual(contact);
    const again = await quote({ contactId: contact.contactId });
    expect(again.body.targetAccount).not.toBe(quoted.targetAccount);
  });

  test.each([
    ['a tag in any case', '@adal', 'Ada Lovell'],
    ['an email address', 'Ada.Lovell@example.com', 'Ada Lovell'],
    ['a telephone number however it is spaced', '+44 20 7183 8750', 'Ada Lovell'],
    ['blanks around', '  @AdaL ', 'Ada Lovell'],
  ])('is found by %s', async (_, identifier, name) => {
    expect((await add({ ...ada, identifier })).body.name).toBe(name);
  });

  test('is the same for the same identifier and currency, and another for another', async () => {
    const id = async (wish: Wish) => (await add(wish)).body.contactId;
    const first = await id(ada);
    expect(await id({ ...ada, identifier: ' @ADAL' })).toBe(first);
    expect(await id({ ...ada, targetCurrency: 'USD' })).not.toBe(first);
    expect(await id({ ...ada, identifier: 'ada.lovell@example.com' })).not.toBe(first);
  });

  test('is not found while hidden, and stays a contact of those who had found it', async () => {
    await open(PERSONAL, 'EUR');
    const { contactId } = (await add(ada)).body;
    const hide = await sandbox.control(
      'POST',
      `/resources/discoveries/${PERSONAL}/transitions`,
      { to: 'hidden' },
      world,
    );
    expect(hide.body.record).toMatchObject({ status: 'hidden', tag: '@AdaL' });
    expect((await add(ada)).status).toBe(404);
    expect((await quote({ contactId })).status).toBe(200);
    await sandbox.control('POST', `/resources/discoveries/${PERSONAL}/transitions`, { to: 'discoverable' }, world);
    expect((await add(ada)).body.contactId).toBe(contactId);
  });

  test('is not found before they have a verified profile', async () => {
    const { body: user } = await sandbox.call('userCreate', {
      body: { email: 'jon@example.com', registrationCode: 'a-registration-code-of-32-letters-x' },
      world,
    });
    expect(user.id).toEqual(expect.any(Number));
    expect((await add({ ...ada, identifier: 'jon@example.com' })).status).toBe(404);
  });
});

describe('a look-up', () => {
  test.each<[string, object, object, number, string, string]>([
    ['by nobody’s tag', {}, { ...ada, identifier: '@nobody' }, 404, 'contact.not-found', 'identifier'],
    ['by a word', {}, { ...ada, identifier: 'ada' }, 404, 'contact.not-found', 'identifier'],
    ['by a prototype', {}, { ...ada, identifier: '__proto__' }, 404, 'contact.not-found', 'identifier'],
    ['by nothing', {}, { targetCurrency: 'EUR' }, 400, 'NotNull', 'identifier'],
    ['by a blank', {}, { ...ada, identifier: '  ' }, 400, 'NotNull', 'identifier'],
    ['by a number', {}, { ...ada, identifier: 7 }, 400, 'NOT_VALID', 'identifier'],
    ['by null', {}, { ...ada, identifier: null }, 400, 'NotNull', 'identifier'],
    ['of no currency', {}, { identifier: '@AdaL' }, 400, 'CurrencyCode', 'targetCurrency'],
    ['of an unknown currency', {}, { ...ada, targetCurrency: 'ABC' }, 400, 'CurrencyCode', 'targetCurrency'],
    ['without the flag', { query: {} }, ada, 400, 'NotNull', 'isDirectIdentifierCreation'],
    [
      'with the flag off',
      { query: { isDirectIdentifierCreation: false } },
      ada,
      400,
      'NOT_VALID',
      'isDirectIdentifierCreation',
    ],
    ['of oneself', { params: { profileId: PERSONAL } }, ada, 422, 'NOT_VALID', 'identifier'],
  ])('%s is refused', async (_, more, body, status, code, path) => {
    const answer = await add(body, more);
    expect([answer.status, answer.body.errors?.[0]?.code, answer.body.errors?.[0]?.path]).toEqual([status, code, path]);
  });

  test('is for applications alone, and for profiles of theirs', async () => {
    expect((await add(ada, { token: 'localwise-user-token' })).status).toBe(403);
    expect((await add(ada, { params: { profileId: 30_999_999 } })).status).toBe(403);
  });
});

describe('a quote for a contact', () => {
  test.each<[string, (contactId: string) => object, number, string]>([
    ['of another currency', contactId => ({ contactId, targetCurrency: 'USD' }), 422, 'targetAccount'],
    ['who holds no balance in it', contactId => ({ contactId }), 422, 'targetAccount'],
    ['that nobody has', () => ({ contactId: '8d6a7c51-7b1d-4a2f-9f39-4b8d3f9f0a11' }), 422, 'contactId'],
    ['beside a recipient', contactId => ({ contactId, targetAccount: 700_000_001 }), 400, 'contactId'],
  ])('%s is refused', async (_, wish, status, path) => {
    const { body } = await add(ada);
    const answer = await quote(wish(body.contactId));
    expect([answer.status, answer.body.errors[0]]).toEqual([
      status,
      expect.objectContaining({ code: 'NOT_VALID', path }),
    ]);
  });

  test('of another profile is refused', async () => {
    const { body } = await add(ada);
    const answer = await sandbox.call('quoteCreate', {
      params: { profileId: PERSONAL },
      body: { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100, contactId: body.contactId },
      world,
    });
    expect(answer.status).toBe(422);
  });
});
