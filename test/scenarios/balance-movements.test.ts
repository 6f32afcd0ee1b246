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

describe('a conversion', () => {
  test('moves money at the price of its quote, once', async () => {
    const [euros, pounds] = [await calls.standard('EUR'), await calls.standard('GBP')];
    await calls.add(euros, 'EUR', 200);
    const quoteId = await calls.quote('EUR', 'GBP', 113.48);
    const key = calls.freshKey();
    const { status, body } = await calls.move({ quoteId }, key);
    expect(status).toBe(201);
    const amounts = {
      sourceAmount: { value: 113.48, currency: 'EUR' },
      targetAmount: { value: 100, currency: 'GBP' },
      rate: 0.88558,
    };
    const fee = { value: 0.56, currency: 'EUR' };
    expect(body).toEqual({
      id: expect.any(Number),
      type: 'CONVERSION',
      state: 'COMPLETED',
      balancesAfter: [
        { id: pounds, value: 100, currency: 'GBP' },
        { id: euros, value: 86.52, currency: 'EUR' },
      ],
      creationTime: '2026-03-02T09:00:00.000Z',
      ...amounts,
      feeAmounts: [fee],
      steps: [
        {
          id: expect.any(Number),
          type: 'CONVERSION',
          creationTime: '2026-03-02T09:00:00.000Z',
          balancesAfter: [
            { value: 86.52, currency: 'EUR' },
            { value: 100, currency: 'GBP' },
          ],
          ...amounts,
          fee,
        },
      ],
    });
    const replayed = await calls.move({ quoteId }, key);
    expect([replayed.status, replayed.body]).toEqual([201, body]);
    expect([await calls.available(euros), await calls.available(pounds)]).toEqual([86.52, 100]);
    expect(refused(await calls.move({ quoteId }))).toMatchObject({ status: 422, code: 'quote.already-used' });
    const kept = await calls.sandbox.call('quoteGet', { params: { profileId: PERSONAL, quoteId }, world: calls.world });
    expect(kept.body.status).toBe('FUNDED');
  });

  test('fills a jar of another currency', async () => {
    const pounds = await calls.standard('GBP');
    const car = await calls.jar('EUR');
    await calls.add(pounds, 'GBP', 50);
    const quoteId = await calls.quote('GBP', 'EUR', 50);
    const { body } = await calls.move({ quoteId, sourceBalanceId: pounds, targetBalanceId: String(car) });
    expect(body).toMatchObject({ type: 'CONVERSION', balancesAfter: [{ id: car }, { id: pounds, value: 0 }] });
  });

  test('is refused without money, balances, or a fitting quote, and moves nothing', async () => {
    const pounds = await calls.standard('GBP');
    const quoteId = await calls.quote('GBP', 'EUR', 50);
    expect(refused(await calls.move({ quoteId }))).toMatchObject({ status: 422, code: 'balance.not-found' });
    const euros = await calls.standard('EUR');
    expect(refused(await calls.move({ quoteId }))).toMatchObject({ status: 422, code: 'balance.insufficient-funds' });
    await calls.add(pounds, 'GBP', 100);
    const swapped = { quoteId, sourceBalanceId: euros, targetBalanceId: pounds };
    expect(refused(await calls.move(swapped))).toMatchObject({ status: 422, code: 'balance.currency-mismatch' });
    const toBank = await calls.quote('GBP', 'EUR', 50, 'BANK_TRANSFER');
    expect(refused(await calls.move({ quoteId: toBank }))).toMatchObject({ status: 422, code: 'quote.invalid-payout' });
    const unknown = await calls.move({ quoteId: '00000000-0000-4000-8000-000000000000' });
    expect(unknown.status).toBe(404);
    await calls.sandbox.advance('PT31M', calls.world);
    expect(refused(await calls.move({ quoteId }))).toMatchObject({ status: 422, code: 'quote.expired' });
    expect([await calls.available(pounds), await calls.available(euros)]).toEqual([100, 0]);
  });
});

describe('a jar', () => {
  test('takes money from its currency and gives it back', async () => {
    const [pounds, car] = [await calls.standard('GBP'), await calls.jar('GBP')];
    await calls.add(pounds, 'GBP', 100);
    const amount = { value: 40.5, currency: 'GBP' };
    const into = await calls.move({ sourceBalanceId: pounds, targetBalanceId: car, amount });
    expect(into.body).toMatchObject({
      type: 'DEPOSIT',
      rate: 1,
      sourceAmount: amount,
      targetAmount: amount,
      feeAmounts: [],
      balancesAfter: [
        { id: car, value: 40.5 },
        { id: pounds, value: 59.5 },
      ],
    });
    const out = await calls.move({ sourceBalanceId: car, targetBalanceId: pounds, amount });
    expect(out.body.type).toBe('WITHDRAWAL');
    expect([await calls.available(pounds), await calls.available(car)]).toEqual([100, 0]);
  });

  const pound = { value: 1, currency: 'GBP' };
  test.each([
    ['neither amount nor quote', {}, 400, 'NotNull', 'amount'],
    ['both', { amount: pound, quoteId: '00000000-0000-4000-8000-000000000000' }, 400, 'NOT_VALID', 'amount'],
    ['no source', { amount: pound, sourceBalanceId: undefined }, 400, 'NotNull', 'sourceBalanceId'],
    ['no target', { amount: pound, targetBalanceId: undefined }, 400, 'NotNull', 'targetBalanceId'],
    ['no value', { amount: { currency: 'GBP' } }, 400, 'NotNull', 'amount.value'],
    ['no currency', { amount: { value: 1 } }, 400, 'NotNull', 'amount.currency'],
    ['zero', { amount: { ...pound, value: 0 } }, 400, 'error.greaterThanZero', 'amount.value'],
    ['a debt', { amount: { ...pound, value: -3 } }, 400, 'error.greaterThanZero', 'amount.value'],
    ['decimals', { amount: { ...pound, value: 0.001 } }, 400, 'NOT_VALID', 'amount.value'],
    ['riches', { amount: { ...pound, value: 1e15 } }, 400, 'NOT_VALID', 'amount.value'],
    ['no number', { amount: { ...pound, value: 'NaN' } }, 400, 'NOT_VALID', 'amount.value'],
    ['a number in a text', { amount: { ...pound, value: '1e2' } }, 400, 'NOT_VALID', 'amount.value'],
    ['nothing for a value', { amount: { ...pound, value: null } }, 400, 'NotNull', 'amount.value'],
    ['more than there is', { amount: { ...pound, value: 101 } }, 422, 'balance.insufficient-funds', undefined],
    [
      'the wrong currency',
      { amount: { ...pound, currency: 'EUR' } },
      422,
      'balance.currency-mismatch',
      'amount.currency',
    ],
    ['no such currency', { amount: { ...pound, currency: 'gbp' } }, 400, 'CurrencyCode', 'amount.currency'],
    ['no such balance', { amount: pound, targetBalanceId: 3 }, 404, 'balance.not-found', 'targetBalanceId'],
    ['a quote that is no uuid', { quoteId: 'abc' }, 400, 'NOT_VALID', 'quoteId'],
  ])('refuses a movement with %s', async (_, change, status, code, path) => {
    const [sourceBalanceId, targetBalanceId] = [await calls.standard('GBP'), await calls.jar('GBP')];
    await calls.add(sourceBalanceId, 'GBP', 100);
    const answer = await calls.move({ sourceBalanceId, targetBalanceId, ...change });
    expect(refused(answer)).toEqual({ status, code, path });
    expect(await calls.available(sourceBalanceId)).toBe(100);
  });

  test('refuses a movement to itself, and from a jar to a jar', async () => {
    const [pounds, car, boat] = [await calls.standard('GBP'), await calls.jar('GBP'), await calls.jar('GBP')];
    await calls.add(pounds, 'GBP', 10);
    const itself = await calls.move({ sourceBalanceId: pounds, targetBalanceId: pounds, amount: pound });
    expect(refused(itself)).toEqual({ status: 422, code: 'balance.same-balance', path: 'targetBalanceId' });
    await calls.move({ sourceBalanceId: pounds, targetBalanceId: car, amount: pound });
    const across = await calls.move({ sourceBalanceId: car, targetBalanceId: boat, amount: pound });
    expect(refused(across)).toMatchObject({ status: 422, code: 'movement.jar-to-jar' });
  });

  test('needs an idempotency key that is a UUID', async () => {
    const params = { profileId: PERSONAL };
    const body = { amount: pound, sourceBalanceId: 1, targetBalanceId: 2 };
    const without = await calls.sandbox.call('balanceMovement', { params, body, world: calls.world });
    expect(refused(without)).toMatchObject({ status: 400, path: 'X-idempotence-uuid' });
    const bad = await calls.sandbox.call('balanceMovement', {
      params,
      body,
      world: calls.world,
      headers: keyed('abc'),
    });
    expect(refused(bad)).toMatchObject({ status: 400, path: 'X-idempotence-uuid' });
  });
});
