import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mismatchesOf } from '../../src/routes/views/events/fields/check.ts';
import { catalogue, type EventRow, type EventType, eventTypes } from '../../src/state/webhooks/index.ts';
import { furnish, type Subjects } from '../support/hostile/subjects.ts';
import { Inbox } from '../support/inbox.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL } from '../support/sender.ts';
import { subscribeToAll } from '../support/subscriptions.ts';

let sandbox: Sandbox;
let inbox: Inbox;
let furnished: Subjects;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  inbox = await Inbox.open();
  furnished = await furnish(sandbox);
  await sandbox.control('PUT', '/webhooks/mode', { mode: 'deliver' });
  await subscribeToAll(sandbox, inbox.url);
  await sandbox.control('POST', '/snapshots', { name: 'furnished' });
});
beforeEach(async () => {
  await sandbox.control('POST', '/snapshots/furnished/restore');
  inbox.clear();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
  await inbox.close();
});

const raise = (eventType: string, more: object = {}) => sandbox.control('POST', '/events', { eventType, ...more });

/** The world without what is on its way to subscribers, and without the numbers that were drawn for that. */
async function business(): Promise<object> {
  const { tables, settings } = (await sandbox.world()).save();
  const { deliveries: _, tasks = [], ...rest } = tables;
  const timers = tasks.filter(task => !JSON.stringify(task).includes('webhook-delivery'));
  return { settings, ...rest, timers };
}

/** What arrived, as `version: data`. */
async function told(): Promise<Readonly<Record<string, unknown>>> {
  await sandbox.server.webhooks.idle();
  return Object.fromEntries(inbox.events.map(({ body }) => [body.schema_version, body.data]));
}

describe.each(eventTypes.map(type => [type, catalogue[type] as EventRow] as const))('%s', (type, { schemas }) => {
  test('is raised in every version, as documented, and changes nothing', async () => {
    const before = await business();
    const { body, status } = await raise(type);
    expect(status).toBe(201);
    const versions: string[] = body.deliveries.map(({ version }: { version: string }) => version);
    expect([...new Set(versions)]).toEqual(schemas);
    const arrived = await told();
    expect(Object.keys(arrived).sort()).toEqual(schemas);
    for (const version of schemas) expect(mismatchesOf(type, version, arrived[version])).toEqual([]);
    expect(inbox.events.some(({ headers }) => 'x-test-notification' in headers)).toBe(false);
    expect(await business()).toEqual(before);
  });

  test('is listed, with a sample of every version that is documented so, and who raises it', async () => {
    const { events } = (await sandbox.control('GET', '/events')).body;
    const listed = events.find(({ eventType }: { eventType: string }) => eventType === type);
    expect(Object.keys(listed.samples)).toEqual(schemas);
    for (const version of schemas) expect(mismatchesOf(type, version, listed.samples[version])).toEqual([]);
    expect(listed.lifecycles.length > 0).toBe(listed.when === null);
  });
});

test('every lifecycle whose records are announced says as what, and as nothing else', async () => {
  const world = await sandbox.world();
  for (const { lifecycle, announce, table } of world.company.machines) {
    const rows = world.table(table).all().page(0, 50, true);
    const raised = rows.flatMap(row =>
      world
        .table(table)
        .history(row.id)
        .flatMap(({ move, from, to, cause }) =>
          world.rehearse(cause, events => {
            announce?.(world, row, { move, from, to: to ?? '' });
            return events.map(({ type }) => type);
          }),
        ),
    );
    const told = raised.filter(type => eventTypes.includes(type as EventType));
    expect([lifecycle.name, ...new Set(told)]).toEqual([lifecycle.name, ...(told[0] ? [lifecycle.announces] : [])]);
  }
});

test('everything that a lifecycle announces is an event that can be subscribed to', async () => {
  const { lifecycles } = (await sandbox.control('GET', '/lifecycles')).body;
  const announced = lifecycles.flatMap(({ announces }: { announces: string | null }) => announces ?? []);
  expect(announced.filter((type: string) => !eventTypes.includes(type as EventType))).toEqual([]);
});

describe('an event that is raised by hand', () => {
  test('tells of the record that is named, as it is', async () => {
    const { body } = await raise('transfers#state-change', { resourceId: furnished.paid });
    expect(body).toMatchObject({ profileId: PERSONAL, resource: 'transfers', resourceId: furnished.paid });
    expect(await told()).toMatchObject({ '4.0.0': { current_state: 'processing', resource: { id: furnished.paid } } });
  });

  test('says what the tester wants, in the versions that have such a field', async () => {
    const data = { amount: 12.5, step_id: 7, resource: { id: 1 }, transfer_reference: 'BNK-1' };
    await raise('balances#update', { profileId: PERSONAL, data });
    const { '2.1.0': oldest, '4.0.0': newest } = await told();
    expect(newest).toMatchObject({ ...data, resource: { id: 1, profile_id: PERSONAL } });
    expect(oldest).toMatchObject({ amount: 12.5, transfer_reference: 'BNK-1' });
    expect(oldest).not.toHaveProperty('step_id');
  });

  test('goes out again as it was, and says why it was sent', async () => {
    const { deliveries } = (await raise('cards#3ds-challenge', { data: { challenge_expires_after: 5 } })).body;
    await told();
    await sandbox.control('POST', `/webhooks/deliveries/${deliveries[0].id}/replay`);
    await sandbox.server.webhooks.idle();
    const bodies = inbox.events.map(({ raw }) => raw.toString()).filter(raw => raw.includes('"2.0.0"'));
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toBe(bodies[1]);
    const { history } = (await sandbox.control('GET', `/resources/webhook-deliveries/${deliveries[0].id}`)).body;
    expect(history[0].cause).toEqual({ kind: 'operator', what: 'raise cards#3ds-challenge' });
  });

  test('is the same in a world of the same seed', async () => {
    const first = (await raise('swift-in#credit')).body;
    await sandbox.control('POST', '/snapshots/furnished/restore');
    expect((await raise('swift-in#credit')).body).toEqual(first);
  });

  test('reaches nobody but those it concerns, and says so', async () => {
    const { status, body } = await raise('balances#credit', { profileId: BUSINESS });
    expect([status, body.deliveries]).toEqual([201, []]);
    expect(body.hint).toContain(`profile ${BUSINESS}`);
    expect((await raise('balances#credit')).body.deliveries).toHaveLength(2);
  });
});

const refused: readonly (readonly [why: string, body: object, status: number, path: string, says: string])[] = [
  ['no type', {}, 400, 'eventType', 'required'],
  ['a type that is misspelt', { eventType: 'transfer#state-changed' }, 422, 'eventType', 'transfers#state-change'],
  ['a type that is half said', { eventType: 'card#status' }, 422, 'eventType', 'cards#card-status-change'],
  ['a type that nobody subscribes to', { eventType: 'payout#create' }, 422, 'eventType', 'did you mean'],
  ['a field of the body that is none', { eventType: 'users#state-change', profile: 1 }, 400, 'profile', 'profileId'],
  [
    'a field of the data that is none',
    { eventType: 'users#state-change', data: { currentState: 'ACTIVE' } },
    422,
    'data.currentState',
    'current_state',
  ],
  [
    'a field within the data that is none',
    { eventType: 'users#state-change', data: { resource: { __proto__: null, constructor: 1 } } },
    422,
    'data.resource.constructor',
    'did you mean',
  ],
  [
    'a field of another kind',
    { eventType: 'users#state-change', data: { resource: 1 } },
    422,
    'data.resource',
    'object',
  ],
  ['data that are none', { eventType: 'users#state-change', data: [1] }, 400, 'data', 'object'],
  ['a profile that is not there', { eventType: 'users#state-change', profileId: 9 }, 404, 'profileId', '9'],
  ['an application that is not there', { eventType: 'users#state-change', clientId: 'x' }, 404, 'clientId', 'x'],
  ['a record that is not there', { eventType: 'transfers#refund', resourceId: 9 }, 404, 'resourceId', 'transfers'],
];

test.each(refused)('%s is refused', async (_, body, status, path, says) => {
  const before = await business();
  const answer = await sandbox.control('POST', '/events', body);
  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.body)).toContain(`"${path}"`);
  expect(JSON.stringify(answer.body)).toContain(says);
  expect(await business()).toEqual(before);
});

test("another profile's record is refused", async () => {
  const answer = await raise('transfers#refund', { profileId: BUSINESS, resourceId: furnished.paid });
  expect([answer.status, answer.body.errors[0].path]).toEqual([404, 'resourceId']);
});
