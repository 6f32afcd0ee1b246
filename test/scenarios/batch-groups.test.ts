import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BatchCalls } from '../support/batch-calls.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS } from '../support/sender.ts';

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

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

describe('a batch group', () => {
  test('is opened, filled, completed and paid for out of a balance', async () => {
    const balance = await ada.holding(1000, 'GBP');
    const opened = await ada.open();
    expect(opened.status).toBe(201);
    const { id } = opened.body;
    expect(opened.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      version: 0,
      name: 'Payroll',
      sourceCurrency: 'GBP',
      status: 'NEW',
      transferIds: [],
      payInDetails: [],
    });
    const transferIds = await ada.fill(id, 3);
    const filled = await ada.group(id);
    expect(filled).toMatchObject({ status: 'NEW', transferIds, payInDetails: [] });
    expect(filled.version).not.toBe(0);
    const stale = await ada.update(id, 'COMPLETED', 0);
    expect([stale.status, stale.body.errors[0].code]).toEqual([409, 'batch.version-mismatch']);
    const completed = await ada.update(id, 'COMPLETED');
    expect(completed.status).toBe(200);
    expect(completed.body).toMatchObject({ status: 'COMPLETED', transferIds });
    expect(completed.body.payInDetails).toEqual([
      {
        type: 'bank_transfer',
        reference: expect.stringMatching(/^B\d+$/),
        amount: 300,
        currency: 'GBP',
        name: 'Wise Payments Limited',
        accountNumber: '62136889',
        bankCode: '231470',
        ...Object.fromEntries(unusedInPounds.map(name => [name, null])),
      },
    ]);
    expect([filled.version, 0]).not.toContain(completed.body.version);
    const funded = await ada.fundGroup(id);
    expect(funded.status).toBe(200);
    expect(funded.body).toEqual({
      id,
      name: 'Payroll',
      fileName: null,
      alreadyPaid: true,
      shortId: expect.any(Number),
      userId: 10_000_001,
      profileId: ada.profileId,
      sourceCurrency: 'GBP',
      status: 'COMPLETED',
      groupType: 'API',
      transferIds,
    });
    expect(completed.body.payInDetails[0].reference).toBe(`B${funded.body.shortId}`);
    expect(await ada.balance(balance)).toBe(700);
    expect(await ada.statuses(transferIds)).toEqual(['processing', 'processing', 'processing']);
    const again = await ada.fundGroup(id);
    expect([again.status, again.body.errors[0].code]).toEqual([422, 'batch.already-funded']);
    const late = await ada.update(id, 'CANCELLED');
    expect([late.status, late.body.errors[0].code]).toEqual([422, 'batch.already-funded']);
  });

  test('is paid for whole or not at all', async () => {
    const { id, transfers } = await ada.completed(3);
    const none = await ada.fundGroup(id);
    expect([none.status, none.body.errors[0].code]).toEqual([422, 'balance.payment-option-unavailable']);
    const balance = await ada.holding(299.99, 'GBP');
    const short = await ada.fundGroup(id);
    expect([short.status, short.body.errors[0].code]).toEqual([422, 'transfer.insufficient_funds']);
    expect(await ada.balance(balance)).toBe(299.99);
    expect(new Set(await ada.statuses(transfers))).toEqual(new Set(['incoming_payment_waiting']));
    await ada.topUp(0.01, 'GBP', balance);
    expect((await ada.fundGroup(id)).status).toBe(200);
    expect(await ada.balance(balance)).toBe(0);
  });

  test('is called off with all its transfers, step by step and not by being looked at', async () => {
    const { id, transfers } = await ada.completed(2);
    const marked = await ada.update(id, 'CANCELLED');
    expect([marked.status, marked.body.status, marked.body.payInDetails]).toEqual([200, 'MARKED_FOR_CANCELLATION', []]);
    const cancelled = await ada.group(id);
    expect(cancelled).toMatchObject({ status: 'CANCELLED', transferIds: transfers, payInDetails: [] });
    expect(cancelled.version).not.toBe(marked.body.version);
    expect(await ada.statuses(transfers)).toEqual(['cancelled', 'cancelled']);
    const { body } = await sandbox.control('GET', `/resources/batch-groups/${id}`);
    expect(body.history.map(({ to }: { to: string }) => to)).toEqual([
      'NEW',
      'COMPLETED',
      'MARKED_FOR_CANCELLATION',
      'PROCESSING_CANCEL',
      'CANCELLED',
    ]);
    for (const status of ['COMPLETED', 'CANCELLED']) expect((await ada.update(id, status)).status).toBe(422);
    expect((await ada.fundGroup(id)).body.errors[0].code).toBe('batch.not-completed');
  });

  test('lets a transfer be paid alone once it is complete, and then leaves it out', async () => {
    const balance = await ada.holding(1000, 'GBP');
    const { id } = (await ada.open()).body;
    const [first = 0, second = 0, third = 0] = await ada.fill(id, 3);
    const early = await ada.fund(first);
    expect([early.status, early.body.errorCode]).toEqual([422, 'transfer.invalid-state']);
    expect((await ada.drive(first, 'processing')).status).toBe(422);
    expect((await ada.cancel(third)).status).toBe(200);
    const { body } = await ada.update(id, 'COMPLETED');
    expect(body.payInDetails[0].amount).toBe(200);
    expect((await ada.fund(first)).body.status).toBe('COMPLETED');
    expect((await ada.update(id, 'CANCELLED')).body.errors[0].code).toBe('batch.already-funded');
    expect((await ada.fundGroup(id)).status).toBe(200);
    expect(await ada.balance(balance)).toBe(800);
    expect(await ada.statuses([first, second, third])).toEqual(['processing', 'processing', 'cancelled']);
  });

  test('takes a bank transfer for all of it from the operator', async () => {
    const { id, transfers } = await ada.completed(2);
    expect((await ada.drivenTo('batch-groups', id, 'COMPLETED')).status).toBe(200);
    expect(await ada.statuses(transfers)).toEqual(['processing', 'processing']);
    const payments = await sandbox.call('transferPaymentsList', { params: { transferId: transfers[0] ?? 0 } });
    expect(payments.body).toMatchObject([{ method: 'BANK_TRANSFER', amount: 100 }]);
  });

  test('answers a repeated transfer with the first, also after completion', async () => {
    const { id } = (await ada.open()).body;
    const body = {
      targetAccount: await ada.recipient(),
      quoteUuid: (await ada.quote()).id,
      customerTransactionId: randomUUID(),
    };
    const made = await ada.put(id, body);
    const { version } = await ada.group(id);
    expect((await ada.put(id, body)).body).toEqual(made.body);
    expect(await ada.group(id)).toMatchObject({ version, transferIds: [made.body.id] });
    await ada.update(id, 'COMPLETED');
    expect((await ada.put(id, body)).body).toEqual(made.body);
  });
});

const unusedInPounds = [
  ...['branchName', 'accountType', 'bankAddress', 'transferWiseAddress', 'iban', 'bban', 'institutionNumber'],
  ...['transitNumber', 'beneficiaryBankBIC', 'intermediaryBankBIC', 'fpsIdentifier', 'clearingNumber'],
];

describe('what is refused', () => {
  test.each([
    ['a name that is too long', { name: 'n'.repeat(101), sourceCurrency: 'GBP' }, 'NOT_VALID', 'name'],
    ['a blank name', { name: ' ', sourceCurrency: 'GBP' }, 'NOT_VALID', 'name'],
    ['no name', { sourceCurrency: 'GBP' }, 'NotNull', 'name'],
    ['a currency there is not', { name: 'n', sourceCurrency: 'XYZ' }, 'CurrencyCode', 'sourceCurrency'],
    ['no currency', { name: 'n' }, 'NotNull', 'sourceCurrency'],
  ])('a group with %s', async (_, body, code, path) => {
    const answer = await sandbox.call('batchGroupCreate', { params: { profileId: ada.profileId }, body });
    expect([answer.status, answer.body.errors[0].code, answer.body.errors[0].path]).toEqual([400, code, path]);
  });

  const updates: readonly (readonly [string, object, string])[] = [
    ['no version', { status: 'COMPLETED' }, 'version'],
    ['a version that is a text', { status: 'COMPLETED', version: 'x' }, 'version'],
    ['no status', { version: 0 }, 'status'],
    ['another status', { status: 'NEW', version: 0 }, 'status'],
  ];
  test.each(updates)('an update with %s', async (_, body, path) => {
    const { id } = (await ada.open()).body;
    const answer = await sandbox.call('batchGroupUpdate', { params: ada.of(id), body });
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
  });

  test('a group nobody has is 404, and one of another profile or user is out of reach', async () => {
    const { id } = (await ada.open()).body;
    expect((await sandbox.call('batchGroupGet', { params: ada.of(UNKNOWN) })).status).toBe(404);
    expect((await sandbox.call('batchGroupGet', { params: ada.of('nonsense') })).status).toBe(404);
    const elsewhere = { profileId: BUSINESS, batchGroupId: id };
    expect((await sandbox.call('batchGroupGet', { params: elsewhere })).status).toBe(404);
    const nobody = { profileId: 999, batchGroupId: id };
    expect((await sandbox.call('batchGroupGet', { params: nobody })).status).toBe(403);
    expect((await ada.fundGroup(UNKNOWN)).status).toBe(404);
    expect((await sandbox.call('batchGroupGet', { params: ada.of(id.toUpperCase()) })).status).toBe(200);
  });

  test('a transfer of another currency, of another profile, or known elsewhere', async () => {
    const { id } = (await ada.open()).body;
    const targetAccount = await ada.recipient();
    const attempt = async (quoteUuid: string, customerTransactionId: string = randomUUID()) => {
      const { status, body } = await ada.put(id, { targetAccount, quoteUuid, customerTransactionId });
      return [status, body.errors[0].code, body.errors[0].path];
    };
    const dollars = await ada.quote({ from: 'USD' });
    expect(await attempt(dollars.id)).toEqual([422, 'NOT_VALID', 'quoteUuid']);
    const foreign = await new BatchCalls(sandbox, BUSINESS).quote();
    expect(await attempt(foreign.id)).toEqual([422, 'NOT_VALID', 'quoteUuid']);
    const alone = await ada.transfer();
    const fresh = await ada.quote();
    expect(await attempt(fresh.id, alone.customerTransactionId)).toEqual([422, 'NOT_VALID', 'customerTransactionId']);
    expect((await attempt(UNKNOWN))[0]).toBe(404);
    expect((await attempt(alone.quoteUuid)).slice(0, 2)).toEqual([422, 'NOT_VALID']);
    expect(await ada.group(id)).toMatchObject({ version: 0, transferIds: [] });
    await ada.update(id, 'COMPLETED');
    expect((await attempt(fresh.id)).slice(0, 2)).toEqual([422, 'batch.not-modifiable']);
  });

  test('money for a group that is not complete, or has nothing to pay for', async () => {
    await ada.holding(1000, 'GBP');
    const { id } = (await ada.open()).body;
    expect((await ada.fundGroup(id)).body.errors[0].code).toBe('batch.not-completed');
    await ada.update(id, 'COMPLETED');
    const answer = await ada.fundGroup(id);
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, 'batch.nothing-to-fund']);
  });
});
