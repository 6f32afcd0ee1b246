import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepReplay } from '../../src/state/access/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { Sender } from '../support/sender.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await Sandbox.open({ bodyLimitBytes: 5_000 });
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const large = { name: 'x'.repeat(6_000) };

test('a body beyond the limit is 413 wherever it is sent, and changes nothing', async () => {
  const before = JSON.stringify((await sandbox.world()).save());
  const refused = await Promise.all([
    sandbox.call('recipientCreate', { body: large }),
    sandbox.call('oauthTokenCreate', { body: `grant_type=${large.name}` }),
    sandbox.control('POST', '/snapshots', large),
  ]);
  for (const { status, body } of refused) {
    expect(status).toBe(413);
    expect(JSON.stringify(body)).toMatch(/too large/i);
  }
  expect(JSON.stringify((await sandbox.world()).save())).toBe(before);
});

test('a whole world may be larger than a request', async () => {
  await new Sender(sandbox).transfer();
  const { body, raw } = await sandbox.control('GET', '/export');
  expect(raw.payload.length).toBeGreaterThan(5_000);
  expect((await sandbox.control('POST', '/import', body)).status).toBe(200);
});

test.each(['../up', 'a/b', '__proto__', 'constructor', 'CON', ' ', 'emoji 👩‍👩‍👧‍👦', 'x'.repeat(100)])(
  'a snapshot may be called %s',
  async name => {
    expect((await sandbox.control('POST', '/snapshots', { name })).body.name).toBe(name);
    const path = `/snapshots/${encodeURIComponent(name)}`;
    expect((await sandbox.control('POST', `${path}/restore`)).status).toBe(200);
    expect((await sandbox.control('DELETE', path)).status).toBe(204);
    expect((await sandbox.control('DELETE', path)).status).toBe(404);
  },
);

test.each(['..', '', 'x'.repeat(101), '\ud800', 'a\u0000b', 'a\nb'])(
  'no snapshot is called %j, which no path could name',
  async name => {
    const refused = await sandbox.control('POST', '/snapshots', { name });
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'name']);
  },
);

test('three centuries pass in moments, with thousands of things falling due on the way', async () => {
  const ada = new Sender(sandbox);
  for (let i = 0; i < 20; i++) await ada.quote();
  const { id } = await ada.transfer();
  const world = await sandbox.world();
  world.transact({ kind: 'operator', what: 'test' }, () => {
    const replay = { fingerprint: '', status: 200, body: null };
    for (let i = 0; i < 5_000; i++) keepReplay(world, { ...replay, id: `replay ${i}` });
  });
  const started = performance.now();
  const passed = await sandbox.advance('P100000D');
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(passed.status).toBe(200);
  expect(passed.body.now).toBe('2299-12-16T09:00:00.000Z');
  expect(passed.body.fired.length).toBeGreaterThan(5_020);
  expect(passed.body.fired.filter((one: { error?: string }) => one.error)).toEqual([]);
  expect((await ada.get(id)).body.status).toBe('cancelled');
  expect((await sandbox.control('GET', '/clock')).body.pending).toEqual([]);
});

test.each([
  ['by', 'P3000000D'],
  ['by', `P${'9'.repeat(400)}D`],
  ['by', 'PT1e9S'],
  ['by', '-P1D'],
  ['by', 'P8000Y'],
  ['to', '+010000-01-01T00:00:00Z'],
  ['to', '2026-02-30T00:00:00Z'],
  ['to', '1969-12-31T23:59:59Z'],
])('a clock is not moved %s %s', async (field, value) => {
  const refused = await sandbox.control('POST', '/clock/advance', { [field]: value });
  expect([refused.status, refused.body.errors[0].path]).toEqual([400, field]);
  expect((await sandbox.control('GET', '/clock')).body.now).toBe('2026-03-02T09:00:00.000Z');
});

test('a thousand worlds may stand beside each other', async () => {
  const inject = (method: 'GET' | 'DELETE', url: string) => sandbox.server.app.inject({ method, url });
  const started = performance.now();
  for (let i = 0; i < 1_000; i++) expect((await inject('GET', `/_worlds/w${i}/_localwise/clock`)).statusCode).toBe(200);
  const listed = await inject('GET', '/_localwise/worlds');
  expect(listed.json().worlds.length).toBeGreaterThanOrEqual(1_000);
  for (let i = 0; i < 1_000; i++) expect((await inject('DELETE', `/_localwise/worlds/w${i}`)).statusCode).toBe(204);
  expect((await inject('GET', '/_localwise/worlds')).json().worlds.length).toBeLessThanOrEqual(1);
  expect(performance.now() - started).toBeLessThan(10_000);
});
