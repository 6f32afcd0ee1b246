import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OptionError, readOptions } from '../../src/config.ts';
import { LowdbWorldFile } from '../../src/outside/lowdb-world-file.ts';
import { SaveQueue } from '../../src/outside/save-queue.ts';
import type { World, WorldData } from '../../src/state/kernel/index.ts';
import { Sandbox } from '../support/sandbox.ts';

let folder: string;
let opened: Sandbox[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'localwise-test-'));
});
afterEach(async () => {
  await Promise.all(opened.map(sandbox => sandbox.close()));
  opened = [];
  await rm(folder, { recursive: true, force: true });
});

async function open(options: Parameters<typeof Sandbox.open>[0] = {}): Promise<Sandbox> {
  const sandbox = await Sandbox.open({ data: folder, ...options });
  opened.push(sandbox);
  return sandbox;
}

const saved = async (name: string): Promise<WorldData> => JSON.parse(await readFile(join(folder, name), 'utf8'));

test('worlds are there again after a restart, byte for byte', async () => {
  const first = await open();
  await first.advance('P3D');
  await first.control('POST', '/settings', { sca: 'never' }, 'Second.One');
  const kept = [(await first.world()).save(), (await first.world('Second.One')).save()];
  await first.close();
  const second = await open();
  expect(
    second.server.worlds
      .all()
      .map(world => world.name)
      .sort(),
  ).toEqual(['Second.One', 'default']);
  expect([(await second.world()).save(), (await second.world('Second.One')).save()]).toEqual(kept);
});

test('files are one line each, and named so that no disk mistakes one for another', async () => {
  const sandbox = await open();
  for (const name of ['a', 'A', 'a.b', 'con-1']) await sandbox.control('GET', '/clock', undefined, name);
  await sandbox.close();
  const files = (await readdir(folder)).sort();
  expect(files).toEqual(['%41.world.json', 'a%2eb.world.json', 'a.world.json', 'con-1.world.json']);
  expect((await readFile(join(folder, 'a.world.json'), 'utf8')).split('\n')).toHaveLength(1);
  expect((await saved('%41.world.json')).name).toBe('A');
});

test('a deleted world is gone from the disk as well', async () => {
  const first = await open({ durable: true });
  await first.control('PUT', '/worlds/gone', {});
  expect(await readdir(folder)).toContain('gone.world.json');
  await first.control('DELETE', '/worlds/gone');
  expect(await readdir(folder)).not.toContain('gone.world.json');
});

test('a durable server answers a write only once it is on disk', async () => {
  const sandbox = await open({ durable: true });
  for (let day = 1; day <= 3; day++) {
    const { body } = await sandbox.advance('P1D');
    const clock = (await saved('default.world.json')).clock;
    expect(clock).toEqual({ mode: 'frozen', now: Date.parse(body.now) });
  }
});

test('a durable server needs a folder', () => {
  expect(() => readOptions({ durable: 'true' }, {})).toThrow(OptionError);
});

test('a second server on the same folder is refused', async () => {
  const first = await open();
  await expect(open()).rejects.toThrow(/in use by another localwise/);
  await first.close();
  await expect(open()).resolves.toBeDefined();
});

test('a lock left by a crash is taken over', async () => {
  await writeFile(join(folder, 'localwise.lock'), `999999999 ${hostname()}\n`);
  await expect(open()).resolves.toBeDefined();
});

test('a lock that a living server elsewhere holds is respected', async () => {
  await writeFile(join(folder, 'localwise.lock'), '1 another-machine\n');
  await expect(open()).rejects.toThrow(/process 1 on another-machine/);
});

test('a broken file is named and left as it is', async () => {
  await writeFile(join(folder, 'default.world.json'), '{"format":1,');
  await expect(open()).rejects.toThrow(/default\.world\.json is no world/);
  await writeFile(join(folder, 'default.world.json'), '{"format":99}');
  await expect(open()).rejects.toThrow(/newer version/);
  expect(await readFile(join(folder, 'default.world.json'), 'utf8')).toBe('{"format":99}');
  expect(await readdir(folder)).toEqual(['default.world.json']);
});

test('many changes make few writes, and the last state is what is written', async () => {
  const sandbox = await Sandbox.open();
  opened.push(sandbox);
  const world = await sandbox.world();
  const file = await LowdbWorldFile.open(folder, { durable: false });
  let writes = 0;
  const counting = {
    load: () => file.load(),
    save: (worlds: readonly WorldData[], gone?: readonly string[]) => {
      writes += 1;
      return file.save(worlds, gone);
    },
  };
  const queue = new SaveQueue({ file: counting, find: (): World => world, onProblem: () => {} });
  world.onCommit = () => queue.changed('default');
  const waits = Array.from({ length: 100 }, (_, i) => {
    world.changeSettings({ latencyMs: i });
    return queue.flush();
  });
  await Promise.all(waits);
  expect(writes).toBeLessThanOrEqual(2);
  expect((await saved('default.world.json')).settings.latencyMs).toBe(99);
  await file.close();
});

test('a write that fails is tried again with nothing lost', async () => {
  const sandbox = await Sandbox.open();
  opened.push(sandbox);
  const world = await sandbox.world();
  let full = true;
  const written: number[] = [];
  const file = {
    load: async () => [],
    save: async ([data]: readonly WorldData[]) => {
      if (full) throw new Error('disk full');
      written.push(data?.settings.latencyMs ?? -1);
    },
  };
  const queue = new SaveQueue({ file, find: () => world, onProblem: () => {} });
  world.changeSettings({ latencyMs: 5 });
  queue.changed('default');
  await expect(queue.flush()).rejects.toThrow('disk full');
  full = false;
  await queue.flush();
  expect(written).toEqual([5]);
});
