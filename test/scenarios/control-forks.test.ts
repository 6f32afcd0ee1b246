import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Inbox } from '../support/inbox.ts';
import { Sandbox, START } from '../support/sandbox.ts';
import { PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let names = 0;
/** The worlds of one test. */
let [one, two]: [string, string] = ['', ''];
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'auto' });
});
beforeEach(() => {
  names += 1;
  [one, two] = [`one-${names}`, `two-${names}`];
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const put = (name: string, body: object, world?: string) => sandbox.control('PUT', `/worlds/${name}`, body, world);
const copy = (changes: object = {}) => put(two, { from: { world: one }, ...changes });
const documentOf = async (world: string) => (await sandbox.control('GET', '/export', undefined, world)).body;
const ada = (world: string) => new Sender(sandbox, PERSONAL, world);
const subscribe = async (url: string) => {
  const body = { name: 'Ops', trigger_on: 'transfers#state-change', delivery: { version: '2.0.0', url } };
  const made = await sandbox.call('webhookProfileSubscriptionCreate', {
    params: { profileId: PERSONAL },
    body,
    world: one,
  });
  expect(made.status).toBe(200);
};
const deliveries = async (world: string) =>
  (await sandbox.control('GET', '/webhooks/deliveries', undefined, world)).body.deliveries;

test('a copy has everything its source has, and then each goes its own way', async () => {
  const { id } = await ada(one).transfer();
  await sandbox.advance('P3D', one);
  const made = await copy();
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name: two, clock: { now: '2026-03-05T09:00:00.000Z', mode: 'frozen' } });
  expect({ ...(await documentOf(two)), name: one }).toEqual(await documentOf(one));
  await sandbox.call('transferCancel', { params: { transferId: id }, world: two });
  const [left, right] = [await ada(one).transfer(), await ada(two).transfer()];
  expect(left.id).toBe(right.id);
  const status = async (world: string) => (await ada(world).get(id)).body.status;
  expect([await status(one), await status(two)]).toEqual(['incoming_payment_waiting', 'cancelled']);
  await sandbox.advance('P14D', one);
  expect((await sandbox.control('GET', '/clock', undefined, two)).body.now).toBe('2026-03-05T09:00:00.000Z');
  expect((await sandbox.call('transferGet', { params: { transferId: left.id }, world: two })).body.status).toBe(
    'incoming_payment_waiting',
  );
});

test('a copy goes back to what it was when it was copied, and again into what it was made of', async () => {
  const { id } = await ada(one).transfer();
  await copy();
  await sandbox.call('transferCancel', { params: { transferId: id }, world: two });
  await sandbox.control('POST', '/reset', undefined, two);
  expect({ ...(await documentOf(two)), name: one }).toEqual(await documentOf(one));
  const again = await copy();
  expect([again.status, again.body.records.transfers]).toEqual([200, 1]);
});

test('a snapshot is copied into another world, of one’s own or of a world that is named', async () => {
  const { id } = await ada(one).transfer();
  await sandbox.control('POST', '/snapshots', { name: 'before' }, one);
  await sandbox.call('transferCancel', { params: { transferId: id }, world: one });
  expect((await put(two, { from: { snapshot: 'before' } }, one)).status).toBe(201);
  expect((await ada(two).get(id)).body.status).toBe('incoming_payment_waiting');
  expect((await put(two, { from: { world: one, snapshot: 'before' } })).status).toBe(200);
  expect((await put(two, { from: { snapshot: 'before' } }, two)).body.errors[0].path).toBe('from.snapshot');
});

test('settings and luck may differ from the source’s', async () => {
  await sandbox.control('POST', '/settings', { sca: 'always', webhooks: { probeOnCreate: true } }, one);
  const { body } = await copy({ randomSeed: 8, settings: { tokens: 'strict', webhooks: { mode: 'hold' } } });
  expect(body.randomSeed).toBe('8');
  expect((await sandbox.control('GET', '/settings', undefined, two)).body).toMatchObject({
    sca: 'always',
    tokens: 'strict',
    webhooks: { probeOnCreate: true, mode: 'hold' },
  });
  const [left, right] = [await ada(one).quote(), await ada(two).quote()];
  expect(left.id).not.toBe(right.id);
});

test('what a world hands out leads to itself', async () => {
  const served = async (world: string) => (await sandbox.control('GET', '', undefined, world)).body.contract;
  await copy();
  expect([await served(one), await served(two)]).toEqual([
    `/_worlds/${one}/openapi.json`,
    `/_worlds/${two}/openapi.json`,
  ]);
});

describe('webhooks of a copy', () => {
  test('leave to the source what it has still to send, and tell what happens from then on', async () => {
    const inbox = await Inbox.open();
    await subscribe(inbox.url);
    await sandbox.control('PUT', '/webhooks/mode', { mode: 'hold' }, one);
    const { id } = await ada(one).transfer();
    await sandbox.call('transferCancel', { params: { transferId: id }, world: one });
    await copy();
    const [left] = await deliveries(two);
    expect([(await deliveries(one))[0].state, left.state]).toEqual(['Pending', 'Abandoned']);
    expect(
      (await sandbox.control('GET', `/resources/webhook-deliveries/${left.id}`, undefined, two)).body,
    ).toMatchObject({
      history: expect.arrayContaining([expect.objectContaining({ reason: expect.stringContaining(`world ${one}`) })]),
    });
    for (const world of [one, two]) await sandbox.control('PUT', '/webhooks/mode', { mode: 'deliver' }, world);
    await sandbox.server.webhooks.idle();
    expect(inbox.events.filter(({ body }) => body.data.current_state === 'cancelled')).toHaveLength(1);
    const next = await ada(two).transfer();
    await sandbox.call('transferCancel', { params: { transferId: next.id }, world: two });
    await sandbox.server.webhooks.idle();
    expect(inbox.states(next.id)).toContain('cancelled');
    const replay = `/webhooks/deliveries/${left.id}/replay`;
    expect((await sandbox.control('POST', replay, undefined, two)).status).toBeLessThan(300);
    await inbox.close();
  });

  test('are retried by the source alone', async () => {
    const inbox = await Inbox.open();
    await subscribe(inbox.url);
    inbox.fail(500, 1);
    const { id } = await ada(one).transfer();
    await sandbox.call('transferCancel', { params: { transferId: id }, world: one });
    await sandbox.server.webhooks.idle();
    await copy();
    const before = inbox.events.length;
    await sandbox.advance('P1D', two);
    expect(inbox.events).toHaveLength(before);
    await sandbox.advance('P1D', one);
    expect(inbox.events).toHaveLength(before + 1);
    await inbox.close();
  });
});

describe('a world from a document', () => {
  test('is that world under its new name, and goes back to the document', async () => {
    const { id } = await ada(one).transfer();
    const made = await put(two, { document: await documentOf(one) });
    expect([made.status, made.body.name]).toEqual([201, two]);
    await sandbox.call('transferCancel', { params: { transferId: id }, world: two });
    await sandbox.control('POST', '/reset', undefined, two);
    expect((await ada(two).get(id)).body.status).toBe('incoming_payment_waiting');
  });

  test('is refused with the place, and leaves the one of that name alone', async () => {
    const good = await documentOf(one);
    const before = await documentOf(two);
    const broken: [object, number, string][] = [
      [{ ...good, tables: { users: [[{ name: 'nobody' }, []]] } }, 422, 'document.tables.users.0'],
      [{ ...good, settings: { sca: 'maybe' } }, 400, 'document.settings.sca'],
      [{ ...good, format: 99 }, 422, 'document.format'],
    ];
    for (const [document, status, path] of broken) {
      const refused = await put(two, { document });
      expect([refused.status, refused.body.errors[0].path]).toEqual([status, path]);
    }
    expect(await documentOf(two)).toEqual(before);
  });
});

test.each([
  [{ from: {} }, 400, 'from'],
  [{ from: 'one' }, 400, 'from'],
  [{ from: { world: '' } }, 400, 'from.world'],
  [{ from: { wrld: 'one' } }, 400, 'from.wrld'],
  [{ from: { world: 'nowhere' } }, 404, 'from.world'],
  [{ from: { world: '__proto__' } }, 404, 'from.world'],
  [{ from: { world: 'default', snapshot: 'none' } }, 404, 'from.snapshot'],
  [{ from: { world: 'default' }, seed: 'demo' }, 400, 'seed'],
  [{ from: { world: 'default' }, clock: START }, 400, 'clock'],
  [{ from: { world: 'default' }, lazy: true }, 400, 'lazy'],
  [{ from: { world: 'default' }, settings: { sca: 'maybe' } }, 400, 'settings.sca'],
  [{ from: { world: 'default' }, document: {} }, 400, 'document'],
  [{ document: {}, seed: 'demo' }, 400, 'seed'],
  [{ document: [] }, 400, 'document'],
  [{ document: {} }, 422, 'document.format'],
])('no world is made from %j', async (body, status, path) => {
  await sandbox.control('GET', '/clock');
  const refused = await put('none', body);
  expect([refused.status, refused.body.errors[0].path]).toEqual([status, path]);
  expect(sandbox.server.worlds.get('none')).toBeUndefined();
});

test('beyond the limit no world is made, and the refusal says how to have more', async () => {
  const small = await Sandbox.open({ maxWorlds: 3 });
  for (const world of ['a', 'b']) expect((await small.advance('P1D', world)).status).toBe(200);
  expect((await small.control('PUT', '/worlds/c', { lazy: true }, 'a')).status).toBe(201);
  const refused = [
    await small.advance('P1D', 'd'),
    await small.call('transferGet', { params: { transferId: 1 }, world: 'd' }),
    await small.control('PUT', '/worlds/d', {}, 'a'),
    await small.control('PUT', '/worlds/d', { lazy: true }, 'a'),
    await small.control('PUT', '/worlds/d', { from: { world: 'a' } }, 'a'),
    await small.control(
      'PUT',
      '/worlds/d',
      { document: (await small.control('GET', '/export', undefined, 'a')).body },
      'a',
    ),
  ];
  for (const { status, body } of refused) {
    expect([status, body.errors[0].code]).toEqual([429, 'world.too-many']);
    expect(body.errors[0].message).toMatch(/3 worlds.*--max-worlds/);
  }
  // Those that are there, and the one that needs no name, are never in the way.
  expect((await small.advance('P1D', 'c')).status).toBe(200);
  expect((await small.control('GET', '/clock')).status).toBe(200);
  expect((await small.control('PUT', '/worlds/a', {}, 'a')).status).toBe(200);
  for (const world of ['b', 'default']) await small.control('DELETE', `/worlds/${world}`, undefined, 'a');
  expect((await small.advance('P1D', 'd')).status).toBe(200);
  await small.close();
});
