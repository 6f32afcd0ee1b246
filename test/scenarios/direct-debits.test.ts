import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BatchCalls } from '../support/batch-calls.ts';
import { Inbox } from '../support/inbox.ts';
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

const details = { routingNumber: '111000025', accountNumber: '12345678', accountType: 'SAVINGS' };
const canadian = { currency: 'CAD', type: 'EFT', details: { ...details, routingNumber: '00316001' } };

describe('an account for direct debits', () => {
  const list = (type: string, currency: string, profileId = ada.profileId) =>
    sandbox.call('directDebitAccountGet', { params: { profileId }, query: { type, currency } });

  test('is registered, and found by its network and currency', async () => {
    const made = await ada.debitAccount({ details });
    expect([made.status, made.body]).toEqual([200, { id: expect.any(Number), currency: 'USD', type: 'ACH', details }]);
    const other = (await ada.debitAccount(canadian)).body;
    expect((await list('ACH', 'USD')).body).toEqual([made.body]);
    expect((await list('EFT', 'CAD')).body).toEqual([other]);
    expect((await list('ACH', 'CAD')).body).toEqual([]);
    expect((await list('ACH', 'USD', BUSINESS)).body).toEqual([]);
  });

  test('is asked for with a network, a currency and an own profile', async () => {
    const ask = (query: Record<string, string>) =>
      sandbox.call('directDebitAccountGet', { params: { profileId: ada.profileId }, query });
    expect((await ask({ type: 'ACH' })).body.errors[0].path).toBe('currency');
    expect((await ask({ currency: 'USD' })).body.errors[0].path).toBe('type');
    expect((await ask({ type: 'SEPA', currency: 'USD' })).status).toBe(400);
    const pounds = await ask({ type: 'ACH', currency: 'GBP' });
    expect([pounds.status, pounds.body.errors[0].path]).toEqual([400, 'currency']);
    expect((await list('ACH', 'USD', 999)).status).toBe(403);
  });

  test.each([
    ['no currency', { currency: undefined }, 400, 'currency'],
    ['no type', { type: undefined }, 400, 'type'],
    ['another type', { type: 'SEPA' }, 400, 'type'],
    ['no details', { details: undefined }, 400, 'details.routingNumber'],
    ['no account number', { details: { ...details, accountNumber: undefined } }, 400, 'details.accountNumber'],
    ['another account type', { details: { ...details, accountType: 'GOLD' } }, 400, 'details.accountType'],
    ['the currency of the other network', { currency: 'CAD' }, 422, 'currency'],
    [
      'a routing number that does not add up',
      { details: { ...details, routingNumber: '111000026' } },
      422,
      'details.routingNumber',
    ],
    [
      'a routing number with letters',
      { details: { ...details, routingNumber: '11100002x' } },
      422,
      'details.routingNumber',
    ],
    [
      'an account number with letters',
      { details: { ...details, accountNumber: '12a45' } },
      422,
      'details.accountNumber',
    ],
    [
      'a short Canadian routing number',
      { ...canadian, details: { ...details, routingNumber: '0031600' } },
      422,
      'details.routingNumber',
    ],
    [
      'a long Canadian account number',
      { ...canadian, details: { ...canadian.details, accountNumber: '1'.repeat(13) } },
      422,
      'details.accountNumber',
    ],
  ])('is refused with %s', async (_, body, status, path) => {
    const answer = await ada.debitAccount({ details, ...body });
    expect([answer.status, answer.body.errors[0].path]).toEqual([status, path]);
    expect((await list('ACH', 'USD')).body).toEqual([]);
  });
});

describe('a payment initiation', () => {
  const ready = async (count = 2) => {
    const { id: accountId } = (await ada.debitAccount()).body;
    return { accountId, ...(await ada.completed(count, 'USD')) };
  };

  test('is asked for, told to the bank, and pays for all transfers', async () => {
    const { id, transfers, accountId } = await ready();
    const made = await ada.initiate(id, { accountId });
    expect([made.status, made.body]).toEqual([
      200,
      {
        id: expect.any(Number),
        batchGroupId: id,
        reference: (await ada.group(id)).payInDetails[0].reference,
        userId: 10_000_001,
        profileId: ada.profileId,
        type: 'DIRECT_DEBIT',
        status: 'NEW',
        accountId,
        transferId: null,
        createdTime: '2026-03-02T09:00:00.000000Z',
      },
    ]);
    await sandbox.advance('P1D');
    expect(await ada.initiation(id, made.body.id)).toEqual(made.body);
    await ada.drivenTo('payment-initiations', made.body.id, 'PROCESSING');
    expect(await ada.initiation(id, made.body.id)).toMatchObject({
      status: 'PROCESSING',
      transferId: expect.any(Number),
    });
    expect(new Set(await ada.statuses(transfers))).toEqual(new Set(['incoming_payment_initiated']));
    expect((await ada.fund(transfers[0] ?? 0)).status).toBe(422);
    expect((await ada.update(id, 'CANCELLED')).body.errors[0].code).toBe('batch.already-funded');
    await ada.drivenTo('payment-initiations', made.body.id, 'COMPLETED');
    expect(await ada.statuses(transfers)).toEqual(['processing', 'processing']);
    const payments = await sandbox.call('transferPaymentsList', { params: { transferId: transfers[0] ?? 0 } });
    expect(payments.body).toMatchObject([{ method: 'DIRECT_DEBIT', amount: 100, currency: 'USD' }]);
    await ada.drive(transfers[0] ?? 0, 'funds_converted');
    await ada.drivenTo('payment-initiations', made.body.id, 'CHARGED_BACK');
    expect(await ada.statuses(transfers)).toEqual(['charged_back', 'charged_back']);
  });

  test('goes on by itself in a world that keeps the usual time', async () => {
    await sandbox.control('POST', '/settings', { autoAdvance: { 'payment-initiation': 'clock' } });
    const { id, transfers, accountId } = await ready();
    const { body } = await ada.initiate(id, { accountId });
    await sandbox.advance('PT5S');
    expect((await ada.initiation(id, body.id)).status).toBe('PROCESSING');
    await sandbox.advance('PT5S');
    expect((await ada.initiation(id, body.id)).status).toBe('COMPLETED');
    expect(await ada.statuses(transfers)).toEqual(['processing', 'processing']);
  });

  test('fails when its reference asks for it, and another may follow', async () => {
    const { id, transfers, accountId } = await ready();
    const { body } = await ada.initiate(id, { accountId, reference: 'FAIL1' });
    expect(body.status).toBe('NEW');
    expect((await ada.initiation(id, body.id)).status).toBe('FAILED');
    expect(new Set(await ada.statuses(transfers))).toEqual(new Set(['incoming_payment_initiated']));
    const balance = await ada.holding(500, 'USD');
    expect((await ada.fundGroup(id)).status).toBe(200);
    expect(await ada.balance(balance)).toBe(300);
  });

  test('is told of at every step, in both versions, before the transfers are', async () => {
    const inbox = await Inbox.open();
    await ada.listen(inbox.url, 'batch-payment-initiations#state-change');
    const { id, transfers, accountId } = await ready(1);
    await sandbox.control('POST', '/settings', { autoAdvance: 'immediate' });
    const { body } = await ada.initiate(id, { accountId, reference: 'CHBK1' });
    const told = (await inbox.waitFor(4)).map(({ body: { data } }) => data);
    expect(told.map(({ previous_status, current_status }) => [previous_status, current_status])).toEqual([
      [null, 'NEW'],
      ['NEW', 'PROCESSING'],
      ['PROCESSING', 'COMPLETED'],
      ['COMPLETED', 'CHARGED_BACK'],
    ]);
    expect(told.map(({ return_code }) => return_code)).toEqual(['200', '200', '200', 'R10']);
    expect(told[3]).toEqual({
      resource: { id: body.id, batch_group_id: id, profile_id: ada.profileId },
      previous_status: 'COMPLETED',
      current_status: 'CHARGED_BACK',
      occurred_at: '2026-03-02T09:00:00.000Z',
      return_code: 'R10',
    });
    expect(await ada.statuses(transfers)).toEqual(['charged_back']);
    await inbox.close();
  });

  test('is refused where it cannot pay', async () => {
    const { id, accountId } = await ready(1);
    const code = async (group: string, body: object) => {
      const answer = await ada.initiate(group, body);
      return [answer.status, answer.body.errors[0].code, answer.body.errors[0].path];
    };
    expect(await code(id, { accountId: 1 })).toEqual([404, 'debit.account-not-found', 'accountId']);
    expect(await code(id, {})).toEqual([400, 'NotNull', 'accountId']);
    expect(await code(id, { accountId, type: 'CARD' })).toEqual([400, 'NOT_VALID', 'type']);
    expect(await code(id, { accountId, reference: 'elevenchars' })).toEqual([400, 'NOT_VALID', 'reference']);
    expect(await code(id, { accountId, reference: '' })).toEqual([400, 'NOT_VALID', 'reference']);
    const { id: dollarsInCanada } = (await ada.debitAccount(canadian)).body;
    expect(await code(id, { accountId: dollarsInCanada })).toEqual([422, 'NOT_VALID', 'accountId']);
    const open = (await ada.open('USD')).body.id;
    expect((await code(open, { accountId })).slice(0, 2)).toEqual([422, 'batch.not-completed']);
    await ada.initiate(id, { accountId });
    expect((await code(id, { accountId })).slice(0, 2)).toEqual([422, 'batch.already-funded']);
    expect((await ada.fundGroup(id)).body.errors[0].code).toBe('batch.already-funded');
    const params = { ...ada.of(id), paymentInitiationId: 1 };
    expect((await sandbox.call('batchGroupPaymentInitiationGet', { params })).status).toBe(404);
    const { id: elsewhere } = (await new BatchCalls(sandbox, BUSINESS).debitAccount()).body;
    expect((await ada.initiate(id, { accountId: elsewhere })).status).toBe(404);
  });
});
