import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Sandbox, START } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'auto' });
});
afterAll(() => sandbox.close());

test('worlds are listed with their clocks and counts', async () => {
  const listed = await sandbox.control('GET', '/worlds', undefined, 'listed');
  expect(listed.status).toBe(200);
  expect(listed.body.worlds).toContainEqual(
    expect.objectContaining({ name: 'listed', clock: { now: START, mode: 'frozen' }, records: expect.any(Object) }),
  );
  expect(listed.body.memory.rssBytes).toBeGreaterThan(0);
});

test('a world is made, replaced and deleted', async () => {
  const made = await sandbox.control('PUT', '/worlds/mine', { randomSeed: 42, clock: '2025-01-01T00:00:00Z' });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name: 'mine', randomSeed: '42', clock: { now: '2025-01-01T00:00:00.000Z' } });
  const again = await sandbox.control('PUT', '/worlds/mine', {});
  expect(again.status).toBe(200);
  expect(again.body.clock.now).toBe(START);
  expect((await sandbox.control('DELETE', '/worlds/mine')).status).toBe(204);
  expect((await sandbox.control('DELETE', '/worlds/mine')).status).toBe(404);
  expect((await sandbox.control('GET', '/worlds/mine')).status).toBe(404);
});

test('a lazy world is made at its first use, as it was asked for', async () => {
  const planned = await sandbox.control('PUT', '/worlds/later', { lazy: true, clock: { now: '2025-06-01T00:00:00Z' } });
  expect(planned.body).toMatchObject({ name: 'later', lazy: true });
  expect((await sandbox.control('PUT', '/worlds/later', { lazy: true, clock: '2025-06-01T00:00:00Z' })).status).toBe(
    200,
  );
  expect((await sandbox.control('GET', '/worlds')).body.planned).toEqual(['later']);
  expect(sandbox.server.worlds.get('later')).toBeUndefined();
  const clock = await sandbox.inject({ method: 'GET', url: '/_worlds/later/_localwise/clock' });
  expect(clock.body.now).toBe('2025-06-01T00:00:00.000Z');
  expect((await sandbox.control('GET', '/worlds')).body.planned).toEqual([]);
});

test('a planned world is copied, read and deleted like any other', async () => {
  await sandbox.control('PUT', '/worlds/plan', { lazy: true, clock: '2025-06-01T00:00:00Z' });
  const copy = await sandbox.control('PUT', '/worlds/of-plan', { from: { world: 'plan' } });
  expect(copy.body.clock.now).toBe('2025-06-01T00:00:00.000Z');
  await sandbox.control('PUT', '/worlds/plan', { lazy: true });
  expect((await sandbox.control('GET', '/worlds/plan')).body).toMatchObject({ name: 'plan', clock: { now: START } });
  await sandbox.control('PUT', '/worlds/plan', { lazy: true });
  expect((await sandbox.control('DELETE', '/worlds/plan')).status).toBe(204);
  expect((await sandbox.control('GET', '/worlds/plan')).status).toBe(404);
});

test.each([
  ['/worlds/x', { sede: 'demo' }, 'sede'],
  ['/worlds/x', { lazy: 'yes' }, 'lazy'],
  ['/worlds/x', { clock: 'noon' }, 'clock'],
  ['/worlds/x', { clock: { now: 'noon' } }, 'clock.now'],
  ['/worlds/x', { settings: { webhooks: { mode: 'louder' } } }, 'settings.webhooks.mode'],
  ['/worlds/-x', {}, 'name'],
  ['/worlds/a%2Fb', {}, 'name'],
])('a world cannot be made by PUT %s %j', async (path, body, field) => {
  const refused = await sandbox.control('PUT', path, body);
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0].path).toBe(field);
  expect(sandbox.server.worlds.get('x')).toBeUndefined();
});

test('reset puts one world back to its seed and leaves the others alone', async () => {
  await sandbox.advance('P1D', 'one');
  await sandbox.advance('P1D', 'two');
  const reset = await sandbox.control('POST', '/reset', undefined, 'one');
  expect(reset.status).toBe(200);
  expect(reset.body).toMatchObject({ name: 'one', clock: { now: START } });
  expect((await sandbox.control('GET', '/clock', undefined, 'two')).body.now).toBe('2026-03-03T09:00:00.000Z');
  const first = (await sandbox.world('one')).save();
  await sandbox.control('POST', '/reset', undefined, 'one');
  expect((await sandbox.world('one')).save()).toEqual(first);
});

test('a client that says JSON and sends nothing is understood', async () => {
  const reset = await sandbox.inject({
    method: 'POST',
    url: '/_localwise/reset',
    headers: { 'content-type': 'application/json' },
    payload: '',
  });
  expect(reset.status).toBe(200);
});

test('a snapshot keeps the world, and restoring brings it back', async () => {
  const kept = await sandbox.control('POST', '/snapshots', { name: 'before' }, 'snap');
  expect(kept.status).toBe(201);
  expect(kept.body).toEqual({ name: 'before', createdAt: START, sizeBytes: expect.any(Number) });
  await sandbox.advance('P3D', 'snap');
  await sandbox.control('POST', '/settings', { sca: 'never' }, 'snap');
  const listed = await sandbox.control('GET', '/snapshots', undefined, 'snap');
  expect(listed.body.snapshots.map((s: { name: string }) => s.name)).toEqual(['before']);
  const restored = await sandbox.control('POST', '/snapshots/before/restore', undefined, 'snap');
  expect(restored.body.clock.now).toBe(START);
  expect((await sandbox.control('GET', '/settings', undefined, 'snap')).body.sca).toBe('auto');
  await sandbox.advance('P1D', 'snap');
  const twice = await sandbox.control('POST', '/snapshots/before/restore', undefined, 'snap');
  expect(twice.body.clock.now).toBe(START);
  expect((await sandbox.control('POST', '/snapshots/after/restore', undefined, 'snap')).status).toBe(404);
  expect((await sandbox.control('POST', '/snapshots/before/restore', undefined, 'other')).status).toBe(404);
  expect((await sandbox.control('DELETE', '/snapshots/before', undefined, 'snap')).status).toBe(204);
});

test('a world is taken away as a document and brought into another', async () => {
  await sandbox.advance('P9D', 'from');
  const document = await sandbox.control('GET', '/export', undefined, 'from');
  expect(document.status).toBe(200);
  expect(document.body.format).toBe(2);
  const imported = await sandbox.control('POST', '/import', document.body, 'into');
  expect(imported.status).toBe(200);
  expect(imported.body).toMatchObject({ name: 'into', clock: { now: '2026-03-11T09:00:00.000Z' } });
  const again = await sandbox.control('GET', '/export', undefined, 'into');
  expect(again.body).toEqual({ ...document.body, name: 'into' });
});

test('a world into which a document was brought goes back to its seed, at the time it was asked for with', async () => {
  const wish = { clock: '2025-01-01T00:00:00Z', settings: { sca: 'never' } };
  const { body: made } = await sandbox.control('PUT', '/worlds/brought', wish);
  const document = await sandbox.control('GET', '/export', undefined, 'from');
  await sandbox.control('POST', '/import', document.body, 'brought');
  const { body } = await sandbox.control('POST', '/reset', undefined, 'brought');
  expect(body).toMatchObject({ clock: made.clock, records: made.records });
  expect((await sandbox.control('GET', '/settings', undefined, 'brought')).body.sca).toBe('never');
});

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

test.each([
  [{ rateLimit: true }, 'settings.rateLimit'],
  [{ latencyMs: '7' }, 'settings.latencyMs'],
  [{ webhooks: { mode: 'louder' } }, 'settings.webhooks.mode'],
  [{ colour: 'red' }, 'settings.colour'],
])('a document with the settings %j is refused by the field', async (settings, path) => {
  const { body: good } = await sandbox.control('GET', '/export', undefined, 'set');
  const refused = await sandbox.control('POST', '/import', { ...good, settings }, 'set');
  expect([refused.status, refused.body.errors[0].path]).toEqual([400, path]);
});

test('a broken or newer document is refused with the reason and changes nothing', async () => {
  const { body: good } = await sandbox.control('GET', '/export', undefined, 'kept');
  await sandbox.advance('P1D', 'kept');
  const before = (await sandbox.world('kept')).save();
  const broken: [unknown, string][] = [
    [{ ...good, format: 99 }, 'newer version'],
    [{ ...good, format: undefined }, 'no format'],
    [{ ...good, tables: { ...good.tables, unicorns: [] } }, 'unicorns'],
    [{ ...good, tables: { users: [[{ name: 'nobody' }, []]] } }, 'no id'],
    [{ ...good, tables: { users: [...good.tables.users, ...good.tables.users] } }, 'of another row'],
    [{ ...good, tables: { ...good.tables, accounts: [[account, []]] } }, 'does not add up'],
    [{ ...good, clock: {} }, 'clock'],
    [{ ...good, clock: { mode: 'frozen', now: 1e15 } }, 'from 1970 to 9999'],
    [{ ...good, changedAt: 0.5 }, 'changedAt'],
    [{ ...good, tables: { profiles: [[{ id: 1, status: 'verified', deep: nested(101) }, []]] } }, 'too deeply'],
    [{ ...good, counters: { user: 1.5 } }, 'counter'],
    [
      { ...good, tables: { profiles: [[{ ...good.tables.profiles[0][0], lastName: 7 }, []]] } },
      'lastName is not a text',
    ],
    [[], 'not an object'],
  ];
  for (const [document, reason] of broken) {
    const refused = await sandbox.control('POST', '/import', document, 'kept');
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].message).toContain(reason);
  }
  expect((await sandbox.world('kept')).save()).toEqual(before);
});

describe('a document of the first format', () => {
  const params = { profileId: 30_000_001 };
  const statement = async (world: string) => {
    const { body } = await sandbox.call('balanceList', { params, query: { types: 'STANDARD' }, world });
    const { id: balanceId } = body.find(({ currency }: { currency: string }) => currency === 'GBP');
    const query = { currency: 'GBP', intervalStart: '2026-01-01T00:00:00Z', intervalEnd: '2026-03-02T09:00:00Z' };
    return (await sandbox.call('balanceStatementGet', { params: { ...params, balanceId }, query, world })).body;
  };
  const first = async (name: string) => {
    await sandbox.control('PUT', `/worlds/${name}`, { seed: 'demo', settings: { sca: 'never' } });
    const { body } = await sandbox.control('GET', '/export', undefined, name);
    const { lines, ...tables } = body.tables;
    const { line, ...counters } = body.counters;
    return { document: { ...body, format: 1, tables, counters }, lines, line };
  };

  test('which knew no lines of accounts, has its statements all the same', async () => {
    const { document, lines, line } = await first('first');
    expect([lines.length > 0, line]).toEqual([true, lines.length + 1]);
    expect((await sandbox.control('POST', '/import', document, 'second')).status).toBe(200);
    const before = await statement('first');
    expect(before.transactions.length).toBeGreaterThan(3);
    expect(await statement('second')).toEqual(before);
    const again = (await sandbox.control('GET', '/export', undefined, 'second')).body;
    expect([again.format, again.counters.line]).toEqual([2, line]);
  });

  test('is refused where its entries are no entries', async () => {
    const { document } = await first('third');
    const tables = { ...document.tables, entries: [[{ id: 1 }, []]] };
    const refused = await sandbox.control('POST', '/import', { ...document, tables }, 'third');
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'tables.entries.0.0.at']);
  });
});

const account = {
  id: 'bank:GBP',
  kind: 'bank',
  currency: 'GBP',
  debitsPosted: 500,
  creditsPosted: 0,
  debitsPending: 0,
  creditsPending: 0,
};
