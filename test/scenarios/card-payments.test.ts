import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PaymentCalls } from '../support/card-payment-calls.ts';
import { PERSONAL } from '../support/sender.ts';

let calls: PaymentCalls;
beforeEach(async () => {
  calls = await PaymentCalls.open();
});
afterEach(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
});

test('a card pays, the merchant takes less, and the statement tells the same', async () => {
  const { body: paid } = await calls.authorise(10);
  expect(paid.error).toBeNull();
  expect(await calls.amounts()).toEqual([90, 10]);
  expect((await calls.clear(paid.reference, 8)).body).toMatchObject({ error: null, reference: paid.reference });
  expect(await calls.amounts()).toEqual([92, 0]);
  const id = await calls.latest();
  const { body: shown } = await calls.get(id);
  expect(shown).toMatchObject({ state: 'COMPLETED', transactionAmount: { amount: 8, currency: 'GBP' } });
  expect(shown.debits.map((debit: { debitedAmount: object }) => debit.debitedAmount)).toEqual(
    [10, -10, 8].map(amount => ({ amount, currency: 'GBP' })),
  );
  const statement = await calls.sandbox.call('balanceStatementGet', {
    params: { profileId: PERSONAL, balanceId: calls.balance, ext: 'json' },
    query: { currency: 'GBP', intervalStart: '2026-03-01T00:00:00Z', intervalEnd: '2026-03-03T00:00:00Z' },
  });
  expect(statement.body.transactions[0]).toMatchObject({
    type: 'DEBIT',
    amount: { value: -8, currency: 'GBP' },
    referenceNumber: `CARD-${id}`,
    runningBalance: { value: 92, currency: 'GBP' },
    details: { type: 'CARD', amount: { value: 8, currency: 'GBP' } },
  });
  const feed = await calls.sandbox.call('activityList', { params: { profileId: PERSONAL } });
  expect(feed.body.activities[0]).toMatchObject({ type: 'CARD_PAYMENT', status: 'COMPLETED', primaryAmount: '8 GBP' });
});

test('an authorisation is answered with all that a merchant bank knows', async () => {
  const { reference } = (await calls.authorise(10)).body;
  expect(reference).toEqual({
    transaction: {
      acquirer: {
        institutionId: '430010',
        name: 'ACQUIRER NAME',
        city: 'CITY NAME',
        merchantCategoryCode: 5499,
        country: 'GB',
        acceptorTerminalId: 'TERMID01',
        acceptorIdCode: 'CARD ACCEPTOR',
        forwardingInstitutionId: '400050',
      },
      card: expect.objectContaining({ token: calls.card.id, schemeName: 'VISA', pan: calls.card.pan, pin: '1234' }),
      pos: { type: 'CHIP_AND_PIN', acceptsOnlinePins: true, maxPinLength: 12, supports3ds: false, hasChip: true },
      transactionStartTime: 1772442000,
      stan: expect.stringMatching(/^\d{6}$/),
      schemeTransactionId: expect.stringMatching(/^\d{15}$/),
      retrievalReferenceNum: `606109${reference.transaction.stan}`,
    },
    requestMti: '0200',
    authorizationIdResponse: expect.stringMatching(/^\d{6}$/),
  });
});

test('both forms of a transaction in progress', async () => {
  await calls.authorise(10, { amount: { value: 10, currency: 'EUR' }, pos: 'E_COMMERCE_NO_3DS' });
  const id = await calls.latest();
  const [newer, older] = [(await calls.get(id)).body, (await calls.get(id, 'cardTransactionGetV3')).body];
  const merchant = {
    name: 'ACQUIRER NAME',
    location: { country: 'United Kingdom', city: 'CITY NAME', zipCode: '00000', region: null, state: null },
    category: { name: 'MISCELLANEOUS_FOOD_STORES_CONVEN', code: '5499', description: '5499 R Misc Food Stores' },
  };
  const euros = { amount: 10, currency: 'EUR' };
  const alike = {
    cardToken: calls.card.id,
    type: 'ECOM_PURCHASE',
    state: 'IN_PROGRESS',
    declineReason: null,
    detailedDeclineReason: null,
    fees: [],
    authorisationMethod: 'MANUAL_ENTRY',
    relayAuthorisationData: null,
  };
  const debit = {
    balanceId: calls.balance,
    debitedAmount: { amount: expect.any(Number), currency: 'GBP' },
    forAmount: euros,
    rate: expect.any(Number),
    fee: { amount: expect.any(Number), currency: 'GBP' },
  };
  expect(newer).toEqual({
    ...alike,
    id,
    creationTime: '2026-03-02T09:00:00.000Z',
    modificationTime: '2026-03-02T09:00:00.000Z',
    purgeTime: '2026-03-09T09:00:00.000Z',
    transactionAmount: euros,
    transactionAmountWithFees: euros,
    billingAmount: euros,
    merchant,
    approvalCode: expect.stringMatching(/^\d{6}$/),
    arn: null,
    pinValidationResult: 'NOT_RECEIVED',
    balanceChannelReferenceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    debits: [{ ...debit, creationTime: '2026-03-02T09:00:00.000Z' }],
    credits: [],
  });
  expect(older).toEqual({
    ...alike,
    id: String(id),
    createdDate: '2026-03-02T09:00:00.000000Z',
    cardLastDigits: calls.card.pan.slice(-4),
    transactionAmount: euros,
    transactionAmountWithFees: { value: 10, currency: 'EUR' },
    merchant: { ...merchant, category: { ...merchant.category, name: 'RMiscFoodStores' } },
    balanceTransactionId: expect.any(Number),
    debits: [debit],
    credit: null,
  });
});

test('a declined payment is answered 200 with the reason, and can be read', async () => {
  const { status, body } = await calls.authorise(1000);
  expect([status, body.error, body.reference.authorizationIdResponse]).toEqual([200, 'INSUFFICIENT_FUNDS', null]);
  const shown = (await calls.get(await calls.latest())).body;
  expect(shown).toMatchObject({ state: 'DECLINED', declineReason: 'INSUFFICIENT_FUNDS', approvalCode: null });
});

test('a refund is announced and then cleared', async () => {
  const refund = { transactionType: 'REFUND', amount: { value: 10, currency: 'EUR' } };
  const { reference } = (await calls.authorise(10, refund)).body;
  expect(await calls.amounts()).toEqual([100, 0]);
  await calls.clear(reference, 10, refund);
  const { credits, debits, state } = (await calls.get(await calls.latest())).body;
  expect([state, debits, credits[0].creditedAmount]).toEqual(['COMPLETED', [], { amount: 10, currency: 'EUR' }]);
});

test('a payment is given up in part, in another currency not at all, and whole', async () => {
  const { reference } = (await calls.authorise(10)).body;
  await calls.reverse(reference, 3);
  expect(await calls.amounts()).toEqual([97, 3]);
  const foreign = await calls.reverse(reference, 0, { amount: { value: 0, currency: 'EUR' } });
  expect([foreign.status, foreign.body.error]).toEqual([200, 'REVERSAL_NOT_MATCHING_AUTH_CURRENCY']);
  await calls.reverse(reference, 0, { transactionType: undefined });
  expect(await calls.amounts()).toEqual([100, 0]);
});

describe('the list', () => {
  test('is paged by the last id, newest first, without what was done on balances', async () => {
    for (let i = 0; i < 13; i++) await calls.authorise(1);
    const first = (await calls.list({ pageSize: 10 })).body.transactions;
    expect(first).toHaveLength(10);
    expect([first[0].id, 'debits' in first[0], 'credits' in first[0]]).toEqual([await calls.latest(), false, false]);
    const rest = (await calls.list({ pageSize: 10, lastId: first[9].id })).body.transactions;
    expect(rest.map(({ id }: { id: number }) => id)).toEqual([1, 2, 3].map(back => first[9].id - back));
    const none = await calls.list({ fromCreationTime: '2026-03-02T09:00:00.001Z' });
    expect(none.body.transactions).toEqual([]);
  });

  test('and single transactions reach back ninety days; the older form further', async () => {
    await calls.authorise(1);
    const id = await calls.latest();
    await calls.sandbox.advance('P90D');
    expect((await calls.get(id)).status).toBe(200);
    expect((await calls.list({ fromCreationTime: '2026-03-02T09:00:00Z' })).body.transactions).toHaveLength(1);
    await calls.sandbox.advance('PT1S');
    const late = await calls.get(id);
    expect([late.status, late.body.errors[0].code]).toEqual([422, 'card.transaction.too.old']);
    expect((await calls.get(id, 'cardTransactionGetV3')).body.state).toBe('CANCELLED');
    expect((await calls.list({ fromCreationTime: '2026-03-02T09:00:00Z' })).status).toBe(422);
  });
});
