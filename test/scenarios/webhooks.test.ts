import { verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { Inbox } from '../support/inbox.ts';
import { closedPort } from '../support/receivers.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let inbox: Inbox;
let ada: Sender;
beforeEach(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
  inbox = await Inbox.open();
  ada = new Sender(sandbox);
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
  await inbox.close();
});

const idle = () => sandbox.server.webhooks.idle();
const wish = (trigger: string, version = '4.0.0', url = inbox.url) => ({
  name: 'Ops',
  trigger_on: trigger,
  delivery: { version, url },
});
const profile = { profileId: PERSONAL };
const application = { clientKey: 'localwise-key' };

async function subscribe(trigger: string, version = '4.0.0', world?: string): Promise<string> {
  const made = await sandbox.call('webhookProfileSubscriptionCreate', {
    params: profile,
    body: wish(trigger, version),
    ...(world ? { world } : {}),
  });
  expect(made.status).toBe(200);
  return made.body.id;
}

async function subscribeApp(trigger: string, version = '4.0.0'): Promise<string> {
  const made = await sandbox.call('webhookApplicationSubscriptionCreate', {
    params: application,
    body: wish(trigger, version),
  });
  expect(made.status).toBe(200);
  return made.body.id;
}

const settings = (webhooks: object) => sandbox.control('POST', '/settings', { webhooks });
const refused = async (operation: OperationId, body: unknown) => {
  const params = { ...profile, ...application };
  const answer = await sandbox.call(operation, { params, body });
  const { code, path } = answer.body.errors?.[0] ?? {};
  return [answer.status, code, path];
};

describe('a subscription', () => {
  test('of a profile is made, read, listed and taken back', async () => {
    const body = {
      ...wish('transfers#state-change'),
      delivery: { version: '4.0.0', url: inbox.url, mtls_enabled: true },
    };
    const made = await sandbox.call('webhookProfileSubscriptionCreate', { params: profile, body });
    expect(made.status).toBe(200);
    expect(made.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Ops',
      delivery: { version: '4.0.0', url: inbox.url, mtls_enabled: true },
      trigger_on: 'transfers#state-change',
      scope: { domain: 'profile', id: String(PERSONAL) },
      created_by: { type: 'user', id: '10000001' },
      created_at: '2026-03-02T09:00:00Z',
      request_headers: [],
      enabled: true,
    });
    const params = { ...profile, subscriptionId: made.body.id };
    expect((await sandbox.call('webhookProfileSubscriptionGet', { params })).body).toEqual(made.body);
    expect((await sandbox.call('webhookProfileSubscriptionList', { params })).body).toEqual([made.body]);
    const gone = await sandbox.call('webhookProfileSubscriptionDelete', { params });
    expect([gone.status, gone.raw.payload]).toEqual([204, '']);
    expect((await sandbox.call('webhookProfileSubscriptionDelete', { params })).status).toBe(404);
    expect((await sandbox.call('webhookProfileSubscriptionGet', { params })).status).toBe(404);
    expect((await sandbox.call('webhookProfileSubscriptionList', { params })).body).toEqual([]);
  });

  test('of an application is made by key or id, read, listed and taken back', async () => {
    const body = wish('profiles#verification-state-change', '2.0.0');
    const made = await sandbox.call('webhookApplicationSubscriptionCreate', {
      params: { clientKey: 'localwise' },
      body,
    });
    expect(made.body).toMatchObject({
      scope: { domain: 'application', id: 'localwise-key' },
      created_by: { type: 'application', id: 'localwise' },
      delivery: { version: '2.0.0', url: inbox.url },
    });
    expect(made.body.delivery).not.toHaveProperty('mtls_enabled');
    const params = { ...application, subscriptionId: made.body.id };
    expect((await sandbox.call('webhookApplicationSubscriptionGet', { params })).body).toEqual(made.body);
    expect((await sandbox.call('webhookApplicationSubscriptionList', { params })).body).toEqual([made.body]);
    expect((await sandbox.call('webhookApplicationSubscriptionDelete', { params })).status).toBe(204);
    expect((await sandbox.call('webhookApplicationSubscriptionTest', { params })).status).toBe(404);
  });

  test('is refused with what is wrong with it, and nothing is stored', async () => {
    const create = (body: unknown) => refused('webhookProfileSubscriptionCreate', body);
    const createApp = (body: unknown) => refused('webhookApplicationSubscriptionCreate', body);
    expect(await create({ ...wish('transfers#refund'), name: '  ' })).toEqual([422, 'NOT_NULL', 'name']);
    expect(await create(wish('no#event'))).toEqual([422, 'UNKNOWN_EVENT_TYPE', 'trigger_on']);
    expect(await create(wish('users#state-change'))).toEqual([422, 'UNSUPPORTED_SUBSCRIPTION_LEVEL', 'trigger_on']);
    expect(await createApp(wish('balances#credit'))).toEqual([422, 'UNSUPPORTED_SUBSCRIPTION_LEVEL', 'trigger_on']);
    expect(await create(wish('swift-in#credit', '4.3.0'))).toEqual([422, 'UNSUPPORTED_VERSION', 'delivery.version']);
    expect(await create(wish('transfers#refund', '4.0.0', 'ftp://x'))).toEqual([
      422,
      'INVALID_CALLBACK_URL',
      'delivery.url',
    ]);
    const incomplete = { name: 'n', trigger_on: 'transfers#refund', delivery: { version: '2.0.0' } };
    const answer = await sandbox.call('webhookProfileSubscriptionCreate', { params: profile, body: incomplete });
    expect([answer.status, answer.body]).toEqual([
      400,
      { code: 'invalid', message: 'Invalid request', arguments: ['delivery.url: must not be null'] },
    ]);
    expect((await create('[]'))[0]).toBe(400);
    expect((await create('{'))[0]).toBe(400);
    expect((await sandbox.call('webhookProfileSubscriptionList', { params: profile })).body).toEqual([]);
  });

  test('needs the right kind of token, for the right profile or application', async () => {
    const status = async (operation: OperationId, token: string | null, params: Record<string, string | number>) =>
      (await sandbox.call(operation, { params, token, body: wish('transfers#refund') })).status;
    expect(await status('webhookProfileSubscriptionCreate', null, profile)).toBe(401);
    expect(await status('webhookProfileSubscriptionCreate', 'localwise-client-token', profile)).toBe(403);
    expect(await status('webhookProfileSubscriptionCreate', 'localwise-personal-token', profile)).toBe(200);
    expect(await status('webhookProfileSubscriptionCreate', 'localwise-user-token', { profileId: 39_999_999 })).toBe(
      403,
    );
    expect(await status('webhookApplicationSubscriptionCreate', 'localwise-user-token', application)).toBe(403);
    expect(await status('webhookApplicationSubscriptionCreate', 'localwise-client-token', { clientKey: 'other' })).toBe(
      403,
    );
  });

  test('with an id that is none, or of another scope, is unknown', async () => {
    const ofApp = await subscribeApp('transfers#refund');
    for (const subscriptionId of ['not-a-uuid', '00000000-0000-4000-a000-000000000000', ofApp]) {
      const params = { ...profile, subscriptionId };
      expect((await sandbox.call('webhookProfileSubscriptionGet', { params })).status).toBe(404);
      expect((await sandbox.call('webhookProfileSubscriptionDelete', { params })).status).toBe(404);
    }
  });

  test('has no test notification at profile level', async () => {
    const id = await subscribe('transfers#refund');
    const url = `/v3/profiles/${PERSONAL}/subscriptions/${id}/test-notifications`;
    const headers = { authorization: 'Bearer localwise-user-token' };
    expect((await sandbox.inject({ method: 'POST', url, headers })).status).toBe(404);
  });
});

describe('events', () => {
  test('tell a transfer from its creation to its payout, at both levels', async () => {
    const ofProfile = await subscribe('transfers#state-change');
    const ofApp = await subscribeApp('transfers#state-change', '2.0.0');
    await ada.holding(2000, 'GBP');
    const { id } = await ada.transfer();
    await ada.fund(id);
    for (const status of ['funds_converted', 'outgoing_payment_sent']) await ada.drive(id, status);
    const events = await inbox.waitFor(8);
    const states = ['incoming_payment_waiting', 'processing', 'funds_converted', 'outgoing_payment_sent'];
    for (const subscription of [ofProfile, ofApp]) {
      const told = events.filter(({ body }) => body.subscription_id === subscription).map(({ body }) => body);
      expect(told.map(({ data }) => data.current_state)).toEqual(states);
      expect(told.map(({ data }) => data.previous_state)).toEqual([null, ...states.slice(0, 3)]);
      expect(told[0].data.resource).toMatchObject({ id, profile_id: PERSONAL, type: 'transfer' });
    }
    const dates = events.map(({ body }) => `${body.schema_version} ${body.data.occurred_at}`);
    expect(new Set(dates)).toEqual(new Set(['4.0.0 2026-03-02T09:00:00.000Z', '2.0.0 2026-03-02T09:00:00Z']));
    expect(new Set(events.map(({ headers }) => headers['x-delivery-id'])).size).toBe(8);
  });

  test('tell what a balance pays and gets', async () => {
    await subscribe('balances#update');
    await subscribe('balances#credit', '2.0.0');
    const balanceId = await ada.holding(2000, 'GBP');
    const { id } = await ada.transfer();
    await ada.fund(id);
    const events = await inbox.waitFor(3);
    const [credited, debited] = events.map(({ body }) => body).filter(body => body.event_type === 'balances#update');
    const resource = { type: 'balance-account', profile_id: PERSONAL };
    expect(credited.data).toMatchObject({ resource, balance_id: balanceId, amount: 2000, transaction_type: 'credit' });
    expect(debited.data).toMatchObject({ resource, balance_id: balanceId, amount: 1000, transaction_type: 'debit' });
    expect(debited.data.post_transaction_balance_amount).toBe(1000);
    expect(debited.data.transfer_reference).toBe(String(id));
    expect(debited.data.step_id).toBeGreaterThan(credited.data.step_id);
  });

  test('tell an application that a profile was verified', async () => {
    await subscribeApp('profiles#verification-state-change', '2.0.0');
    const world = await sandbox.world();
    world.transact({ kind: 'operator', what: 'test' }, () =>
      world.company.machine('profile-verification').verbs.revoke?.(world, PERSONAL, {}),
    );
    await sandbox.call('simulationVerification', { params: profile });
    const events = await inbox.waitFor(2);
    expect(events.map(({ body: told }) => told.data)).toEqual([
      {
        resource: { id: PERSONAL, type: 'profile' },
        current_state: 'not_verified',
        occurred_at: '2026-03-02T09:00:00Z',
      },
      { resource: { id: PERSONAL, type: 'profile' }, current_state: 'verified', occurred_at: '2026-03-02T09:00:00Z' },
    ]);
  });

  test('of a refused call are told to nobody', async () => {
    await subscribe('balances#update');
    await ada.holding(10, 'GBP');
    const { id } = await ada.transfer();
    expect((await ada.fund(id)).body.status).toBe('REJECTED');
    await idle();
    expect(inbox.types()).toEqual(['balances#update']);
  });

  test('of one world are not told in another', async () => {
    await subscribe('transfers#state-change', '4.0.0', 'red');
    const blue = new Sender(sandbox, PERSONAL, 'blue');
    await blue.transfer();
    await idle();
    expect(inbox.events).toEqual([]);
    const { id } = await new Sender(sandbox, PERSONAL, 'red').transfer();
    await inbox.waitFor(1);
    expect(inbox.states(id)).toEqual(['incoming_payment_waiting']);
    const log = await sandbox.control('GET', '/webhooks/deliveries', undefined, 'blue');
    expect(log.body.total).toBe(0);
  });

  test('are signed with the key that is published', async () => {
    await subscribe('transfers#state-change');
    await ada.transfer();
    const [event] = await inbox.waitFor(1);
    const pem = await sandbox.control('GET', '/webhooks/public-key.pem');
    expect(pem.body).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
    const signature = Buffer.from(String(event?.headers['x-signature-sha256']), 'base64');
    expect(verify('RSA-SHA256', event?.raw ?? Buffer.alloc(0), pem.body, signature)).toBe(true);
  });
});

describe('when a receiver fails', () => {
  test('retries follow the clock of the world, with the same id', async () => {
    await subscribe('transfers#state-change');
    inbox.fail(500, 3);
    await ada.transfer();
    await inbox.waitFor(1);
    await idle();
    await sandbox.advance('PT59S');
    await idle();
    expect(inbox.events).toHaveLength(1);
    await sandbox.advance('PT1S');
    await inbox.waitFor(2);
    await idle();
    await sandbox.advance('PT2M');
    await inbox.waitFor(3);
    await idle();
    await sandbox.advance('PT4M');
    await inbox.waitFor(4);
    await idle();
    expect(new Set(inbox.events.map(({ headers }) => headers['x-delivery-id'])).size).toBe(1);
    expect(inbox.events.map(({ status }) => status)).toEqual([500, 500, 500, 200]);
    const [delivery] = (await sandbox.control('GET', '/webhooks/deliveries')).body.deliveries;
    expect(delivery).toMatchObject({ state: 'Delivered', attemptCount: 4 });
    const whole = await sandbox.control('GET', `/webhooks/deliveries/${delivery.id}`);
    const statuses = whole.body.attempts.map((attempt: { response: { status: number } }) => attempt.response.status);
    expect(statuses).toEqual([500, 500, 500, 200]);
    expect(whole.body.attempts[1]).toMatchObject({
      at: '2026-03-02T09:01:00.000Z',
      request: { method: 'POST', url: inbox.url, body: inbox.events[0]?.raw.toString() },
    });
  });

  test('one great leap of the clock makes every attempt that falls into it', async () => {
    await subscribe('transfers#state-change');
    inbox.fail(500, 99);
    await ada.transfer();
    await idle();
    await sandbox.advance('P16D');
    await idle();
    // After fourteen days nobody has paid, and that is told as well.
    const tried = (state: string) => inbox.events.filter(({ body }) => body.data.current_state === state).length;
    expect([tried('incoming_payment_waiting'), tried('cancelled')]).toEqual([26, 12]);
    const [cancelled, created] = (await sandbox.control('GET', '/webhooks/deliveries')).body.deliveries;
    expect(created).toMatchObject({ state: 'Abandoned', attemptCount: 26, finishedAt: '2026-03-17T19:07:00.000Z' });
    expect(cancelled).toMatchObject({ state: 'Failed', nextAttemptAt: expect.any(String) });
  });

  test('a subscription that is taken back is not retried', async () => {
    const subscriptionId = await subscribe('transfers#state-change');
    inbox.fail(500, 9);
    await ada.transfer();
    await inbox.waitFor(1);
    await idle();
    await sandbox.call('webhookProfileSubscriptionDelete', { params: { ...profile, subscriptionId } });
    await sandbox.advance('P2D');
    await idle();
    await ada.transfer();
    await idle();
    expect(inbox.events).toHaveLength(1);
  });

  test('calls are not slowed down', async () => {
    const url = await closedPort();
    await sandbox.call('webhookProfileSubscriptionCreate', {
      params: profile,
      body: wish('transfers#state-change', '4.0.0', url),
    });
    expect((await ada.get((await ada.transfer()).id)).status).toBe(200);
    await idle();
    const { body } = await sandbox.control('GET', '/webhooks/deliveries?state=failed');
    expect(body).toMatchObject({ total: 1, deliveries: [{ nextAttemptAt: '2026-03-02T09:01:00.000Z' }] });
  });
});

describe('a test notification', () => {
  test('is announced, marked, signed, and made up', async () => {
    const id = await subscribeApp('transfers#state-change', '2.0.0');
    const params = { ...application, subscriptionId: id };
    const queued = await sandbox.call('webhookApplicationSubscriptionTest', { params });
    expect([queued.status, queued.body]).toEqual([
      200,
      [{ delivery_id: expect.any(String), created_at: '2026-03-02T09:00:00Z' }],
    ]);
    const [event] = await inbox.waitFor(1);
    expect(event?.headers).toMatchObject({
      'x-test-notification': 'true',
      'x-delivery-id': queued.body[0].delivery_id,
    });
    expect(event?.body).toMatchObject({
      subscription_id: id,
      data: { resource: { id: 0, profile_id: 0, account_id: 0 }, current_state: 'processing' },
    });
  });
});

describe('the probe before a subscription', () => {
  test('must be accepted, and names no subscription', async () => {
    await settings({ probeOnCreate: true });
    const id = await subscribe('transfers#state-change', '2.0.0');
    const [probe] = inbox.events;
    expect(inbox.events).toHaveLength(1);
    expect(probe?.headers['x-test-notification']).toBe('true');
    expect(probe?.body.subscription_id).toBe('00000000-0000-0000-0000-000000000000');
    expect(probe?.headers['x-delivery-id']).not.toBe(id);
  });

  test('that fails refuses the subscription', async () => {
    await settings({ probeOnCreate: true });
    inbox.fail(500);
    const made = await sandbox.call('webhookProfileSubscriptionCreate', {
      params: profile,
      body: wish('transfers#refund'),
    });
    expect(made.status).toBe(422);
    expect(made.body).toEqual({
      errors: [
        {
          code: 'INVALID_CALLBACK_URL',
          message: 'Callback endpoint did not respond successfully',
          path: 'delivery.url',
          arguments: [],
        },
      ],
    });
    expect((await sandbox.call('webhookProfileSubscriptionList', { params: profile })).body).toEqual([]);
  });

  test('is not made for a wish that is refused anyway', async () => {
    await settings({ probeOnCreate: true });
    const body = wish('no#event');
    expect((await sandbox.call('webhookProfileSubscriptionCreate', { params: profile, body })).status).toBe(422);
    const params = { profileId: 39_999_999 };
    expect(
      (await sandbox.call('webhookProfileSubscriptionCreate', { params, body: wish('transfers#refund') })).status,
    ).toBe(403);
    expect(inbox.events).toEqual([]);
  });
});

test('the recorded service refuses local addresses in its own words', async () => {
  const recorded = await Sandbox.open({ dialect: 'recorded', seed: 'empty' });
  const answer = await recorded.call('webhookProfileSubscriptionCreate', {
    params: profile,
    body: wish('transfers#state-change'),
  });
  await recorded.close();
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    code: 'invalid',
    message: 'Invalid request',
    arguments: ['delivery.url: Invalid delivery URL'],
  });
});

describe('the log of deliveries', () => {
  test('is filtered and paged, the newest first', async () => {
    const subscription = await subscribe('transfers#state-change');
    await subscribe('balances#update');
    await ada.holding(100, 'GBP');
    const ids = [(await ada.transfer({ amount: 10 })).id, (await ada.transfer({ amount: 20 })).id];
    await inbox.waitFor(3);
    await idle();
    const list = async (query = '') => (await sandbox.control('GET', `/webhooks/deliveries${query}`)).body;
    expect(await list()).toMatchObject({ total: 3, offset: 0 });
    expect((await list('?eventType=balances%23update')).total).toBe(1);
    expect((await list(`?subscription=${subscription}&state=delivered`)).total).toBe(2);
    expect((await list('?state=pending')).total).toBe(0);
    const { deliveries } = await list('?limit=1&offset=1');
    expect(deliveries).toHaveLength(1);
    const whole = await sandbox.control('GET', `/webhooks/deliveries/${(await list('?limit=1')).deliveries[0].id}`);
    expect(JSON.parse(whole.body.attempts[0].request.body).data.resource.id).toBe(ids[1]);
    expect((await sandbox.control('GET', '/webhooks/deliveries?state=lost')).status).toBe(400);
    expect((await sandbox.control('GET', '/webhooks/deliveries?colour=red')).status).toBe(400);
    expect((await sandbox.control('GET', '/webhooks/deliveries/none')).status).toBe(404);
  });

  test('lets a delivery be sent again', async () => {
    await subscribe('transfers#state-change');
    await ada.transfer();
    await inbox.waitFor(1);
    await idle();
    const [{ id }] = (await sandbox.control('GET', '/webhooks/deliveries')).body.deliveries;
    expect((await sandbox.control('POST', `/webhooks/deliveries/${id}/replay`)).body).toMatchObject({
      id,
      state: 'Queued',
    });
    await inbox.waitFor(2);
    await idle();
    expect(inbox.events[1]?.raw.equals(inbox.events[0]?.raw ?? Buffer.alloc(0))).toBe(true);
    expect((await sandbox.control('POST', '/webhooks/deliveries/none/replay')).status).toBe(404);
  });

  test('holds, and lets go, as the mode says', async () => {
    expect((await sandbox.control('PUT', '/webhooks/mode', { mode: 'hold' })).body).toEqual({ mode: 'hold' });
    await subscribe('transfers#state-change');
    await ada.transfer();
    await idle();
    const { deliveries } = (await sandbox.control('GET', '/webhooks/deliveries')).body;
    expect(deliveries).toMatchObject([{ state: 'Pending', attemptCount: 0 }]);
    expect((await sandbox.control('POST', `/webhooks/deliveries/${deliveries[0].id}/replay`)).status).toBe(409);
    await sandbox.control('PUT', '/webhooks/mode', { mode: 'deliver' });
    await inbox.waitFor(1);
    expect((await sandbox.control('PUT', '/webhooks/mode', { mode: 'lose' })).status).toBe(400);
    expect((await sandbox.control('PUT', '/webhooks/mode', {})).status).toBe(400);
  });
});

test('a running clock retries without being asked', async () => {
  const running = await Sandbox.open({ clock: null, seed: 'empty', sca: 'never' });
  const params = profile;
  await running.call('webhookProfileSubscriptionCreate', { params, body: wish('transfers#state-change') });
  inbox.fail(503, 1, { 'retry-after': '1' });
  await new Sender(running).transfer();
  await inbox.waitFor(2);
  await running.server.webhooks.idle();
  await running.close();
  expect(inbox.events.map(({ status }) => status)).toEqual([503, 200]);
});

test('a running clock is frozen at the very moment that was named, though a retry took its time', async () => {
  const running = await Sandbox.open({ clock: null, seed: 'empty', sca: 'never' });
  await running.call('webhookProfileSubscriptionCreate', { params: profile, body: wish('transfers#state-change') });
  inbox.fail(503);
  await new Sender(running).transfer();
  await running.server.webhooks.idle();
  const [{ nextAttemptAt: now }] = (await running.control('GET', '/webhooks/deliveries')).body.deliveries;
  const frozen = await running.control('PUT', '/clock', { now, mode: 'frozen' });
  expect(frozen.body).toMatchObject({ now, mode: 'frozen' });
  expect(inbox.events).toHaveLength(2);
  await running.close();
});
