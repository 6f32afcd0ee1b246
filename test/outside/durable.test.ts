import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PageFile } from '../../src/outside/page-file.ts';
import { readPages } from '../../src/outside/page-reading.ts';
import { WorldSaver } from '../../src/outside/world-saver.ts';
import { startBuilt } from '../support/built-server.ts';
import { bundledServer } from '../support/bundle.ts';
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

async function open(durable = true): Promise<Sandbox> {
  const sandbox = await Sandbox.open({ data: folder, durable });
  opened.push(sandbox);
  return sandbox;
}

const file = (name = 'default.world.json') => join(folder, name);
const text = (name?: string) => readFile(file(name), 'utf8');
const lines = async (name?: string) => (await text(name)).split('\n').length - 1;

const params = { profileId: 30_000_001 };
const quote = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100 };
const ask = (sandbox: Sandbox, world?: string) => sandbox.call('quoteCreate', { params, body: quote, world });
const read = (sandbox: Sandbox, quoteId: string) => sandbox.call('quoteGet', { params: { ...params, quoteId } });
const health = async (sandbox: Sandbox) => (await sandbox.control('GET', '/health')).body;

test('a write costs what it changed, and many at a time share one save', async () => {
  const sandbox = await open();
  await ask(sandbox);
  const [before, whole] = [await lines(), (await text()).length];
  await ask(sandbox);
  expect(await lines()).toBe(before + 1);
  expect((await text()).length - whole).toBeLessThan(whole);
  await Promise.all(Array.from({ length: 50 }, () => ask(sandbox)));
  expect(await lines()).toBeLessThan(before + 10);
});

test('files are for their owner alone', async () => {
  const sandbox = await open();
  await ask(sandbox);
  await sandbox.control('POST', '/snapshots', { name: 'kept' });
  const files = ['default.world.json', 'localwise.lock', 'snapshots/default/kept.snapshot.json'];
  for (const name of files) expect((await stat(file(name))).mode & 0o777).toBe(0o600);
});

test('what cannot be saved is not acknowledged, is said in health, and is saved once it can be', async () => {
  const sandbox = await open();
  const first = await ask(sandbox);
  await sandbox.control('GET', '/clock', undefined, 'other');
  await rename(folder, `${folder}-away`);
  const refused = await ask(sandbox);
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
  expect(refused.body).toMatchObject({
    error: 'Service Unavailable',
    message: expect.stringContaining('the folder is gone'),
  });
  expect((await sandbox.control('POST', '/snapshots', {})).status).toBe(503);
  expect((await sandbox.control('GET', '/snapshots')).body.snapshots).toEqual([]);
  expect(await health(sandbox)).toMatchObject({
    status: 'unsaved',
    persistence: { ok: false, mode: 'durable', reason: 'the folder is gone' },
  });
  await rename(`${folder}-away`, folder);
  const second = await ask(sandbox);
  expect(second.status).toBe(200);
  await expect.poll(() => health(sandbox)).toMatchObject({ status: 'ok', persistence: { ok: true, mode: 'durable' } });
  expect(new Set(sandbox.problems.map(problem => problem.split(folder).pop()))).toEqual(
    new Set([': the folder is gone']),
  );
  await sandbox.close();
  const again = await open();
  for (const { body } of [first, second]) expect((await read(again, body.id)).status).toBe(200);
});

test('a world that rests on disk is there when the disk is again', async () => {
  const sandbox = await Sandbox.open({ data: folder, durable: true, evictIdleWorlds: '0' });
  opened.push(sandbox);
  const { body } = await ask(sandbox, 'idle');
  await expect.poll(() => sandbox.server.worlds.resting).toEqual(['idle']);
  await rename(folder, `${folder}-away`);
  expect((await ask(sandbox)).status).toBe(503);
  const missed = await ask(sandbox, 'idle');
  expect([missed.status, missed.body.message]).toEqual([
    503,
    expect.stringContaining('could not be read: the folder is gone'),
  ]);
  await rename(`${folder}-away`, folder);
  expect((await ask(sandbox)).status).toBe(200);
  await expect.poll(() => health(sandbox)).toMatchObject({ status: 'ok' });
  const quoteId = body.id;
  const found = await sandbox.call('quoteGet', { params: { ...params, quoteId }, world: 'idle' });
  expect(found.status).toBe(200);
});

test('a file that somebody else wrote over or took away is written anew', async () => {
  const sandbox = await open();
  const made: string[] = [];
  for (const spoil of [() => writeFile(file(), 'garbage'), () => truncate(file(), 100), () => rm(file())]) {
    made.push((await ask(sandbox)).body.id);
    await spoil();
  }
  made.push((await ask(sandbox)).body.id);
  await sandbox.close();
  const again = await open();
  for (const id of made) expect((await read(again, id)).status).toBe(200);
});

test('what a crash cut short is dropped, and nothing before it', async () => {
  const sandbox = await open();
  const { body } = await ask(sandbox);
  const last = (await ask(sandbox)).body.id;
  const saved = await text();
  await sandbox.close();
  await writeFile(file(), saved.slice(0, -10));
  await writeFile(file('.default.world.json.tmp'), 'half a draft');
  const again = await open();
  expect((await readdir(folder)).sort()).toEqual(['default.world.json', 'localwise.lock']);
  expect((await read(again, body.id)).status).toBe(200);
  expect((await read(again, last)).status).toBe(404);
  const next = (await ask(again)).body.id;
  await again.close();
  expect((await read(await open(), next)).status).toBe(200);
});

test('a line that is broken and is not the last is named, and the file left as it is', async () => {
  const sandbox = await open();
  await ask(sandbox);
  await ask(sandbox);
  const saved = (await text()).split('\n');
  await sandbox.close();
  const broken = [saved[0], saved[1]?.slice(5), ...saved.slice(2), saved.at(-2), ''].join('\n');
  await writeFile(file(), broken);
  await expect(open()).rejects.toThrow(/line 2 of .*default\.world\.json cannot be read/);
  expect(await text()).toBe(broken);
});

test('a document that was written by hand, on many lines, is a world as well', async () => {
  const sandbox = await open();
  const { body } = await ask(sandbox);
  const document = (await sandbox.control('GET', '/export')).body;
  await sandbox.close();
  await writeFile(file(), JSON.stringify(document, null, 2));
  const again = await open();
  const next = (await ask(again)).body.id;
  await again.close();
  const last = await open();
  for (const id of [body.id, next]) expect((await read(last, id)).status).toBe(200);
});

test('a disk that is full takes nothing that it cannot keep, and a half-written line is taken back', async () => {
  const sandbox = await Sandbox.open();
  opened.push(sandbox);
  const world = await sandbox.world();
  const real = new PageFile(file(), { durable: true });
  let isFull = false;
  const disk = Object.assign(Object.create(real), {
    append: async (page: object) => {
      if (isFull) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      return real.append(page);
    },
    write: (pages: Iterable<unknown>) => real.write(pages),
  });
  Object.defineProperty(disk, 'weight', { get: () => real.weight });
  const outcomes: unknown[] = [];
  const kept = { world, request: {} };
  const saver = new WorldSaver({ file: disk, find: () => kept, onOutcome: problem => outcomes.push(problem) }, false);
  world.onCommit = (_, __, touched) => saver.changed(touched);
  const change = async () => {
    await ask(sandbox);
    await saver.flush();
  };
  await change();
  isFull = true;
  await expect(change()).rejects.toThrow('ENOSPC');
  await expect(change()).rejects.toThrow('ENOSPC');
  isFull = false;
  await change();
  expect([outcomes.shift(), outcomes.pop()]).toEqual([undefined, undefined]);
  expect(outcomes.length).toBeGreaterThanOrEqual(2);
  const { pages, whole } = await readPages(file());
  expect([pages.length, whole]).toEqual([2, true]);
});

test('a server whose file may not grow says so, and what it acknowledged is there for the next', async () => {
  const command = ['sh', '-c', 'ulimit -f 60; exec "$@"', 'sh', process.execPath];
  const args = [
    await bundledServer(),
    '--port',
    '0',
    '--seed',
    'empty',
    '--data',
    folder,
    '--durable',
    '--log-level',
    'info',
  ];
  const limited = await startBuilt(args, command);
  const post = async (url: string) => {
    const headers = { authorization: 'Bearer localwise-user-token', 'content-type': 'application/json' };
    return fetch(`${url}/v3/profiles/30000001/quotes`, { method: 'POST', headers, body: JSON.stringify(quote) });
  };
  const made: string[] = [];
  let answer = await post(limited.url);
  for (; answer.status === 200; answer = await post(limited.url))
    made.push(((await answer.json()) as { id: string }).id);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('larger than this process may write');
  limited.process.kill('SIGKILL');
  await once(limited.process, 'exit');
  const next = await open();
  expect(made.length).toBeGreaterThan(3);
  for (const id of made) expect((await read(next, id)).status).toBe(200);
});
