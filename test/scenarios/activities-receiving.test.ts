import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PERSONAL, ReceivingCalls } from '../support/receiving-calls.ts';

let calls: ReceivingCalls;
beforeAll(async () => {
  calls = await ReceivingCalls.open();
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
});
beforeEach(() => calls.enterFreshWorld());

const feed = async () => (await calls.ask('activityList')).body.activities;

test('account details that are ordered are told of, with nothing to pay', async () => {
  await calls.receivable('EUR');
  const { body: orders } = await calls.ask('bankAccountDetailsOrdersList', { query: { currency: 'EUR' } });
  const [line, ...others] = await feed();
  expect(others).toEqual([]);
  expect(line).toMatchObject({
    type: 'BANK_DETAILS_ORDER',
    resource: { type: 'BANK_DETAILS_ORDER' },
    title: '<strong>EUR account details</strong>',
    primaryAmount: '',
    secondaryAmount: '',
    status: 'COMPLETED',
  });
  expect(Buffer.from(line.id, 'base64').toString()).toBe(
    `MONETARY_ACTIVITY::${PERSONAL}::BANK_DETAILS_ORDER::${line.resource.id}`,
  );
  expect(orders).toHaveLength(1);
});

test('money that somebody sends is one line, from its arrival to its return', async () => {
  await calls.receivable('EUR');
  expect((await calls.import({ currency: 'EUR', amount: 250.5 })).status).toBe(201);
  const { id } = await calls.latest();
  const [line] = await feed();
  expect(line).toMatchObject({
    type: 'BALANCE_DEPOSIT',
    resource: { type: 'TRANSFER', id: String(id) },
    primaryAmount: '<positive>+ 250.50 EUR</positive>',
    status: 'COMPLETED',
  });
  expect((await calls.giveBack(id)).status).toBe(201);
  const [again, ...others] = await feed();
  expect(again).toEqual({ ...line, status: 'CANCELLED' });
  expect(others).toHaveLength(1);
});
