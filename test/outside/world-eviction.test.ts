import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { pause } from '../../src/outside/system-clock.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let folder: string | undefined;
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
  if (folder) await rm(folder, { recursive: true, force: true });
  folder = undefined;
});

const listed = async (): Promise<{ worlds: string[]; resting: string[] }> => {
  const { body } = await sandbox.control('GET', '/worlds');
  return { worlds: body.worlds.map(({ name }: { name: string }) => name), resting: body.resting };
};
const gone = async (name: string): Promise<void> => {
  for (let waited = 0; waited < 3_000 && sandbox.server.worlds.get(name); waited += 10) await pause(10);
  expect(sandbox.server.worlds.get(name)).toBeUndefined();
};

test('without the wish no world is evicted; with it, one that nobody uses begins anew at its next use', async () => {
  sandbox = await Sandbox.open({ evictIdleWorlds: 'PT0.15S' });
  await sandbox.control('PUT', '/worlds/idle', { clock: '2025-01-01T00:00:00Z', randomSeed: 5 });
  await sandbox.control('POST', '/snapshots', { name: 'kept' }, 'idle');
  await sandbox.advance('P1D', 'idle');
  await sandbox.control('POST', '/faults', { then: { hang: true } }, 'busy');
  const leaving = new AbortController();
  const url = await sandbox.server.app.listen({ port: 0, host: '127.0.0.1' });
  const left = fetch(`${url}/_worlds/busy/v2/profiles`, { signal: leaving.signal }).catch(({ name }: Error) => name);
  await gone('idle');
  expect(await listed()).toEqual({ worlds: expect.arrayContaining(['busy', 'default']), resting: [] });
  const { body } = await sandbox.control('GET', '/clock', undefined, 'idle');
  expect(body.now).toBe('2025-01-01T00:00:00.000Z');
  expect((await sandbox.control('GET', '/snapshots', undefined, 'idle')).body.snapshots).toEqual([]);
  leaving.abort();
  expect(await left).toBe('AbortError');
  await gone('busy');
  expect((await sandbox.control('GET', '/worlds/busy')).status).toBe(404);
  expect(sandbox.server.worlds.get('default')).toBeDefined();
});

test('with a folder an idle world rests on disk, and goes on as if nothing had happened', async () => {
  folder = await mkdtemp(join(tmpdir(), 'localwise-'));
  sandbox = await Sandbox.open({ evictIdleWorlds: 'PT0.15S', data: folder });
  const { id } = await new Sender(sandbox, PERSONAL, 'idle').transfer();
  const before = (await sandbox.control('GET', '/export', undefined, 'idle')).body;
  await gone('idle');
  expect((await listed()).resting).toContain('idle');
  const uses = await Promise.all([1, 2, 3].map(() => new Sender(sandbox, PERSONAL, 'idle').get(id)));
  expect(uses.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await sandbox.control('GET', '/export', undefined, 'idle')).body).toEqual(before);
  await gone('idle');
  expect((await sandbox.control('PUT', '/worlds/copy', { from: { world: 'idle' } })).body.records.transfers).toBe(1);
  await gone('idle');
  expect((await sandbox.control('DELETE', '/worlds/idle')).status).toBe(204);
  await gone('copy');
  for (let waited = 0; waited < 2_000 && (await readdir(folder)).some(file => /^idle/.test(file)); waited += 20)
    await pause(20);
  expect((await readdir(folder)).filter(file => /^(idle|copy)/.test(file))).toHaveLength(1);
});
