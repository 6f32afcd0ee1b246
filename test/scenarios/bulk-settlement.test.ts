import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BatchCalls, rowOf } from '../support/batch-calls.ts';
import { Inbox } from '../support/inbox.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let ada: BatchCalls;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never' });
});
beforeEach(() => {
  sandbox.enterFreshWorld();
  ada = new BatchCalls(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const pounds = (value: number) => [{ value, currency: 'GBP' }];

describe('a transfer that is settled in bulk', () => {
  test('counts as paid at once', async () => {
    const { id } = await ada.transfer();
    const funded = await ada.bulk(id, { partnerReference: '11111' });
    expect([funded.status, funded.body]).toEqual([
      200,
      {
        type: 'TRUSTED_PRE_FUND_BULK',
        status: 'COMPLETED',
        errorCode: null,
        errorMessage: null,
        balanceTransactionId: expect.any(Number),
      },
    ]);
    expect(await ada.statuses([id])).toEqual(['processing']);
    const payments = await sandbox.call('transferPaymentsList', { params: { transferId: id } });
    expect(payments.body).toMatchObject([{ method: 'TRUSTED_PRE_FUND_BULK', amount: 1000 }]);
    const again = await ada.bulk(id);
    expect([again.status, again.body.errorCode]).toEqual([422, 'transfer.invalid-state']);
  });

  test('waits above the collateral limit, and goes on when the partner has settled', async () => {
    await ada.terms({ collateral: pounds(1500) });
    const first = await ada.bulkFunded();
    const { id: second } = await ada.transfer();
    const limited = await ada.bulk(second);
    expect([limited.status, limited.body.status, limited.body.errorCode]).toEqual([
      200,
      'CREATED',
      'trustedprefundbulk.limit-reached',
    ]);
    expect((await ada.bulk(second)).body.status).toBe('CREATED');
    expect(await ada.statuses([second])).toEqual(['incoming_payment_waiting']);
    await ada.send({ transfers: [rowOf(first)] });
    const [settlement] = await ada.settlements();
    expect((await ada.drivenTo('settlements', settlement.id, 'SETTLED')).status).toBe(200);
    expect(await ada.statuses([first, second])).toEqual(['processing', 'processing']);
  });

  test('may be settled while it waits, and is paid then', async () => {
    await ada.terms({ collateral: pounds(0) });
    const { id } = await ada.transfer();
    await ada.bulk(id);
    await ada.send({ transfers: [rowOf(id)] });
    const [settlement] = await ada.settlements();
    await ada.drivenTo('settlements', settlement.id, 'SETTLED');
    expect(await ada.statuses([id])).toEqual(['processing']);
    const kept = await sandbox.control('GET', `/resources/bulk-payments/${id}`);
    expect(kept.body.record.status).toBe('SETTLED');
  });

  test('may be paid in two steps', async () => {
    const { id } = await ada.transfer();
    const early = await ada.bulk(id, { status: 'COMPLETE' });
    expect([early.status, early.body.errorCode]).toEqual([404, 'payment.not-found']);
    const begun = await ada.bulk(id, { status: 'INITIATE' });
    expect([begun.status, begun.body.status, begun.body.errorCode]).toEqual([200, 'CREATED', null]);
    expect((await ada.bulk(id, { status: 'INITIATE' })).body).toEqual(begun.body);
    expect(await ada.statuses([id])).toEqual(['incoming_payment_initiated']);
    expect((await ada.bulk(id, { status: 'COMPLETE' })).body.status).toBe('COMPLETED');
    expect(await ada.statuses([id])).toEqual(['processing']);
    expect((await ada.bulk(id, { status: 'LATER' })).status).toBe(400);
  });

  test('is refused for a partner without the agreement, or without a name for the payment', async () => {
    const { id } = await ada.transfer();
    await ada.terms({ crossCurrency: true });
    const nameless = await ada.bulk(id);
    expect([nameless.status, nameless.body.errors[0].path]).toEqual([400, 'partnerReference']);
    await ada.terms({ enabled: false });
    const refused = await ada.bulk(id, { partnerReference: '1' });
    expect([refused.status, refused.body.errorCode]).toEqual([422, 'trustedprefundbulk.payment-option-unavailable']);
  });

  test('is withdrawn from bulk when it is paid or called off otherwise', async () => {
    const [paid, cancelled] = [(await ada.transfer()).id, (await ada.transfer()).id];
    for (const id of [paid, cancelled]) await ada.bulk(id, { status: 'INITIATE' });
    await ada.holding(1000, 'GBP');
    expect((await ada.fund(paid)).body.status).toBe('COMPLETED');
    await ada.cancel(cancelled);
    for (const id of [paid, cancelled]) {
      const { body } = await sandbox.control('GET', `/resources/bulk-payments/${id}`);
      expect(body.record.status).toBe('WITHDRAWN');
    }
  });
});

describe('a journal', () => {
  test('is taken, compared, and settled when the money has come', async () => {
    const inbox = await Inbox.open();
    await ada.listen(inbox.url, 'bulk-settlement#payment-received', '2.0.0');
    const ids = [await ada.bulkFunded(), await ada.bulkFunded()];
    const answer = await ada.send({ transfers: ids.map(id => rowOf(id)) });
    expect([answer.status, answer.raw.payload]).toEqual([200, '']);
    const [expected] = await ada.settlements();
    expect(expected).toMatchObject({ status: 'EXPECTED', due: { amountMinor: 200_000, currency: 'GBP' } });
    const part = await ada.drivenTo('settlements', expected.id, 'EXPECTED', { amount: 1500.5 });
    expect([part.status, part.body.record.status]).toEqual([200, 'EXPECTED']);
    for (const amount of [500, 0, -1, 'x', 0.001]) {
      expect((await ada.drivenTo('settlements', expected.id, 'EXPECTED', { amount })).status).toBe(400);
    }
    await ada.drivenTo('settlements', expected.id, 'SETTLED');
    const told = (await inbox.waitFor(2)).map(({ body }) => body.data);
    expect(told).toEqual([
      {
        resource: {
          settlement_reference: 'TPFB260302',
          source_currency: 'GBP',
          source_amount: -2000,
          target_amount: 1500.5,
          amount_matched: false,
          received_amount: 1500.5,
        },
        occurred_at: '2026-03-02T09:00:00Z',
      },
      {
        resource: {
          settlement_reference: 'TPFB260302',
          source_currency: 'GBP',
          source_amount: -2000,
          target_amount: 2000,
          amount_matched: true,
          received_amount: 499.5,
        },
        occurred_at: '2026-03-02T09:00:00Z',
      },
    ]);
    await inbox.close();
  });

  test('may be sent again: the same is the same, another is only noted', async () => {
    const [first, second] = [await ada.bulkFunded(), await ada.bulkFunded()];
    await ada.send({ transfers: [rowOf(first)] });
    expect((await ada.send({ transfers: [rowOf(first)] })).status).toBe(200);
    expect(await ada.settlements()).toMatchObject([{ contradictions: 0 }]);
    expect((await ada.send({ transfers: [rowOf(second)] })).status).toBe(200);
    expect(await ada.settlements()).toMatchObject([{ contradictions: 1, rows: [{ transferId: first }] }]);
  });

  test('is spoilt as a whole by one bad row, and may be mended under its reference', async () => {
    const [good, other] = [await ada.bulkFunded(), await ada.transfer()];
    const bad = { transfers: [rowOf(good), rowOf(other.id)] };
    expect((await ada.send(bad)).status).toBe(200);
    const [spoilt] = await ada.settlements();
    expect([spoilt.status, spoilt.findings]).toEqual(['INVALID', [`transfer ${other.id} was not paid for in bulk`]]);
    await ada.send({ transfers: [rowOf(good)] });
    expect(await ada.settlements()).toMatchObject([{ id: spoilt.id, status: 'EXPECTED', findings: [] }]);
    await ada.send({ transfers: [rowOf(good)], settlementReference: 'TPFB2' });
    const [second] = await ada.settlements();
    expect(second).toMatchObject({ status: 'INVALID', findings: [`transfer ${good} was settled before`] });
  });

  test.each([
    ['a reference without the prefix', { settlementReference: 'ABCD1' }, 'settlementReference'],
    ['a reference that is too long', { settlementReference: 'TPFB1234567' }, 'settlementReference'],
    ['no reference', { settlementReference: undefined }, 'settlementReference'],
    ['another type', { type: 'BULK' }, 'type'],
    ['no date', { settlementDate: undefined }, 'settlementDate'],
    ['no transfers', { transfers: undefined }, 'transfers'],
    ['nothing to tell the currency by', { transfers: [] }, 'settlementCurrency'],
    ['a currency there is not', { settlementCurrency: 'XYZ' }, 'settlementCurrency'],
    ['a row without a rate', { settlementCurrency: 'USD', transfers: [rowOf(1)] }, 'transfers.0.exchangeRate'],
    [
      'a rate of nothing',
      { settlementCurrency: 'USD', transfers: [rowOf(1, { exchangeRate: 0 })] },
      'transfers.0.exchangeRate',
    ],
    ['a row of no amount', { transfers: [rowOf(1), rowOf(2, { sourceAmount: 0 })] }, 'transfers.1.sourceAmount'],
    ['a negative row', { transfers: [rowOf(1, { sourceAmount: -1 })] }, 'transfers.0.sourceAmount'],
    ['too many decimals', { transfers: [rowOf(1, { sourceAmount: 0.001 })] }, 'transfers.0.sourceAmount'],
    ['two currencies', { transfers: [rowOf(1), rowOf(2, { sourceCurrency: 'EUR' })] }, 'transfers.1.sourceCurrency'],
    ['a row without an id', { transfers: [rowOf(1, { id: undefined })] }, 'transfers.0.id'],
    ['a row without a name', { transfers: [rowOf(1, { customerName: undefined })] }, 'transfers.0.customerName'],
    [
      'a row without a reference',
      { transfers: [rowOf(1, { partnerReference: undefined })] },
      'transfers.0.partnerReference',
    ],
    ['a positive balance transfer', { transfers: [rowOf(1)], balanceTransfer: 1 }, 'balanceTransfer'],
  ])('is refused with %s', async (_, changes, path) => {
    const { status, body } = await ada.send({ transfers: [rowOf(1)], ...changes });
    expect([status, body.errors[0].path]).toEqual([400, path]);
    expect(await ada.settlements()).toEqual([]);
  });

  test('needs the token of an application', async () => {
    const body = { transfers: [] };
    const answer = await sandbox.call('bulkSettlementJournalCreate', { body, token: 'localwise-user-token' });
    expect(answer.status).toBe(403);
  });
});

describe('net settlement', () => {
  test('lets the partner pay refunds back, and takes them off the next journal', async () => {
    const inbox = await Inbox.open();
    await ada.terms({ refundUrl: inbox.url });
    const [first, second] = [await ada.bulkFunded(), await ada.bulkFunded()];
    await ada.send({ transfers: [rowOf(first)] });
    await ada.drivenTo('settlements', (await ada.settlements())[0].id, 'SETTLED');
    expect((await ada.cancel(first)).status).toBe(200);
    const [told] = await inbox.waitFor(1);
    const { customerTransactionId } = (await ada.get(first)).body;
    expect(told?.body).toEqual({
      data: { payoutId: expect.any(Number), amount: 1000, currency: 'GBP', transferId: first, customerTransactionId },
      event_type: 'payout#create',
      sent_at: '2026-03-02T09:00:00Z',
    });
    expect(told?.headers['x-signature-sha256']).toBeTruthy();
    const refundedTransfers = [{ id: first, partnerReference: String(first) }];
    await ada.send({ settlementReference: 'TPFB2', transfers: [rowOf(second)], refundedTransfers });
    expect((await ada.settlements())[0]).toMatchObject({ status: 'SETTLED', due: { amountMinor: 0 } });
    await ada.send({ settlementReference: 'TPFB3', transfers: [rowOf(await ada.bulkFunded())], refundedTransfers });
    expect((await ada.settlements())[0]).toMatchObject({
      status: 'INVALID',
      findings: [`the refund of transfer ${first} was settled before`],
    });
    const subscriptions = await sandbox.call('webhookApplicationSubscriptionList', {
      params: { clientKey: 'localwise' },
    });
    expect(subscriptions.body).toEqual([]);
    await inbox.close();
  });
});

describe('the terms of bulk settlement', () => {
  test('are agreed on by the tester, and shown', async () => {
    const usual = { client: 'localwise', enabled: true, crossCurrency: false, refundUrl: null, collateral: [] };
    expect((await sandbox.control('GET', '/clients/localwise/bulk-terms')).body).toEqual(usual);
    const { body } = await ada.terms({ collateral: pounds(10.5) });
    expect(body).toEqual({ ...usual, collateral: pounds(10.5) });
  });

  test.each([
    [{ enabled: 'yes' }, 'enabled'],
    [{ collateral: 5 }, 'collateral'],
    [{ collateral: [{ value: 1, currency: 'XYZ' }] }, 'collateral'],
    [{ collateral: pounds(-1) }, 'collateral'],
    [{ collateral: [...pounds(1), ...pounds(2)] }, 'collateral'],
    [{ collateral: [{ value: 1 }] }, 'collateral.currency'],
    [{ refundUrl: 'nowhere' }, 'refundUrl'],
    [{ limit: 1 }, 'limit'],
  ])('are refused as %j', async (body, path) => {
    const answer = await ada.terms(body);
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
  });

  test('belong to an application there is', async () => {
    expect((await sandbox.control('GET', '/clients/nobody/bulk-terms')).status).toBe(400);
  });
});
