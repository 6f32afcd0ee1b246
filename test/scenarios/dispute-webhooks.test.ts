import { afterEach, beforeEach, expect, test } from 'vitest';
import { Disputer } from '../support/disputer.ts';
import { Inbox } from '../support/inbox.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL } from '../support/sender.ts';

const EVENT = 'transaction-disputes#update';
const versions = ['2.0.0', '4.0.0'] as const;

let sandbox: Sandbox;
let ada: Disputer;
let inbox: Inbox;
beforeEach(async () => {
  [sandbox, inbox] = await Promise.all([Sandbox.open({ sca: 'never' }), Inbox.open()]);
  ada = await Disputer.in(sandbox);
  for (const version of versions) {
    const body = { name: 'Disputes', trigger_on: EVENT, delivery: { version, url: inbox.url } };
    const params = { clientKey: 'localwise-key' };
    expect((await sandbox.call('webhookApplicationSubscriptionCreate', { params, body })).status).toBe(200);
  }
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
  await inbox.close();
});

/** What was told in a version since the last time, once this many events have come and no more are on their way. */
async function told(count: number, version: (typeof versions)[number] = '4.0.0') {
  await inbox.waitFor(count);
  await sandbox.server.webhooks.idle();
  expect(inbox.events.length).toBe(count);
  return inbox.events.filter(({ body }) => body.schema_version === version).map(({ body }) => body.data);
}

test('a submission is told of in every version, each in its own form of times', async () => {
  const { id, transactionId } = await ada.disputed();
  const data = (at: string) => ({
    resource: { id, profile_id: PERSONAL, transaction_id: transactionId, type: 'transaction-dispute' },
    reason: 'WRONG_AMOUNT',
    status: 'ACTIVE',
    sub_status: 'SUBMITTED',
    status_message: 'Submitted',
    created_at: at,
    created_by: '10000001',
    can_withdraw: true,
    occurred_at: at,
  });
  expect(await told(2, '2.0.0')).toEqual([data('2026-03-02T09:00:00Z')]);
  expect(await told(2)).toEqual([data('2026-03-02T09:00:00.000Z')]);
  expect(Object.keys((await told(2))[0])).toEqual(Object.keys(data('')));
});

test('one submission of several payments is told of once for each', async () => {
  const paid = [await ada.pay(), await ada.pay()];
  await ada.submit(paid.join(), { reason: 'CARD_NO_POSSESSION' });
  const about = (await told(4)).map(({ resource }) => resource.transaction_id);
  expect(about.sort()).toEqual(paid);
});

test('every move is told of, and so is an update that nobody can see', async () => {
  const { id } = await ada.disputed();
  await told(2);
  await sandbox.advance('PT1H');
  await sandbox.control('POST', `/disputes/${id}/updates`);
  const [first, touched] = await told(4);
  expect(touched).toEqual({ ...first, occurred_at: '2026-03-02T10:00:00.000Z' });
  inbox.clear();
  await ada.drive(id, 'IN_REVIEW');
  await told(2);
  await ada.withdraw(id);
  const shown = (await told(4)).map(data => [data.status, data.sub_status, data.status_message, data.can_withdraw]);
  expect(shown).toEqual([
    ['ACTIVE', 'IN_REVIEW', 'In review', true],
    ['CLOSED', 'WITHDRAWN', 'Withdrawn', false],
  ]);
});

test('a status of the other list is told of in the words of the list that is shown', async () => {
  const { id } = await ada.disputed();
  await ada.drive(id, 'IN_REVIEW');
  await told(4);
  inbox.clear();
  await ada.drive(id, 'ACCEPTED');
  const [unseen] = await told(2);
  expect([unseen.sub_status, unseen.can_withdraw]).toEqual(['IN_REVIEW', false]);
  await sandbox.control('POST', '/settings', { disputeSubStatuses: 'legacy' });
  await ada.drive(id, 'CHARGEBACK_SUBMITTED');
  const [, seen] = await told(4);
  expect([seen.sub_status, seen.status_message]).toEqual(['CHARGEBACK_SUBMITTED', 'Chargeback submitted']);
});

test('what is refused, and files, are not told of', async () => {
  await ada.submit(999_999);
  await ada.upload([{ name: 'receipt', filename: 'a.png', type: 'image/png' }]);
  await sandbox.server.webhooks.idle();
  expect(inbox.events).toEqual([]);
});
