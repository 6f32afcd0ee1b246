import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BalanceCalls, keyed, PERSONAL, refused } from '../support/balance-calls.ts';

let calls: BalanceCalls;
beforeAll(async () => {
  calls = await BalanceCalls.open();
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
});
beforeEach(() => calls.enterFreshWorld());

const accounts = (profileId: number | string = PERSONAL) =>
  calls.sandbox.call('balanceGetV1', { query: { profileId }, world: calls.world });

type Headers = Readonly<Record<string, string>>;

const convert = (borderlessAccountId: number, body: unknown, headers: Headers = keyed(calls.freshKey())) =>
  calls.sandbox.call('balanceConvertV1', { params: { borderlessAccountId }, body, headers, world: calls.world });

test('an account is listed with its STANDARD balances, and without one there is nothing to list', async () => {
  expect((await accounts()).body).toEqual([]);
  const pounds = await calls.standard('GBP');
  await calls.jar('GBP');
  await calls.add(pounds, 'GBP', 12.5);
  const account = await calls.sandbox.call('mcaGet', { params: { profileId: PERSONAL }, world: calls.world });
  expect((await accounts()).body).toEqual([
    {
      ...account.body,
      balances: [
        {
          balanceType: 'AVAILABLE',
          currency: 'GBP',
          amount: { value: 12.5, currency: 'GBP' },
          reservedAmount: { value: 0, currency: 'GBP' },
          bankDetails: null,
        },
      ],
    },
  ]);
  expect((await accounts(await calls.stranger())).status).toBe(403);
  expect((await accounts('me')).status).toBe(400);
});

test('an account is listed with the numbers that it receives money under', async () => {
  await calls.standard('EUR');
  const params = { profileId: PERSONAL };
  await calls.sandbox.call('bankAccountDetailsOrderCreate', { params, body: { currency: 'EUR' }, world: calls.world });
  const [{ bankDetails }] = (await accounts()).body[0].balances;
  expect(bankDetails).toEqual({
    id: expect.any(Number),
    currency: 'EUR',
    bankCode: 'TRWIBEB1XXX',
    accountNumber: bankDetails.iban,
    swift: 'TRWIBEB1XXX',
    iban: expect.stringMatching(/^BE\d{14}$/),
    bankName: 'Wise',
    accountHolderName: 'Ada Lovell',
    bankAddress: {
      addressFirstLine: 'Rue du Trône 100, 3rd floor',
      postCode: '1050',
      city: 'Brussels',
      country: 'Belgium',
      stateCode: null,
    },
  });
});

describe('a conversion', () => {
  const furnish = async (): Promise<number> => {
    const euros = await calls.standard('EUR');
    await calls.standard('GBP');
    await calls.add(euros, 'EUR', 200);
    return (await accounts()).body[0].id;
  };

  test('is the same as a movement, in the older form, and happens once per key', async () => {
    const id = await furnish();
    const quoteId = await calls.quote('EUR', 'GBP', 113.48);
    const headers = keyed(calls.freshKey());
    const { status, body } = await convert(id, { quoteId }, headers);
    expect(status).toBe(200);
    const after = [
      { value: 86.52, currency: 'EUR' },
      { value: 100, currency: 'GBP' },
    ];
    const shared = {
      type: 'CONVERSION',
      creationTime: '2026-03-02T09:00:00.000Z',
      sourceAmount: { value: 113.48, currency: 'EUR' },
      targetAmount: { value: 100, currency: 'GBP' },
      rate: 0.88558,
    };
    const fee = { value: 0.56, currency: 'EUR' };
    const ways = { channelName: null, channelReferenceId: null, tracingReferenceCode: null };
    expect(body).toEqual({
      id: expect.any(Number),
      state: 'COMPLETED',
      ...shared,
      balancesAfter: after.toReversed(),
      feeAmounts: [fee],
      steps: [{ id: expect.any(Number), ...shared, balancesAfter: after, fee, ...ways }],
    });
    const replayed = await convert(id, { quoteId }, headers);
    expect([replayed.status, replayed.body]).toEqual([200, body]);
    expect((await accounts()).body[0].balances[0].amount.value).toBe(86.52);
    expect(refused(await convert(id, { quoteId }))).toMatchObject({ status: 422, code: 'quote.already-used' });
  });

  test.each([
    ['an account there is not', { account: 7 }, 404, 'balance.account-not-found'],
    ['a quote there is not', { quoteId: '00000000-0000-4000-8000-000000000000' }, 404, 'quote.not-found'],
    ['a number as older quotes had', { quoteId: 1234 }, 404, 'quote.not-found'],
    ['no quote', { quoteId: undefined }, 400, 'NotNull'],
    ['a quote that is null', { quoteId: null }, 400, 'ERROR'],
    ['no key', { headers: {} }, 400, 'NotNull'],
    ['a key that is none', { headers: keyed('7') }, 400, 'NOT_VALID'],
  ])('with %s is refused and moves nothing', async (_, change, status, code) => {
    const id = await furnish();
    const { account = id, headers = undefined, ...body } = change as { account?: number; headers?: Headers };
    const quoteId = await calls.quote('EUR', 'GBP', 100);
    expect(refused(await convert(account, { quoteId, ...body }, headers))).toMatchObject({ status, code });
    expect((await accounts()).body[0].balances[0].amount.value).toBe(200);
  });
});
