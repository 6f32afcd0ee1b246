import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { Saver } from '../support/saver.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never' });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

test('money beyond a limit is told of once it was paid out, and not before', async () => {
  const mei = await Saver.in(sandbox);
  const feed = async () => (await mei.call('activityList')).body.activities;
  await mei.holding(20_500, 'SGD');
  expect((await feed()).map(({ type }: { type: string }) => type)).toEqual(['BALANCE_DEPOSIT']);
  const [breach] = await mei.breaches();
  await mei.close(breach.id, { targetRecipientId: await mei.recipient(), state: 'CLOSED' });
  expect((await feed())[0]).toMatchObject({
    type: 'EXCESS_REFUND',
    resource: { type: 'TRANSFER', id: String(breach.id) },
    title: '<strong>Mei Tan</strong>',
    primaryAmount: '500 SGD',
    status: 'COMPLETED',
  });
});
