import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultOptions } from '../../src/config.ts';
import { buildServer } from '../../src/server.ts';
import { Sandbox } from '../support/sandbox.ts';

let folder: string;
let sandbox: Sandbox | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'localwise-init-'));
});
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
  rmSync(folder, { recursive: true });
});

const write = (name: string, document: unknown): void =>
  writeFileSync(join(folder, name), typeof document === 'string' ? document : JSON.stringify(document));

async function start(options: object = {}): Promise<Sandbox> {
  sandbox = await Sandbox.open({ init: folder, ...options });
  return sandbox;
}

const seed = {
  format: 1,
  steps: [{ do: 'open-balance', daysAgo: 1, profile: 'personal', currency: 'NZD' }],
};
const balances = { params: { profileId: 30000001 }, query: { types: 'STANDARD' } };
const currenciesIn = async (world: string): Promise<string[]> =>
  (await opened().call('balanceList', { ...balances, world })).body.map(
    ({ currency }: { currency: string }) => currency,
  );
const opened = (): Sandbox => sandbox as Sandbox;

test('a seed becomes the world of its name, and other worlds can begin with it', async () => {
  write('shop.json', seed);
  await start();
  expect(await currenciesIn('shop')).toEqual(['NZD']);
  expect((await opened().control('POST', '/reset', {}, 'shop')).status).toBe(200);
  expect((await opened().control('PUT', '/worlds/other', { seed: 'shop' })).status).toBe(201);
  expect(await currenciesIn('other')).toEqual(['NZD']);
  expect(await currenciesIn('default')).toEqual([]);
});

test('an exported world goes on where it was, as the default world if that is its name', async () => {
  await start();
  await opened().call('balanceCreate', {
    params: { profileId: 30000001 },
    body: { currency: 'SEK', type: 'STANDARD' },
    headers: { 'x-idempotence-uuid': '7f1d3a7e-6f0b-4a53-9c1d-0d6f6b1a2c3d' },
  });
  const exported = (await opened().control('GET', '/export')).body;
  await opened().close();
  write('default.json', exported);
  await start();
  expect(await currenciesIn('default')).toEqual(['SEK']);
});

test('a wish says how a world is made, and what is called then, in the order of the names', async () => {
  const rate = { method: 'POST', path: '/_localwise/rates', body: { source: 'GBP', target: 'EUR', rate: 1.5 } };
  const me = { method: 'GET', path: '/v1/me', headers: { authorization: 'Bearer localwise-user-token' } };
  write('a.json', seed);
  write('b.json', { seed: 'a', clock: '2027-01-01T00:00:00Z', settings: { latencyMs: 0 }, calls: [rate, me] });
  write('.hidden.json', 'nonsense');
  write('notes.txt', 'nonsense');
  await start();
  expect(await currenciesIn('b')).toEqual(['NZD']);
  expect((await opened().control('GET', '/clock', undefined, 'b')).body.now).toBe('2027-01-01T00:00:00.000Z');
  const rates = await opened().call('rateGet', { query: { source: 'GBP', target: 'EUR' }, world: 'b' });
  expect(rates.body[0].rate).toBe(1.5);
});

test.each([
  ['broken.json', '{\n  "seed": demo\n}', /broken\.json is no JSON: line 2, column 11: Unexpected token 'd'$/],
  ['short.json', '{"seed":', /short\.json is no JSON: line 1, column 9: /],
  ['twice.json', '{"a": 1,\n "b": 2 "c": 3}', /twice\.json is no JSON: line 2, column 9: Expected/],
  ['list.json', [], /list\.json: body must be a JSON object/],
  ['bad name.json', {}, /bad name\.json: A world is named by letters/],
  ['a.json', { seeed: 'demo' }, /a\.json: seeed is not known here; known are seed, .*calls/],
  ['a.json', { seed: 'nothing' }, /a\.json: there is no seed called nothing/],
  ['a.json', { settings: { sca: 'maybe' } }, /a\.json: sca must be one of auto, always, never/],
  ['a.json', { calls: {} }, /a\.json: calls must be a list/],
  ['a.json', { calls: [{ method: 'GET' }] }, /a\.json: calls\[0\]: path is required/],
  ['a.json', { calls: [{ method: 'LOOK', path: '/' }] }, /a\.json: calls\[0\]: method must be one of GET/],
  ['a.json', { calls: [{ method: 'GET', path: '/', headers: { a: 1 } }] }, /calls\[0\]: headers must be a text/],
  ['a.json', { calls: [{ method: 'GET', path: '/v1/me' }] }, /a\.json: calls\[0\]: GET \/v1\/me answered 401: /],
  ['a.json', { format: 2, tables: {} }, /a\.json: This is no world that can be opened: /],
  ['a.json', { format: 1, steps: [{ do: 'fly' }] }, /a\.json: the seed a asks in step 1 for "fly"/],
  [
    'a.json',
    { format: 1, steps: [{ ...seed.steps[0], do: 'top-up', amount: 1, channel: 'CARD' }] },
    /a\.json: the seed a ends in step 1 \(top-up\): the seed uses a NZD balance that it did not open/,
  ],
  ['demo.json', seed, /demo\.json: a seed of the name demo comes with localwise/],
])('%s with %j stops the start, and says why', async (name, document, reason) => {
  write(name, document);
  await expect(start()).rejects.toThrow(reason);
});

test('a folder that is not there is named', async () => {
  await expect(start({ init: join(folder, 'nowhere') })).rejects.toThrow(
    /nowhere cannot be read: there is no such folder/,
  );
});

test('a world that was kept on disk outweighs its document, and one that could not be made is not kept', async () => {
  const data = join(folder, 'data');
  mkdirSync(data);
  write('shop.json', { ...seed, calls: undefined });
  write('worse.json', { calls: [{ method: 'GET', path: '/v1/me' }] });
  await expect(start({ data })).rejects.toThrow('worse.json');
  write('worse.json', { seed: 'shop' });
  write('shop.json', { format: 1, steps: [{ ...seed.steps[0], currency: 'SEK' }] });
  await start({ data });
  expect(await currenciesIn('shop')).toEqual(['NZD']);
  expect(await currenciesIn('worse')).toEqual(['SEK']);
  await opened().close();
  const said: string[] = [];
  const again = await buildServer(defaultOptions({ init: folder, data }), { log: (_, message) => said.push(message) });
  expect(said.join()).toContain('shop.json is not loaded: the world shop was kept from before');
  await again.close();
});
