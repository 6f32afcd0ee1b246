import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { catalogue, eventTypes } from '../../src/state/webhooks/index.ts';
import { Inbox } from '../support/inbox.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let inbox: Inbox;
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
});
afterEach(() => inbox.close());

const listen = (body: object = { url: inbox.url }) => sandbox.control('POST', '/webhooks/listeners', body);
const heard = async () => {
  await sandbox.server.webhooks.idle();
  return inbox.types();
};

test('one call has everything told that happens, in the newest versions', async () => {
  const made = await listen();
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ id: expect.any(String), url: inbox.url, createdAt: '2026-03-02T09:00:00.000Z' });
  const { subscriptions } = made.body;
  const told = subscriptions.map(({ eventType }: { eventType: string }) => eventType);
  expect(new Set(told)).toEqual(new Set(eventTypes));
  expect(subscriptions).toContainEqual({
    id: expect.any(String),
    eventType: 'transfers#state-change',
    version: '4.0.0',
    level: 'application',
    clientId: 'localwise',
  });
  const ofProfiles = subscriptions.filter(({ level }: { level: string }) => level === 'profile');
  expect(ofProfiles).toMatchObject([
    { eventType: 'balances#credit', profileId: PERSONAL },
    { eventType: 'balances#credit', profileId: BUSINESS },
  ]);
  expect(Object.values(catalogue).filter(({ levels }) => levels.length === 1 && levels[0] === 'profile')).toHaveLength(
    1,
  );
  await new Sender(sandbox).holding(50, 'GBP');
  await new Sender(sandbox).transfer();
  expect((await heard()).sort()).toEqual([
    'balances#account-state-change',
    'balances#credit',
    'balances#update',
    'transfers#state-change',
  ]);
});

test('the same address is the same listener, and takes in who came since', async () => {
  const first = await listen({ url: inbox.url, eventTypes: ['transfers#state-change', 'balances#credit'] });
  const again = await listen({ url: inbox.url, eventTypes: ['balances#credit', 'transfers#state-change'] });
  expect([again.status, again.body.id]).toEqual([200, first.body.id]);
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  expect([...again.body.subscriptions].sort(byId)).toEqual([...first.body.subscriptions].sort(byId));
  await sandbox.control('PUT', '/clients/other', { name: 'Other', key: 'other-key', secret: 's'.repeat(20) });
  const later = await listen({ url: inbox.url, eventTypes: ['transfers#state-change'] });
  expect(later.body.subscriptions.map(({ clientId }: { clientId: string }) => clientId)).toEqual([
    'localwise',
    'other',
  ]);
  expect((await sandbox.control('GET', '/webhooks/listeners')).body).toEqual({ listeners: [later.body] });
  await new Sender(sandbox).transfer();
  expect(await heard()).toEqual(['transfers#state-change']);
});

test('what ends is told nothing more, not even what was on its way', async () => {
  const { body } = await listen({ url: inbox.url, eventTypes: ['transfers#state-change'] });
  inbox.fail(500, 9);
  await new Sender(sandbox).transfer();
  expect(await heard()).toHaveLength(1);
  expect((await sandbox.control('DELETE', `/webhooks/listeners/${body.id}`)).status).toBe(204);
  await sandbox.advance('P1D');
  await new Sender(sandbox).transfer();
  expect(await heard()).toHaveLength(1);
  expect((await sandbox.control('DELETE', `/webhooks/listeners/${body.id}`)).status).toBe(404);
  expect((await sandbox.control('GET', '/webhooks/listeners')).body).toEqual({ listeners: [] });
  const left = await sandbox.call('webhookApplicationSubscriptionList', { params: { clientKey: 'localwise-key' } });
  expect(left.body).toEqual([]);
});

test('what a partner takes back of it is gone, and comes again with the next wish', async () => {
  const wish = { url: inbox.url, eventTypes: ['transfers#state-change', 'transfers#refund'] };
  const [{ id }] = (await listen(wish)).body.subscriptions;
  const params = { clientKey: 'localwise-key', subscriptionId: id };
  expect((await sandbox.call('webhookApplicationSubscriptionDelete', { params })).status).toBe(204);
  const { listeners } = (await sandbox.control('GET', '/webhooks/listeners')).body;
  expect(listeners[0].subscriptions).toHaveLength(1);
  expect((await listen(wish)).body.subscriptions).toHaveLength(2);
});

test('an address of this machine may listen where partners need a public one', async () => {
  await sandbox.control('POST', '/settings', { webhooks: { urlPolicy: 'strict' } });
  expect((await listen()).status).toBe(201);
});

test.each([
  [{}, 400, 'url', 'is required'],
  [{ url: 'mailto:a@b.example' }, 422, 'url', 'only http and https can be called'],
  [{ url: 'http://a', eventTypes: 'all' }, 400, 'eventTypes', 'must be a list'],
  [{ url: 'http://a', eventTypes: [] }, 400, 'eventTypes', 'at least one'],
  [{ url: 'http://a', eventTypes: ['transfer#state-chnge'] }, 400, 'eventTypes', 'transfers#state-change'],
  [{ url: 'http://a', events: [] }, 400, 'events', 'eventTypes'],
])('%j answers %i', async (body, status, path, why) => {
  const answer = await listen(body);
  expect([answer.status, answer.body.errors[0].path]).toEqual([status, path]);
  expect(answer.body.errors[0].message).toContain(why);
});
