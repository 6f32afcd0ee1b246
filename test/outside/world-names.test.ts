import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';

let data: string;
beforeEach(async () => {
  data = join(await mkdtemp(join(tmpdir(), 'localwise-')), 'inner', 'worlds');
});
afterEach(() => rm(dirname(dirname(data)), { recursive: true, force: true }));

const refused = [
  '..',
  '../up',
  '..%2f..%2fup',
  '%2e%2e%2fup',
  '%2fetc%2fpasswd',
  'a%00b',
  'a%0ab',
  '-rf',
  '.hidden',
  '__proto__',
  'C:%5Cup',
  'caf%C3%A9',
  'x'.repeat(101),
];
const taken = [
  'a..b',
  'A',
  'a',
  'CON',
  'con',
  'constructor',
  'a.world.json',
  'default.lock',
  '0',
  'x'.repeat(100),
  'X'.repeat(100),
  'X'.repeat(99),
];

test('worlds of all names are kept apart, in their folder and nowhere else', async () => {
  const first = await Sandbox.open({ data });
  for (const name of refused)
    expect((await first.control('PUT', `/worlds/${name}`, {})).status, name).toBeGreaterThanOrEqual(400);
  for (const name of refused)
    expect((await first.control('GET', '/clock', undefined, decodeURIComponent(name))).status, name).toBe(400);
  for (const [i, name] of taken.entries()) {
    const clock = `20${String(10 + i)}-01-01T00:00:00.000Z`;
    expect((await first.control('PUT', `/worlds/${name}`, { clock })).status, name).toBe(201);
  }
  await first.close();
  expect(await readdir(dirname(dirname(data)))).toEqual(['inner']);
  expect(await readdir(dirname(data))).toEqual(['worlds']);
  const files = (await readdir(data)).filter(file => file.endsWith('.world.json'));
  expect(new Set(files.map(file => file.toLowerCase())).size).toBe(taken.length + 1);
  for (const file of files) expect(file).toMatch(/^[a-z0-9%~-]+\.world\.json$/);

  const second = await Sandbox.open({ data });
  for (const [i, name] of taken.entries()) {
    expect((await second.control('GET', `/worlds/${name}`)).body.clock.now, name).toBe(
      `20${10 + i}-01-01T00:00:00.000Z`,
    );
    expect((await second.control('DELETE', `/worlds/${name}`)).status).toBe(204);
  }
  await second.close();
  expect((await readdir(data)).filter(file => file.endsWith('.world.json'))).toEqual(['default.world.json']);
  expect([...first.problems, ...second.problems]).toEqual([]);
});
