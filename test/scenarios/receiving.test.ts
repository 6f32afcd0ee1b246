import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refused } from '../support/balance-calls.ts';
import { BUSINESS, PERSONAL, ReceivingCalls } from '../support/receiving-calls.ts';

let calls: ReceivingCalls;
let euros: number;
beforeAll(async () => {
  calls = await ReceivingCalls.open();
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
});
beforeEach(async () => {
  calls.enterFreshWorld();
  euros = await calls.receivable('EUR');
});

/** The published example of a Swift payment. */
const example = {
  currencyCode: 'EUR',
  amount: 100,
  beneficiaryName: 'John Doe',
  beneficiaryAccount: '8599680548',
  beneficiaryAddress: { addressLine: '1234 Elm St, IL', city: 'Springfield', postalCode: '62704', country: 'US' },
  senderName: 'Jane Doe',
  senderBic: 'DEUTDEDBFRA',
  senderAccount: 'DE89370400440532013000',
  senderAddress: { addressLine: '5678 Oak St', city: 'Springfield', postalCode: '62704', country: 'US' },
  charges: [{ currency: 'EUR', amount: 1, agent: 'DEUTDEDBFRA' }],
  previousInstructingAgents: ['COBADEFFXXX'],
  paymentReference: 'Test123',
};

describe('a bank transaction', () => {
  test('is received, returned, and not returned again', async () => {
    const imported = await calls.import({ currency: 'EUR', amount: 250.5 });
    expect([imported.status, imported.raw.payload]).toEqual([201, '']);
    expect(await calls.available(euros)).toBe(250.5);
    const { id, status } = await calls.latest();
    expect(status).toBe('COMPLETED');
    const returned = await calls.giveBack(id, { reason: 'CUSTOMER_REQUEST' });
    expect([returned.status, returned.body]).toEqual([201, { id: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
    expect([await calls.available(euros), (await calls.latest()).status]).toEqual([0, 'REFUNDED']);
    const again = await calls.giveBack(id, { reason: 'CUSTOMER_REQUEST' });
    expect([again.status, again.body]).toEqual([
      400,
      {
        errors: [
          {
            code: 'error.payment-return.invalid',
            message: 'The payment has been returned already',
            arguments: [PERSONAL, id, null],
          },
        ],
      },
    ]);
    expect(await calls.available(euros)).toBe(0);
  });

  test.each([
    [
      'a currency without details',
      { currency: 'USD', amount: 5 },
      'No account details found for profile currency pair',
    ],
    ['a currency that is not imported', { currency: 'AUD', amount: 5 }, 'in USD, EUR, GBP only'],
    ['a currency that is none', { currency: 'EURO', amount: 5 }, 'EURO is not the code of a currency'],
    ['no currency', { amount: 5 }, 'currency must not be null'],
    ['no amount', { currency: 'EUR' }, 'amount must not be null'],
    ['nothing', { currency: 'EUR', amount: 0 }, 'amount must be greater than 0'],
    ['a debt', { currency: 'EUR', amount: -5 }, 'amount must be greater than 0'],
    ['too many decimals', { currency: 'EUR', amount: 0.001 }, 'amount must have at most 2 decimals'],
    ['too much', { currency: 'EUR', amount: 1e15 }, 'amount must have at most 2 decimals'],
  ])('is refused with %s', async (_, body, message) => {
    const answer = await calls.import(body);
    expect([answer.status, answer.body]).toEqual([
      400,
      { code: 'not.valid', message: expect.stringContaining(message) },
    ]);
    expect(await calls.available(euros)).toBe(0);
  });

  test('is refused to a stranger, to a profile without details, and to one that is not verified any more', async () => {
    const body = { currency: 'EUR', amount: 5 };
    expect((await calls.import(body, await calls.stranger())).status).toBe(403);
    expect((await calls.import(body, BUSINESS)).body.code).toBe('not.valid');
    expect((await calls.import({ currency: 'EUR', amount: '5' })).status).toBe(400);
    await calls.drive('profiles', PERSONAL, 'not_verified');
    const answer = await calls.import(body);
    expect([answer.status, answer.body.code]).toEqual([422, 'profile.not-verified']);
    expect(await calls.available(euros)).toBe(0);
  });
});

describe('a Swift payment', () => {
  test('is received as its message, and credited without its charges', async () => {
    const { status, body } = await calls.swiftIn(example);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: 21000001,
      messageReference: null,
      mur: null,
      uetr: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      messageType: 'pacs.008.001.08',
      sender: null,
      receiver: null,
      state: 'RECEIVED',
      direction: 'INCOMING',
      jsonMessage: null,
      finMessage: null,
      processTime: '2026-03-02T09:00:00.000000Z',
      amount: 100,
      currency: 'EUR',
      valueDate: null,
      payoutInstructionId: null,
      transferId: null,
      actor: 'SYSTEM',
      actorId: null,
      actorOktaId: null,
      source: 'SWIFT_CLOUD',
      attributes: null,
      ackMessage: false,
    });
    expect(await calls.available(euros)).toBe(100);
  });

  test('needs no more than a currency and an amount, and may bring nothing', async () => {
    expect((await calls.swiftIn({ currencyCode: 'EUR', amount: 7 })).status).toBe(200);
    expect((await calls.swiftIn({ currencyCode: 'EUR', amount: 0 })).body).toMatchObject({
      amount: 0,
      state: 'RECEIVED',
    });
    expect(await calls.available(euros)).toBe(7);
  });

  test('reaches the balance whose account it names, and no other currency', async () => {
    const pounds = await calls.receivable('GBP');
    const [{ receiveOptions }] = await calls.detailsIn('GBP');
    const beneficiaryAccount = receiveOptions[1].details.find(({ type }: { type: string }) => type === 'IBAN').body;
    expect((await calls.swiftIn({ currencyCode: 'GBP', amount: 9, beneficiaryAccount })).status).toBe(200);
    expect(await calls.available(pounds)).toBe(9);
    const wrong = await calls.swiftIn({ ...example, beneficiaryAccount });
    expect(refused(wrong)).toEqual({ status: 400, code: 'not.valid', path: 'beneficiaryAccount' });
    expect([await calls.available(euros), await calls.available(pounds)]).toEqual([0, 9]);
  });

  const charge = (amount: number, currency = 'EUR') => ({ charges: [{ amount, currency, agent: 'DEUTDEDBFRA' }] });
  test.each([
    ['a negative amount', { amount: -1 }, 'not.valid', 'amount'],
    ['too many decimals', { amount: 1.005 }, 'not.valid', 'amount'],
    ['a currency that is none', { currencyCode: 'XXX' }, 'not.valid', 'currencyCode'],
    ['a currency that Swift does not reach', { currencyCode: 'AUD' }, 'not.valid', 'currencyCode'],
    ['a currency without details', { currencyCode: 'USD' }, 'not.valid', 'currencyCode'],
    ['a negative charge', charge(-1), 'not.valid', 'charges[0].amount'],
    ['a charge in no currency', charge(1, 'XXX'), 'not.valid', 'charges[0].currency'],
    ['charges beyond counting', charge(999_999_999_999.99), 'not.valid', 'charges'],
    ['a fourth agent', { previousInstructingAgents: ['A', 'B', 'C', 'D'] }, 'NOT_VALID', 'previousInstructingAgents'],
    ['no amount', { amount: undefined }, 'NotNull', 'amount'],
    ['no currency', { currencyCode: undefined }, 'NotNull', 'currencyCode'],
  ])('is refused with %s', async (_, change, code, path) => {
    const answer = await calls.swiftIn({ ...example, ...change });
    expect(refused(answer)).toEqual({ status: 400, code, path });
    expect(await calls.available(euros)).toBe(0);
  });

  test('says the documented words of a negative amount', async () => {
    const { body } = await calls.swiftIn({ currencyCode: 'EUR', amount: -0.01 });
    const message = 'must be greater than or equal to 0';
    expect(body).toEqual({ errors: [{ code: 'not.valid', message, path: 'amount', arguments: [] }] });
  });

  test('is returned with a reason only', async () => {
    await calls.swiftIn(example);
    const { id } = await calls.latest();
    const without = await calls.giveBack(id);
    expect([without.status, without.body.errors]).toEqual([
      400,
      [
        {
          code: 'error.payment-return.invalid',
          message: 'A valid reason is required to return a Swift payment',
          arguments: [PERSONAL, id, null],
        },
      ],
    ]);
    expect(refused(await calls.giveBack(id, { reason: 'WHIM' }))).toMatchObject({ status: 400, path: 'reason' });
    expect(await calls.available(euros)).toBe(100);
    expect((await calls.giveBack(id, { reason: 'REGULATORY' })).status).toBe(201);
    expect(await calls.available(euros)).toBe(0);
  });
});

describe('a return', () => {
  test('of a payment that is not the profile’s is refused', async () => {
    await calls.import({ currency: 'EUR', amount: 5 });
    const { id } = await calls.latest();
    const unknown = await calls.giveBack(123_456_789);
    const message = `No payment found with id [123456789] for profile id [${PERSONAL}]`;
    expect([unknown.status, unknown.body]).toEqual([
      404,
      { errors: [{ code: 'error.payment.not-found', message, arguments: [PERSONAL, 123_456_789, null] }] },
    ]);
    expect((await calls.giveBack(id, undefined, BUSINESS)).status).toBe(404);
    expect((await calls.giveBack(id, undefined, await calls.stranger())).status).toBe(403);
    expect(await calls.available(euros)).toBe(5);
  });

  test('that the balance cannot pay waits for the next credit', async () => {
    await calls.import({ currency: 'EUR', amount: 50 });
    const { id } = await calls.latest();
    const jar = await calls.jar('EUR');
    const amount = { value: 50, currency: 'EUR' };
    await calls.move({ sourceBalanceId: euros, targetBalanceId: jar, amount });
    expect((await calls.giveBack(id)).status).toBe(201);
    expect((await calls.latest()).status).toBe('COMPLETED');
    await calls.add(euros, 'EUR', 60);
    expect([(await calls.latest()).status, await calls.available(euros)]).toEqual(['REFUNDED', 10]);
  });

  test('of a payment that is still processing, or was cancelled, is refused', async () => {
    const autoAdvance = { 'incoming-payment': 'manual' };
    await calls.sandbox.control('POST', '/settings', { autoAdvance }, calls.world);
    await calls.import({ currency: 'EUR', amount: 5 });
    const { id, status } = await calls.latest();
    expect(status).toBe('PROCESSING');
    expect(refused(await calls.giveBack(id))).toMatchObject({ status: 400, code: 'error.payment-return.invalid' });
    expect(await calls.drive('incoming-payments', id, 'CANCELLED')).toBe(200);
    expect(refused(await calls.giveBack(id))).toMatchObject({ status: 400, code: 'error.payment-return.invalid' });
    expect(await calls.available(euros)).toBe(0);
  });

  test('from a balance that is closed is refused', async () => {
    await calls.import({ currency: 'EUR', amount: 5 });
    const { id } = await calls.latest();
    const jar = await calls.jar('EUR');
    await calls.move({ sourceBalanceId: euros, targetBalanceId: jar, amount: { value: 5, currency: 'EUR' } });
    expect((await calls.close(euros)).status).toBe(204);
    expect(refused(await calls.giveBack(id))).toMatchObject({ status: 400, code: 'error.payment-return.invalid' });
    expect((await calls.import({ currency: 'EUR', amount: 5 })).body.code).toBe('not.valid');
  });
});
