import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from '../../src/commands/index.ts';
import { readFixture } from '../../src/outside/package-files.ts';
import { openContract } from '../../src/served.ts';
import { Sandbox } from '../support/sandbox.ts';
import { command, Screen } from '../support/screen.ts';

const folder = mkdtempSync(join(tmpdir(), 'localwise-contract-'));
const newer = join(folder, 'newer.json');
const out = join(folder, 'contract.json');
const thing = {
  tags: ['things'],
  operationId: 'thingGet',
  parameters: [{ name: 'thingId', in: 'path', required: true, schema: { type: 'integer' } }],
  responses: { 200: { content: { 'application/json': { schema: { type: 'object' } } } } },
};

/** The published document of tomorrow: one operation more, one gone, one that moved, one with another name in its path. */
function tomorrow(): object {
  // biome-ignore lint/suspicious/noExplicitAny: the document is walked, not modelled.
  const { paths, ...rest } = structuredClone(readFixture('contract/openapi.json')) as any;
  const { '/v1/rates': rates, '/v1/currencies': _gone, '/v1/transfers/{transferId}': transfer, ...others } = paths;
  const renamed = JSON.parse(JSON.stringify(transfer).replaceAll('"name":"transferId"', '"name":"id"'));
  const moved = { '/v9/rates': rates, '/v1/transfers/{id}': renamed, '/v1/things/{thingId}': { get: thing } };
  return { ...rest, paths: { ...others, ...moved } };
}

let sandbox: Sandbox;
beforeAll(async () => {
  writeFileSync(newer, JSON.stringify(tomorrow()));
  expect((await command(['contract', newer, '--out', out])).err).toBe('');
  sandbox = await Sandbox.open({ contract: out });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string) => sandbox.inject({ url, headers: { authorization: 'Bearer localwise-user-token' } });

test('what a newer document changes is reported, and nothing is written without --out', async () => {
  const { code, out: said, err } = await command(['contract', newer]);
  expect(code).toBe(0);
  expect(said).toContain('added    thingGet');
  expect(said).toContain('removed  currenciesGet');
  expect(said).toContain('changed  rateGet: address');
  expect(said).toMatch(/Not emulated, and answered with 501: .*thingGet/);
  expect(err).toContain('--out FILE');
  expect((await command(['contract', newer], { CI: '1' })).err).toBe('');
});

test('the report is a document for programs, too', async () => {
  const { json } = await command(['contract', newer, '--json']);
  const { added, removed, gaps, written, operations } = json();
  expect({ added, removed, written }).toEqual({ added: ['thingGet'], removed: ['currenciesGet'], written: null });
  expect(operations).toBe(238);
  expect(gaps.sort()).toEqual(['thingGet', 'transferGet']);
});

test('the contract of today against itself changes nothing', async () => {
  const own = join(folder, 'own.json');
  writeFileSync(own, JSON.stringify(readFixture('contract/openapi.json')));
  expect((await command(['contract', own])).out).toContain('nothing changed');
});

test('what takes long is said while it lasts', async () => {
  const screen = new Screen();
  await runCommandLine(['contract', newer], screen);
  expect(screen.doing).toEqual([`reading ${newer}`, 'comparing it with the contract of this localwise']);
});

test('a server serves it: what moved moves, what is new answers 501, what is gone is not there', async () => {
  expect((await get('/v9/rates?source=GBP&target=EUR')).status).toBe(200);
  expect((await get('/v1/rates?source=GBP&target=EUR')).status).toBe(404);
  expect((await get('/v1/currencies')).status).toBe(404);
  const added = await sandbox.inject({ url: '/v1/things/7' });
  expect(added.status).toBe(501);
  expect(added.body).toMatchObject({ error: 'not_implemented', operation: 'thingGet' });
  expect((await get('/v1/transfers/7')).status).toBe(501);
  expect((await get('/v2/profiles')).status).toBe(200);
  const { body } = await sandbox.control('GET', '/health');
  expect(body.contract).toEqual({ operations: 238, stateful: 236 });
  expect((await sandbox.inject({ url: '/openapi.json' })).body.paths).toHaveProperty(['/v9/rates']);
});

test('older paths go with the operation they speak like', async () => {
  expect((await get('/v1/currency-pairs')).status).toBe(404);
  expect((await get('/v1/profiles')).status).toBe(200);
});

test.each([
  ['a document that is not there', '/nowhere.yml', 'cannot be read'],
  ['a document without paths', JSON.stringify({ openapi: '3.1.0' }), 'is not an OpenAPI document: it has no paths'],
  ['text that is no YAML', '{a: [', 'cannot be served'],
  ['an operation without a name', JSON.stringify({ paths: { '/x': { get: {} } } }), 'GET /x has no operationId'],
  [
    'a reference to nowhere',
    JSON.stringify({ paths: { '/x': { get: { ...thing, responses: { 200: { $ref: '#/y' } } } } } }),
    'a reference leads nowhere',
  ],
])('%s is refused with the reason', async (_, text, reason) => {
  const file = text.startsWith('/') ? text : join(folder, 'broken.yml');
  if (file !== text) writeFileSync(file, text);
  const { code, err } = await command(['contract', file]);
  expect(code).toBe(1);
  expect(err).toContain(reason);
  expect(err.split('\n')).toHaveLength(1);
});

test('a folder that cannot be written to is named', async () => {
  const { code, err } = await command(['contract', newer, '--out', join(folder, 'no', 'where.json')]);
  expect(code).toBe(1);
  expect(err).toContain('where.json cannot be written');
});

test('a server takes only contracts that localwise wrote, and says when another version did', async () => {
  for (const file of [newer, join(folder, 'nowhere.json')])
    await expect(Sandbox.open({ contract: file })).rejects.toThrow(
      /is no contract that localwise wrote|there is no contract at/,
    );
  const older = join(folder, 'older.json');
  writeFileSync(
    older,
    readFileSync(out, 'utf8').replace(/"version": "\d+\.\d+\.\d+",\n\s*"source"/, '"version": "0.0.1", "source"'),
  );
  const warnings: string[] = [];
  await openContract(older, text => warnings.push(text));
  await openContract(out, text => warnings.push(text));
  expect(warnings).toEqual([expect.stringContaining('was written by localwise 0.0.1')]);
});
