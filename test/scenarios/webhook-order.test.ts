import { randomUUID, verify } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { catalogue } from '../../src/state/webhooks/index.ts';
import { Inbox } from '../support/inbox.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let inbox: Inbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});
beforeEach(async () => {
  sandbox.enterFreshWorld();
  inbox = await Inbox.open();
  ada = new Sender(sandbox);
});
afterEach(() => inbox.close());

const idle = () => sandbox.server.webhooks.idle();
const mode = (name: string) => sandbox.control('PUT', '/webhooks/mode', { mode: name });
const listen = (...eventTypes: string[]) =>
  sandbox.control('POST', '/webhooks/listeners', { url: inbox.url, ...(eventTypes.length > 0 && { eventTypes }) });

test('who sorts by the documented field ends in the right state, in whatever order it was told', async () => {
  await listen('transfers#state-change');
  await ada.holding(5_000, 'GBP');
  await mode('hold');
  const { id } = await ada.transfer();
  await ada.fund(id);
  for (const status of ['funds_converted', 'outgoing_payment_sent', 'bounced_back', 'funds_refunded']) {
    await sandbox.advance('PT1S');
    await ada.drive(id, status);
  }
  await mode('shuffle');
  await inbox.waitFor(6);
  await idle();
  const told = inbox.events.map(({ body }) => body.data);
  const field = catalogue['transfers#state-change'].orderedBy;
  // The first thing that happened is the last that is told: whoever believes the latest word is wrong.
  expect(told.at(-1).current_state).toBe('incoming_payment_waiting');
  const sorted = [...told].sort((a, b) => (a[field] < b[field] ? -1 : 1));
  expect(sorted.at(-1).current_state).toBe('funds_refunded');
  expect((await ada.get(id)).body.status).toBe('funds_refunded');
});

test('a transfer to a balance of the same customer shows in its balances alone', async () => {
  await ada.holding(2_000, 'GBP');
  const euros = await ada.holding(0, 'EUR');
  const shown = await sandbox.call('balanceGet', { params: { profileId: PERSONAL, balanceId: euros } });
  const targetAccount = shown.body.recipientId;
  await listen();
  const quote = await ada.quote({ quote: { targetAccount } });
  const { body } = await ada.create({ targetAccount, quoteUuid: quote.id, customerTransactionId: randomUUID() });
  await ada.fund(body.id);
  for (const status of ['processing', 'funds_converted', 'outgoing_payment_sent']) await ada.drive(body.id, status);
  await idle();
  expect(new Set(inbox.types())).toEqual(new Set(['balances#credit', 'balances#update']));
});

test('the probe before a subscription is signed like everything else', async () => {
  await sandbox.control('POST', '/settings', { webhooks: { probeOnCreate: true } });
  const made = await sandbox.call('webhookProfileSubscriptionCreate', {
    params: { profileId: PERSONAL },
    body: { name: 'Ops', trigger_on: 'transfers#refund', delivery: { version: '4.0.0', url: inbox.url } },
  });
  expect([made.status, inbox.events.length]).toEqual([200, 1]);
  const [probe] = inbox.events;
  const pem = (await sandbox.control('GET', '/webhooks/public-key.pem')).body;
  const signature = Buffer.from(String(probe?.headers['x-signature-sha256']), 'base64');
  expect(verify('RSA-SHA256', probe?.raw ?? Buffer.alloc(0), pem, signature)).toBe(true);
});

test('a test notification changes nothing but the log of deliveries', async () => {
  const { body } = await listen('transfers#state-change');
  const records = async () => {
    const { deliveries, ...others } = (await sandbox.control('GET', `/worlds/${(await sandbox.world()).name}`)).body
      .records;
    return others;
  };
  const before = await records();
  const params = { clientKey: 'localwise-key', subscriptionId: body.subscriptions[0].id };
  const [{ delivery_id }] = (await sandbox.call('webhookApplicationSubscriptionTest', { params })).body;
  const [event] = await inbox.waitFor(1);
  await idle();
  expect(event?.headers['x-delivery-id']).toBe(delivery_id);
  expect(await records()).toEqual(before);
});
