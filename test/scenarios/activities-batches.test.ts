import { afterAll, beforeAll, expect, test } from 'vitest';
import { BatchCalls } from '../support/batch-calls.ts';
import { type Answer, Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let calls: BatchCalls;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  calls = new BatchCalls(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

async function feed(monetaryResourceType: string): Promise<Answer['body'][]> {
  const params = { profileId: calls.profileId };
  return (await sandbox.call('activityList', { params, query: { monetaryResourceType } })).body.activities;
}

test('a batch is one line beside those of its transfers, until it is paid', async () => {
  await calls.holding(1000, 'GBP');
  const { id } = await calls.completed(2);
  expect(await feed('BATCH_TRANSFER')).toMatchObject([
    {
      type: 'BATCH_TRANSFER',
      resource: { type: 'BATCH_TRANSFER', id },
      title: '<strong>Payroll</strong>',
      primaryAmount: '200 GBP',
      status: 'REQUIRES_ATTENTION',
    },
  ]);
  expect(await feed('TRANSFER')).toHaveLength(2);
  expect((await calls.fundGroup(id)).status).toBe(200);
  expect((await feed('BATCH_TRANSFER'))[0].status).toBe('COMPLETED');
});

test('a batch is over when its transfers are, each by itself', async () => {
  const { id, transfers } = await calls.completed(2);
  const [first = 0, last = 0] = transfers;
  const phase = async () => (await feed('BATCH_TRANSFER')).find(({ resource }) => resource.id === id)?.status;
  await calls.fund(first);
  expect(await phase()).toBe('REQUIRES_ATTENTION');
  await calls.cancel(last);
  expect(await phase()).toBe('COMPLETED');
  await calls.cancel(first);
  expect(await phase()).toBe('CANCELLED');
});

test('a batch that is called off is cancelled with its transfers', async () => {
  const { id } = await calls.completed(1);
  await calls.update(id, 'CANCELLED');
  await sandbox.advance('PT1S');
  const [line] = await feed('BATCH_TRANSFER');
  expect([line.resource.id, line.status]).toEqual([id, 'CANCELLED']);
});

test('a direct debit is followed from its beginning to its return', async () => {
  const { id } = await calls.completed(1, 'USD');
  const { body: account } = await calls.debitAccount();
  const asked = await calls.initiate(id, { accountId: account.id, reference: 'March' });
  expect([asked.status, asked.body]).toEqual([200, expect.any(Object)]);
  const state = async () => (await feed('DIRECT_DEBIT_TRANSACTION'))[0];
  expect(await state()).toMatchObject({
    type: 'DIRECT_DEBIT_TRANSACTION',
    primaryAmount: '100 USD',
    status: 'IN_PROGRESS',
  });
  const batch = async () => (await feed('BATCH_TRANSFER')).find(({ resource }) => resource.id === id)?.status;
  expect(await batch()).toBe('IN_PROGRESS');
  for (const to of ['PROCESSING', 'COMPLETED', 'CHARGED_BACK']) {
    await sandbox.control('POST', `/resources/payment-initiations/${asked.body.id}/transitions`, { to });
    expect((await state()).status).toBe(
      { PROCESSING: 'IN_PROGRESS', COMPLETED: 'COMPLETED', CHARGED_BACK: 'CANCELLED' }[to],
    );
    expect(await batch()).toBe((await state()).status);
  }
});
