import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Sandbox, START } from '../support/sandbox.ts';

let folder: string;
let running: Sandbox;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'localwise-test-'));
  running = await Sandbox.open({ data: folder });
});
afterEach(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

async function restart(): Promise<void> {
  await running.close();
  running = await Sandbox.open({ data: folder });
}

const now = async (world?: string) => (await running.control('GET', '/clock', undefined, world)).body.now;
const names = async (world?: string) =>
  (await running.control('GET', '/snapshots', undefined, world)).body.snapshots.map(
    ({ name }: { name: string }) => name,
  );

test('snapshots are there again after a restart, in their order, and can be restored', async () => {
  const odd = ['zwei', 'Zwei', 'a/b 100%', '名前', '..x', 'ß'.repeat(100)];
  for (const name of odd) await running.control('POST', '/snapshots', { name });
  const kept = await running.control('GET', '/snapshots');
  await running.advance('P3D');
  await restart();
  expect((await running.control('GET', '/snapshots')).body).toEqual(kept.body);
  const restored = await running.control('POST', `/snapshots/${encodeURIComponent('a/b 100%')}/restore`);
  expect([restored.status, restored.body.clock.now]).toEqual([200, START]);
  await running.control('POST', '/snapshots', {});
  await running.control('DELETE', '/snapshots/zwei');
  await restart();
  expect(await now()).toBe(START);
  expect(await names()).toEqual([...odd.slice(1), 'snapshot-7']);
});

test('snapshots go with their world, and a broken one is named', async () => {
  await running.control('POST', '/snapshots', { name: 'one' }, 'Mine');
  await running.control('DELETE', '/worlds/Mine');
  expect(await readdir(join(folder, 'snapshots'))).toEqual([]);
  await running.control('POST', '/snapshots', { name: 'two' });
  await running.close();
  const file = join(folder, 'snapshots/default/two.snapshot.json');
  await truncate(file, 200);
  running = await Sandbox.open({ data: folder });
  const refused = await running.control('POST', '/snapshots/two/restore');
  expect([refused.status, refused.body.errors[0].message]).toEqual([422, expect.stringContaining('no format')]);
  await running.close();
  await truncate(file, 10);
  await expect(Sandbox.open({ data: folder })).rejects.toThrow('two.snapshot.json is no snapshot');
  await rm(file);
  running = await Sandbox.open({ data: folder });
});

test('a world goes back to what it was made from, however often the server was started since', async () => {
  const clock = '2025-06-01T00:00:00.000Z';
  const settings = { sca: 'always', latencyMs: 1 };
  await running.control('PUT', '/worlds/mine', { clock, settings, randomSeed: '42' });
  const made = (await running.world('mine')).save();
  await running.advance('P1D', 'mine');
  await running.control('POST', '/settings', { sca: 'never' }, 'mine');
  await restart();
  await restart();
  expect(await now('mine')).toBe('2025-06-02T00:00:00.000Z');
  await running.control('POST', '/reset', undefined, 'mine');
  expect((await running.world('mine')).save()).toEqual(made);
});

test('a world that is planned stays planned', async () => {
  await running.control('PUT', '/worlds/later', { lazy: true, clock: '2025-06-01T00:00:00.000Z' });
  await running.control('PUT', '/worlds/never', { lazy: true });
  await running.control('DELETE', '/worlds/never');
  await restart();
  await restart();
  expect(running.server.worlds.get('later')).toBeUndefined();
  expect(await now('later')).toBe('2025-06-01T00:00:00.000Z');
  expect(await readdir(folder)).not.toContain('never.world.json');
});
