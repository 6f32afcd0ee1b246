import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OptionError, readOptions } from '../../src/config.ts';
import { lockDirectory } from '../../src/outside/directory-lock.ts';
import { readPages } from '../../src/outside/page-reading.ts';
import { gather, type WorldData } from '../../src/state/kernel/index.ts';
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

const saved = async (name: string) => gather((await readPages(join(folder, name))).pages) as WorldData;

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
  expect((await readFile(join(folder, 'a.world.json'), 'utf8')).split('\n')).toHaveLength(2);
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

const LOCK = { pid: 999999999, realm: 'elsewhere', began: null, host: 'another-machine', id: 'theirs' };
const lock = (holder: object) => writeFile(join(folder, 'localwise.lock'), JSON.stringify(holder));

test('a lock whose process is gone, or whose number is another process now, is taken over at once', async () => {
  const ours = await lockDirectory(folder);
  const mine = JSON.parse(await readFile(join(folder, 'localwise.lock'), 'utf8'));
  await expect(lockDirectory(folder)).rejects.toThrow(new RegExp(`process ${process.pid} on`));
  await ours.release();
  for (const dead of [{ pid: 999999999 }, { began: '1' }]) {
    await lock({ ...mine, id: 'dead', ...dead });
    await (await lockDirectory(folder)).release();
  }
});

test.runIf(process.platform === 'linux')('a process that ended and was never buried holds nothing', async () => {
  const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [text] = await once(parent.stdout, 'data');
  const pid = Number(text);
  const stat = () => readFile(`/proc/${pid}/stat`, 'utf8');
  await expect.poll(stat).toContain(') Z ');
  const { release } = await lockDirectory(folder);
  const mine = JSON.parse(await readFile(join(folder, 'localwise.lock'), 'utf8'));
  await release();
  await lock({ ...mine, id: 'dead', pid, began: (await stat()).split(' ')[21] });
  await (await lockDirectory(folder)).release();
  parent.kill();
});

test('a lock of another machine or container is respected while it is touched, and else taken over', async () => {
  await lock(LOCK);
  const path = join(folder, 'localwise.lock');
  const beat = setInterval(() => void utimes(path, new Date(), new Date()), 10);
  await expect(lockDirectory(folder, { beatMs: 20 })).rejects.toThrow('process 999999999 on another-machine');
  clearInterval(beat);
  await (await lockDirectory(folder, { beatMs: 20 })).release();
  await writeFile(path, '');
  await (await lockDirectory(folder, { beatMs: 20 })).release();
});

test('whoever stood still so long that another took the folder is told, and leaves the lock alone', async () => {
  const told = new Promise<string>(resolve => {
    lockDirectory(folder, { beatMs: 10, onLost: resolve }).then(async ours => {
      await lock(LOCK);
      await told;
      await ours.release();
    });
  });
  expect(await told).toBe('process 999999999 on another-machine');
  expect(JSON.parse(await readFile(join(folder, 'localwise.lock'), 'utf8'))).toEqual(LOCK);
});

test('a broken file is named and left as it is', async () => {
  await writeFile(join(folder, 'default.world.json'), '{"format":1,');
  await expect(open()).rejects.toThrow(/default\.world\.json is no world/);
  await writeFile(join(folder, 'default.world.json'), '{"format":99}');
  await expect(open()).rejects.toThrow(/newer version/);
  expect(await readFile(join(folder, 'default.world.json'), 'utf8')).toBe('{"format":99}');
  expect(await readdir(folder)).toEqual(['default.world.json']);
});
