import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refused } from '../support/balance-calls.ts';
import { PERSONAL, ReceivingCalls } from '../support/receiving-calls.ts';

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

const payIn = (change: object = {}) =>
  calls.sandbox.control(
    'POST',
    '/payins',
    { profileId: PERSONAL, currency: 'EUR', amount: 12.5, ...change },
    calls.world,
  );

describe('money that a tester lets arrive', () => {
  test('is on the balance, from whom it was said to be, and can be sent back', async () => {
    const sender = { name: 'Kessler GmbH', account: 'DE02120300000000202051', bankCode: 'BYLADEM1001' };
    const { status, body } = await payIn({ sender, reference: 'NB-1042' });
    expect([status, body]).toEqual([
      201,
      {
        paymentId: expect.any(Number),
        profileId: PERSONAL,
        balanceId: euros,
        accountDetailsId: expect.any(Number),
        status: 'COMPLETED',
        amount: 12.5,
        currency: 'EUR',
        rail: 'LOCAL',
      },
    ]);
    expect(await calls.latest()).toMatchObject({ id: body.paymentId, sender, reference: 'NB-1042' });
    expect(await calls.available(euros)).toBe(12.5);
    expect((await calls.giveBack(body.paymentId)).status).toBe(201);
    expect(await calls.available(euros)).toBe(0);
  });

  test.each(['GBP', 'USD', 'AUD', 'NZD', 'CAD', 'HUF', 'MYR', 'RON', 'SGD', 'TRY'])('comes in %s too', async code => {
    const balanceId = await calls.receivable(code);
    expect((await payIn({ currency: code, amount: 700 })).body).toMatchObject({ balanceId, status: 'COMPLETED' });
    expect(await calls.available(balanceId)).toBe(700);
  });

  test('finds the details by their number, older ones too', async () => {
    const [{ id, receiveOptions }] = await calls.detailsIn('EUR');
    const account = receiveOptions[0].details.find(({ type }: { type: string }) => type === 'IBAN').body;
    expect(await calls.drive('account-details', id, 'deprecated')).toBe(200);
    expect((await payIn()).body.accountDetailsId).not.toBe(id);
    expect((await payIn({ account })).body.accountDetailsId).toBe(id);
    expect(refused(await payIn({ account, currency: 'GBP' }))).toMatchObject({ status: 400, path: 'account' });
  });

  test('comes by Swift where the details take that, and needs a reason to go back', async () => {
    const { status, body } = await payIn({ rail: 'SWIFT' });
    expect([status, body.rail, body.status]).toEqual([201, 'SWIFT', 'COMPLETED']);
    expect(refused(await calls.giveBack(body.paymentId, {})).code).toBe('error.payment-return.invalid');
    await calls.receivable('AUD');
    expect(refused(await payIn({ rail: 'SWIFT', currency: 'AUD' }))).toMatchObject({ status: 400, path: 'rail' });
  });

  test.each([
    [{ profileId: 7 }, 404, 'profileId'],
    [{ profileId: undefined }, 400, 'profileId'],
    [{ currency: 'GBP' }, 400, 'currency'],
    [{ currency: 'XXX' }, 400, 'currency'],
    [{ amount: 0 }, 400, 'amount'],
    [{ amount: -1 }, 400, 'amount'],
    [{ amount: 0.001 }, 400, 'amount'],
    [{ amount: 1e15 }, 400, 'amount'],
    [{ amount: '1' }, 400, 'amount'],
    [{ account: 'DE89370400440532013000' }, 400, 'account'],
    [{ rail: 'BOAT' }, 400, 'rail'],
    [{ sender: { nickname: 'K' } }, 400, 'sender.nickname'],
    [{ whim: 1 }, 400, 'whim'],
  ])('is refused with %j, by its name', async (change, status, path) => {
    expect(refused(await payIn(change))).toMatchObject({ status, path });
    expect(await calls.available(euros)).toBe(0);
  });
});
