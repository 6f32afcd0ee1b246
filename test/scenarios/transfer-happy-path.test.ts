import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeEach(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
  ada = new Sender(sandbox);
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const UUID = /^[0-9a-f-]{36}$/;
const optionOf = (quote: { paymentOptions: { payIn: string }[] }, payIn: string) =>
  quote.paymentOptions.find(option => option.payIn === payIn) as unknown as {
    sourceAmount: number;
    targetAmount: number;
    fee: { total: number };
  };

describe('sending pounds as euros out of a balance', () => {
  test('goes from quote to payout, and the balance pays exactly what the quote said', async () => {
    const balance = await ada.holding(2000, 'GBP');
    const quote = await ada.quote();
    const targetAccount = await ada.recipient();
    const customerTransactionId = randomUUID();
    const details = { reference: 'Invoice 7', unknown: 'ignored' };
    const made = await ada.create({
      targetAccount: String(targetAccount),
      quoteUuid: quote.id,
      customerTransactionId,
      details,
    });
    const option = optionOf(quote, 'BANK_TRANSFER');
    expect(made.status).toBe(200);
    expect(made.body).toEqual({
      id: expect.any(Number),
      user: 10_000_001,
      targetAccount,
      sourceAccount: null,
      quote: null,
      quoteUuid: quote.id,
      status: 'incoming_payment_waiting',
      reference: 'Invoice 7',
      rate: quote.rate,
      created: '2026-03-02 09:00:00',
      business: null,
      transferRequest: null,
      details: { reference: 'Invoice 7' },
      hasActiveIssues: false,
      sourceCurrency: 'GBP',
      sourceValue: Number((option.sourceAmount - option.fee.total).toFixed(2)),
      targetCurrency: 'EUR',
      targetValue: option.targetAmount,
      customerTransactionId,
      payinSessionId: expect.stringMatching(UUID),
    });
    const { id } = made.body;
    const funded = await ada.fund(id);
    expect(funded.status).toBe(200);
    expect(funded.headers['x-2fa-approval-result']).toBe('APPROVED');
    expect(funded.body).toEqual({
      type: 'BALANCE',
      status: 'COMPLETED',
      errorCode: null,
      errorMessage: null,
      balanceTransactionId: expect.any(Number),
    });
    expect(await ada.balance(balance)).toBe(1000);
    for (const status of ['processing', 'funds_converted', 'outgoing_payment_sent']) {
      const driven = await ada.drive(id, status);
      expect([driven.status, driven.body.status]).toEqual([200, status]);
    }
    expect(await ada.balance(balance)).toBe(1000);
    const read = await ada.get(id);
    expect(read.body).toMatchObject({ status: 'outgoing_payment_sent', sourceAccount: expect.any(Number) });
    const payments = await sandbox.call('transferPaymentsList', { params: { transferId: id } });
    expect(payments.body).toEqual([
      {
        id: funded.body.balanceTransactionId,
        method: 'BALANCE',
        pricingVariant: null,
        amount: 1000,
        currency: 'GBP',
        timeCreated: '2026-03-02T09:00:00.000Z',
        timeUpdated: '2026-03-02T09:00:00.000Z',
      },
    ]);
    const funding = await sandbox.call('quoteGet', { params: { profileId: PERSONAL, quoteId: quote.id } });
    expect(funding.body.status).toBe('FUNDED');
  });

  test('answers 201, reprices, and takes a moment in the recorded dialect', async () => {
    await sandbox.close();
    sandbox = await Sandbox.open({ sca: 'never', seed: 'empty', dialect: 'recorded' });
    ada = new Sender(sandbox);
    const balance = await ada.holding(2000, 'GBP');
    const quote = await ada.quote();
    const targetAccount = await ada.recipient();
    const { body } = await ada.create({ targetAccount, quoteUuid: quote.id, customerTransactionId: randomUUID() });
    const before = optionOf(quote, 'BANK_TRANSFER');
    expect(body.targetValue).toBe(before.targetAmount);
    const funded = await ada.fund(body.id);
    expect([funded.status, funded.body.status]).toEqual([201, 'COMPLETED']);
    const option = optionOf(quote, 'BALANCE');
    expect(option.targetAmount).toBeGreaterThan(before.targetAmount);
    const waiting = (await ada.get(body.id)).body;
    expect(waiting).toMatchObject({ status: 'incoming_payment_waiting', targetValue: option.targetAmount });
    expect(waiting.sourceValue).toBeCloseTo(option.sourceAmount - option.fee.total, 2);
    expect(await ada.balance(balance)).toBe(1000);
    const again = await ada.fund(body.id);
    expect([again.status, again.body.errorCode]).toEqual([422, 'transfer.invalid-state']);
    await sandbox.advance('PT5S');
    expect((await ada.get(body.id)).body.status).toBe('processing');
    await ada.drive(body.id, 'funds_converted');
    expect((await ada.drive(body.id, 'outgoing_payment_sent')).body.status).toBe('outgoing_payment_sent');
  });

  test('may be cancelled in the moment before it is processed, and is refunded', async () => {
    await sandbox.close();
    sandbox = await Sandbox.open({ sca: 'never', seed: 'empty', dialect: 'recorded' });
    ada = new Sender(sandbox);
    const balance = await ada.holding(2000, 'GBP');
    const { id } = await ada.transfer();
    await ada.fund(id);
    expect((await ada.cancel(id)).status).toBe(200);
    expect(await ada.balance(balance)).toBe(2000);
    await sandbox.advance('P20D');
    expect((await ada.get(id)).body.status).toBe('funds_refunded');
  });
});

test('a business sends too, and its transfers carry its profile', async () => {
  const northbank = new Sender(sandbox, BUSINESS);
  await northbank.holding(2000, 'GBP');
  const { id, business } = await northbank.transfer();
  expect(business).toBe(BUSINESS);
  expect((await northbank.fund(id)).body.status).toBe('COMPLETED');
  expect((await ada.fund(id)).status).toBe(403);
});

test('a transfer that nobody paid can be driven on: the simulation pays it by bank transfer', async () => {
  const { id } = await ada.transfer();
  expect((await ada.drive(id, 'processing')).body.status).toBe('processing');
  expect((await ada.drive(id, 'processing')).status).toBe(200);
  const payments = await sandbox.call('transferPaymentsList', { params: { transferId: id } });
  expect(payments.body).toMatchObject([{ method: 'BANK_TRANSFER', amount: 1000, currency: 'GBP' }]);
});

test('yen have no decimals, as source or as target', async () => {
  const pounds = await ada.holding(2000, 'GBP');
  const toYen = await ada.transfer({ to: 'JPY', amount: 100.55 });
  expect(Number.isInteger(toYen.targetValue)).toBe(true);
  expect((await ada.fund(toYen.id)).body.status).toBe('COMPLETED');
  expect(await ada.balance(pounds)).toBe(1899.45);
  for (const status of ['funds_converted', 'outgoing_payment_sent', 'bounced_back', 'funds_refunded']) {
    expect((await ada.drive(toYen.id, status)).status).toBe(200);
  }
  expect(await ada.balance(pounds)).toBe(2000);
  const yen = await ada.holding(50_000, 'JPY');
  const fromYen = await ada.transfer({ from: 'JPY', to: 'GBP', amount: 20_001 });
  expect(Number.isInteger(fromYen.sourceValue)).toBe(true);
  expect((await ada.fund(fromYen.id)).body.status).toBe('COMPLETED');
  expect(await ada.balance(yen)).toBe(29_999);
});

describe('the delivery estimate', () => {
  const ask = (transferId: number, query = {}) =>
    sandbox.call('deliveryEstimateGet', { params: { transferId }, query });

  test('is seconds away for euros, and the moment of sending once sent', async () => {
    const { id } = await ada.transfer();
    await ada.drive(id, 'processing');
    expect((await ask(id)).body).toEqual({
      estimatedDeliveryDate: '2026-03-02T09:00:20.000+0000',
      formattedEstimatedDeliveryDate: 'in seconds',
    });
    await sandbox.advance('PT1H');
    await ada.drive(id, 'funds_converted');
    await ada.drive(id, 'outgoing_payment_sent');
    expect((await ask(id)).body.estimatedDeliveryDate).toBe('2026-03-02T10:00:00.000+0000');
  });

  test('is worded for the time zone, where it may be another day', async () => {
    const { id } = await ada.transfer({ to: 'USD', amount: 100 });
    expect((await ask(id)).body).toEqual({
      estimatedDeliveryDate: '2026-03-03T17:30:00.000+0000',
      formattedEstimatedDeliveryDate: 'by Tuesday, March 3',
    });
    const there = await ask(id, { timezone: 'Asia/Singapore' });
    expect(there.body.formattedEstimatedDeliveryDate).toBe('by Wednesday, March 4');
    const nowhere = await ask(id, { timezone: 'Mars/Olympus' });
    expect([nowhere.status, nowhere.body.errors[0].path]).toEqual([400, 'timezone']);
    expect((await ask(1)).status).toBe(404);
  });
});
