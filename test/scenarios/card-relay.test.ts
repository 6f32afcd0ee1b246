import { afterAll, beforeEach, expect, test } from 'vitest';
import { PaymentCalls } from '../support/card-payment-calls.ts';

let calls: PaymentCalls;
beforeEach(async () => {
  await calls?.sandbox.close();
  calls = await PaymentCalls.open();
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
});

const cards = (wish: object) => calls.sandbox.control('POST', '/settings', { cards: wish });
const shown = async () => (await calls.get(await calls.latest())).body;

test('a partner that is asked says yes, and the transaction tells so', async () => {
  expect((await cards({ relay: { responseCode: 'APPROVED' } })).status).toBe(200);
  expect((await calls.authorise(10)).body.error).toBeNull();
  const relayAuthorisationData = { responseCode: 'APPROVED', fallback: false };
  expect(await shown()).toMatchObject({ state: 'IN_PROGRESS', relayAuthorisationData });
});

test('a partner that says no declines with its own reason, and no money is set aside', async () => {
  await cards({ relay: { responseCode: 'BLOCKED_COUNTRY' } });
  expect((await calls.authorise(10)).body.error).toBe('BLOCKED_COUNTRY');
  expect(await calls.amounts()).toEqual([100, 0]);
  expect(await shown()).toMatchObject({
    state: 'DECLINED',
    declineReason: 'BLOCKED_COUNTRY',
    relayAuthorisationData: { responseCode: 'BLOCKED_COUNTRY', fallback: false },
  });
});

test('after a yes, given for a partner that was silent, money may still be missing', async () => {
  await cards({ relay: { responseCode: 'APPROVED', fallback: true } });
  expect((await calls.authorise(1_000)).body.error).toBe('INSUFFICIENT_FUNDS');
  expect((await shown()).relayAuthorisationData).toEqual({ responseCode: 'APPROVED', fallback: true });
});

test('nobody is asked while nothing is relayed, and an answer must be a documented one', async () => {
  await calls.authorise(10);
  expect((await shown()).relayAuthorisationData).toBeNull();
  expect((await cards({ relay: { responseCode: 'MAYBE' } })).status).toBe(400);
  expect((await cards({ relay: {} })).status).toBe(400);
});

test('cash costs what the world was told, and other payments do not', async () => {
  await cards({ atmFee: { byWise: 1.5, byMachine: 2 } });
  await calls.authorise(10);
  expect((await shown()).fees).toEqual([]);
  expect((await calls.authorise(20, { transactionType: 'CASH_WITHDRAWAL' })).body.error).toBeNull();
  expect((await shown()).fees).toEqual([
    { amount: 1.5, currency: 'GBP', fee_type: 'ATM_WITHDRAWAL' },
    { amount: 2, currency: 'GBP', fee_type: 'ATM_MACHINE' },
  ]);
  expect(await calls.amounts()).toEqual([66.5, 33.5]);
});
