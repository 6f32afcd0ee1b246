import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { Sender } from '../support/sender.ts';
import { admitStranger } from '../support/stranger.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
});
beforeEach(() => {
  sandbox.enterFreshWorld();
  ada = new Sender(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** A body of a transfer that would be made, to be spoilt. */
async function good(to = 'EUR', from = 'GBP') {
  const quote = await ada.quote({ from, to, amount: 100 });
  return { targetAccount: await ada.recipient(to), quoteUuid: quote.id, customerTransactionId: randomUUID() };
}

async function refused(body: object) {
  const before = (await ada.list()).body.length;
  const answer = await ada.create(body);
  expect((await ada.list()).body).toHaveLength(before);
  return { status: answer.status, error: answer.body.errors?.[0], body: answer.body };
}

describe('creating a transfer is refused', () => {
  test.each(['targetAccount', 'quoteUuid', 'customerTransactionId'])('without %s, by its name', async missing => {
    const { status, error } = await refused({ ...(await good()), [missing]: undefined });
    expect(status).toBe(400);
    expect(error).toEqual({ code: 'NotNull', message: 'must not be null', path: missing, arguments: [] });
  });

  test.each([
    ['customerTransactionId', 'not-a-uuid'],
    ['quoteUuid', '12345'],
    ['targetAccount', 'abc'],
    ['targetAccount', null],
    ['targetAccount', '99999999999999999999'],
    ['sourceAccount', true],
    ['details', 'Invoice'],
  ])('with a wrong %s: %s', async (path, value) => {
    const { status, error } = await refused({ ...(await good()), [path]: value });
    expect([status, error.path]).toEqual([400, path]);
  });

  test('with a quote that nobody made', async () => {
    expect((await refused({ ...(await good()), quoteUuid: NOBODY })).status).toBe(404);
  });

  test('with a quote that another transfer has used', async () => {
    const body = await good();
    await ada.create(body);
    const { status, error } = await refused({ ...body, customerTransactionId: randomUUID() });
    expect(status).toBe(422);
    expect(error).toEqual({
      code: 'NOT_VALID',
      message: 'Quote has already been used',
      path: 'quoteUuid',
      arguments: [],
    });
  });

  test('with a quote that has expired', async () => {
    const body = await good();
    await sandbox.advance('PT31M');
    const { status, error } = await refused(body);
    expect([status, error.code, error.path]).toEqual([422, 'NOT_VALID', 'quoteUuid']);
    await sandbox.advance('P3D');
    expect((await refused(body)).status).toBe(404);
  });

  test('to a recipient that is unknown, deleted, or paid in another currency', async () => {
    const body = await good();
    expect((await refused({ ...body, targetAccount: 1 })).status).toBe(404);
    const pounds = await ada.recipient('GBP');
    const { status, error } = await refused({ ...body, targetAccount: pounds });
    expect([status, error.code, error.path]).toEqual([422, 'NOT_VALID', 'targetAccount']);
    await sandbox.call('recipientDeactivate', { params: { accountId: body.targetAccount } });
    expect((await refused(body)).status).toBe(403);
  });

  test('without the address where the route needs one', async () => {
    const body = await good('EUR', 'USD');
    const { status, error } = await refused(body);
    expect(status).toBe(422);
    expect(error).toMatchObject({
      code: 'INVALID_RECIPIENT',
      message: 'Recipient address is mandatory for this payment, please update or create a new recipient.',
      arguments: [],
    });
  });

  test.each([
    ['USD', 'Invoice 2026-001', 'is too long'],
    ['EUR', 'A'.repeat(36), 'is too long'],
    ['EUR', 'Invoice #7', 'has a sign that does not pass'],
  ])('in %s with the reference %s, which %s', async (currency, reference) => {
    const { status, error } = await refused({ ...(await good(currency)), details: { reference } });
    expect([status, error.code, error.path]).toEqual([422, 'NOT_VALID', 'details.reference']);
    expect(error.arguments).toEqual(['details.reference', reference]);
  });
});

describe('a stranger', () => {
  test('neither reads, pays, cancels nor drives a transfer, and finds none in lists', async () => {
    const { id } = await ada.transfer();
    const world = await sandbox.world();
    const token = admitStranger(world);
    const params = { transferId: id, profileId: ada.profileId, status: 'processing' };
    for (const operation of ['transferGet', 'transferCancel', 'transferPaymentsList', 'deliveryEstimateGet'] as const) {
      expect((await sandbox.call(operation, { params, token })).status, operation).toBe(403);
    }
    expect((await sandbox.call('simulationTransferStateChange', { params, token })).status).toBe(403);
    const funding = await sandbox.call('transferFund', { params, token, body: { type: 'BALANCE' } });
    expect([funding.status, funding.body]).toEqual([
      403,
      { type: 'BALANCE', status: 'REJECTED', errorCode: 'transfer.not-accessible-for-user', errorMessage: null },
    ]);
    expect((await sandbox.call('transferList', { query: { profile: ada.profileId }, token })).status).toBe(403);
    expect((await sandbox.call('transferList', { token })).body).toEqual([]);
    const body = { ...(await good()), customerTransactionId: randomUUID() };
    expect((await sandbox.call('transferCreate', { body, token })).status).toBe(403);
    expect((await ada.get(id)).body.status).toBe('incoming_payment_waiting');
  });
});

describe('an unknown transfer', () => {
  test('is 404 everywhere, and funding says so in its own form', async () => {
    const params = { transferId: 700_000_001, profileId: ada.profileId, status: 'processing' };
    for (const operation of ['transferGet', 'transferCancel', 'transferPaymentsList', 'deliveryEstimateGet'] as const) {
      expect((await sandbox.call(operation, { params })).status, operation).toBe(404);
    }
    expect((await ada.drive(1, 'processing')).status).toBe(404);
    const funding = await ada.fund(1);
    expect([funding.status, funding.body.errorCode]).toEqual([404, 'transfer.not-found']);
  });
});

describe('funding', () => {
  test('a balance that is short is an answer, nothing moves, and it works once there is money', async () => {
    const balance = await ada.holding(999.99, 'GBP');
    const { id } = await ada.transfer();
    const short = await ada.fund(id);
    expect(short.status).toBe(200);
    expect(short.body).toEqual({
      type: 'BALANCE',
      status: 'REJECTED',
      errorCode: 'transfer.insufficient_funds',
      errorMessage: null,
      balanceTransactionId: null,
    });
    expect((await ada.get(id)).body.status).toBe('incoming_payment_waiting');
    expect(await ada.balance(balance)).toBe(999.99);
    await ada.topUp(0.01, 'GBP', balance);
    expect((await ada.fund(id)).body.status).toBe('COMPLETED');
    expect(await ada.balance(balance)).toBe(0);
  });

  test.each([
    ['BALANCE', 422, 'balance.payment-option-unavailable'],
    ['TRUSTED_PRE_FUND_BULK', 422, 'trustedprefundbulk.payment-option-unavailable'],
    ['BANK_TRANSFER', 422, 'bank_transfer.payment-option-unavailable'],
  ])('by %s without the means answers %d %s', async (type, status, errorCode) => {
    await sandbox.control('PUT', '/clients/localwise/bulk-terms', { enabled: false });
    const { id } = await ada.transfer();
    const answer = await ada.fund(id, type);
    expect([answer.status, answer.body]).toEqual([status, { type, status: 'REJECTED', errorCode, errorMessage: null }]);
  });

  test('twice, or of a cancelled transfer, is refused; an unknown type is named', async () => {
    const balance = await ada.holding(5000, 'GBP');
    const paid = await ada.transfer();
    await ada.fund(paid.id);
    const cancelled = await ada.transfer();
    await ada.cancel(cancelled.id);
    for (const { id } of [paid, cancelled]) {
      const answer = await ada.fund(id);
      expect([answer.status, answer.body.errorCode]).toEqual([422, 'transfer.invalid-state']);
    }
    expect(await ada.balance(balance)).toBe(4000);
    const odd = await ada.fund(paid.id, 'CHEQUE');
    expect([odd.status, odd.body.errors[0].path]).toEqual([400, 'type']);
  });
});
