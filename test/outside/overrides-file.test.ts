import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { defaultOptions } from '../../src/config.ts';
import { buildServer, type Server } from '../../src/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'overrides-'));
const path = join(folder, 'overrides.yaml');
const said: string[] = [];
let server: Server;

const yaml = (value: string) => `
overrides:
  - name: ours
    match: {operationId: rateGet}
    reply:
      headers: {x-a: ${value}}
`;

const options = (overrides: string) => defaultOptions({ seed: 'empty', overrides, logLevel: 'silent' });
const log = (level: string, message: string): void => {
  said.push(`${level} ${message}`);
};

beforeAll(async () => {
  writeFileSync(path, yaml('one'));
  server = await buildServer(options(path), { log });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const headerIn = async (world: string) => {
  const headers = { authorization: 'Bearer localwise-user-token', 'x-localwise-world': world };
  return (await server.app.inject({ url: '/v1/rates', headers })).headers['x-a'];
};

test('every world follows the file, each on its own count, a reset one too', async () => {
  expect([await headerIn('a'), await headerIn('b')]).toEqual(['one', 'one']);
  const inWorld = { 'x-localwise-world': 'a' };
  await server.app.inject({ method: 'DELETE', url: '/_localwise/overrides', headers: inWorld });
  expect(await headerIn('a')).toBeUndefined();
  await server.app.inject({ method: 'POST', url: '/_localwise/reset', headers: inWorld });
  expect(await headerIn('a')).toBe('one');
});

test('a file that changes is read again, also when another takes its place', async () => {
  const other = join(folder, 'other');
  writeFileSync(other, yaml('two'));
  renameSync(other, path);
  await vi.waitFor(async () => expect(await headerIn('a')).toBe('two'), 5_000);
  writeFileSync(
    path,
    JSON.stringify({ overrides: [{ match: { operationId: 'rateGet' }, reply: { headers: { 'x-a': '3' } } }] }),
  );
  await vi.waitFor(async () => expect(await headerIn('b')).toBe('3'), 5_000);
  expect(await headerIn('new')).toBe('3');
});

test.each([
  ['is no YAML', 'overrides: [', /cannot be followed, the last ones stay: /],
  [
    'asks for what cannot be',
    yaml('x').replace('rateGet', 'ratGet'),
    /stay: overrides\.0\.match\.operationId: operationId must be/,
  ],
  ['wants an answer that is not shown', yaml('x').replace('headers: {x-a: x}', 'status: 418'), /answers 200/],
])('a file that %s is told of, and the last ones stay', async (_, text, why) => {
  const before = await headerIn('a');
  writeFileSync(path, text);
  await vi.waitFor(() => expect(said.at(-1)).toMatch(why), 5_000);
  expect(await headerIn('a')).toBe(before);
});

test('a server does not start with a file that it cannot follow', async () => {
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, 'overrides: 5');
  await expect(buildServer(options(broken))).rejects.toThrow(
    /--overrides .*broken\.yaml cannot be followed: .*must be a list/,
  );
  await expect(buildServer(options(join(folder, 'none')))).rejects.toThrow(
    /--overrides .*none cannot be followed: ENOENT/,
  );
});
