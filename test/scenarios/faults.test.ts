import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hitsOf, LOST, orderFault, tried } from '../support/fault-calls.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let sender: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(() => {
  sandbox.enterFreshWorld();
  sender = new Sender(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const KEY = 'a4c8d3e0-5b1f-4a6e-8c1d-2f3a4b5c6d7e';
const own = { profileId: PERSONAL };
const opening = {
  params: own,
  headers: { 'x-idempotence-uuid': KEY },
  body: { currency: 'GBP', type: 'STANDARD' },
};

test('a reply that is lost after the commit is had by the retry, and nothing is done twice', async () => {
  const fault = await orderFault(sandbox, {
    match: { operationId: 'balanceCreate' },
    times: 1,
    then: { drop: 'after' },
  });
  expect(await tried(sandbox.call('balanceCreate', opening))).toBe(LOST);
  const listed = await sandbox.call('balanceList', { params: own, query: { types: 'STANDARD' } });
  expect(listed.body).toHaveLength(1);
  const retried = await sandbox.call('balanceCreate', opening);
  expect([retried.status, retried.body.id]).toEqual([201, listed.body[0].id]);
  expect(await hitsOf(sandbox, fault)).toBe(1);
});

test('a request that is lost before anything was done is done by the retry', async () => {
  await orderFault(sandbox, { match: { operationId: 'balanceCreate' }, times: 1, then: { drop: 'before' } });
  expect(await tried(sandbox.call('balanceCreate', opening))).toBe(LOST);
  expect((await sandbox.call('balanceList', { params: own, query: { types: 'STANDARD' } })).body).toEqual([]);
  expect((await sandbox.call('balanceCreate', opening)).status).toBe(201);
});

test('the lost reply of a transfer: its customerTransactionId finds the one that was made', async () => {
  const quote = await sender.quote();
  const wish = {
    targetAccount: await sender.recipient(),
    quoteUuid: quote.id,
    customerTransactionId: KEY,
    details: { reference: 'rent' },
  };
  await orderFault(sandbox, { match: { method: 'POST', path: '/v1/transfers' }, times: 1, then: { drop: 'after' } });
  expect(await tried(sender.create(wish))).toBe(LOST);
  const retried = await sender.create(wish);
  expect(retried.status).toBe(200);
  expect((await sender.list({ profile: PERSONAL })).body.map((t: { id: number }) => t.id)).toEqual([retried.body.id]);
});

test('a client with patience gets through two answers of 503', async () => {
  await orderFault(sandbox, { match: { operationId: 'balanceCreate' }, times: 2, then: { status: 503 } });
  const waits: string[] = [];
  let answer = await sandbox.call('balanceCreate', opening);
  for (; answer.status === 503; answer = await sandbox.call('balanceCreate', opening)) {
    waits.push(String(answer.headers['retry-after']));
    await sandbox.advance(`PT${answer.headers['retry-after']}S`);
  }
  expect([answer.status, waits]).toEqual([201, ['1', '1']]);
});

test('a slow bank has done its work before it answers', async () => {
  await orderFault(sandbox, { match: { operationId: 'balanceCreate' }, times: 1, delayMs: 80 });
  const started = performance.now();
  const slow = sandbox.call('balanceCreate', opening);
  await new Promise(resolve => setTimeout(resolve, 20));
  expect((await sandbox.call('balanceList', { params: own, query: { types: 'STANDARD' } })).body).toHaveLength(1);
  expect((await slow).status).toBe(201);
  expect(performance.now() - started).toBeGreaterThan(75);
});

test('half an answer is an error to its client, and its work is done', async () => {
  await orderFault(sandbox, { match: { operationId: 'balanceCreate' }, times: 1, then: { truncate: true } });
  expect(await tried(sandbox.call('balanceCreate', opening))).toBe(LOST);
  expect((await sandbox.call('balanceCreate', opening)).status).toBe(201);
  expect((await sandbox.call('balanceList', { params: own, query: { types: 'STANDARD' } })).body).toHaveLength(1);
});

test('an answer that is put in place is no answer of the sandbox: nothing is stored under its key', async () => {
  const body = { id: 1, currency: 'EUR' };
  await orderFault(sandbox, { times: 1, then: { status: 201, body } });
  const invented = await sandbox.call('balanceCreate', { ...opening, token: null });
  expect([invented.status, invented.body]).toEqual([201, body]);
  const real = await sandbox.call('balanceCreate', opening);
  expect(real.body).toMatchObject({ currency: 'GBP', type: 'STANDARD' });
});

test('the journal says which fault had a hand in an answer', async () => {
  const injected = await orderFault(sandbox, { times: 1, then: { status: 500 } });
  const lost = await orderFault(sandbox, { times: 1, then: { drop: 'before' } });
  const cut = await orderFault(sandbox, { times: 1, then: { drop: 'after' } });
  for (let i = 0; i < 4; i++) await tried(sandbox.call('profileList'));
  const { requests } = (await sandbox.control('GET', '/requests')).body;
  expect(requests.map(({ fault, status }: Record<string, unknown>) => [fault, status])).toEqual([
    [null, 200],
    [cut, 200],
    [lost, 0],
    [injected, 500],
  ]);
  expect(requests[3]).toMatchObject({
    operationId: 'profileList',
    why: `fault ${injected} was answered in place of it`,
  });
});

test('a fault hit counts, also where the request is refused', async () => {
  const fault = await orderFault(sandbox, { match: { operationId: 'transferGet' }, delayMs: 1 });
  const refused = await sender.get(1);
  expect([refused.status, refused.headers['x-localwise-fault']]).toEqual([404, String(fault)]);
  expect((await sandbox.call('transferGet', { params: { transferId: 1 }, token: null })).status).toBe(401);
  expect(await hitsOf(sandbox, fault)).toBe(2);
});

test('faults are world data: another world has none, snapshots keep them with their counts, a reset ends them', async () => {
  const fault = await orderFault(sandbox, { times: 2, then: { status: 503 } });
  expect((await sandbox.call('profileList', { world: 'elsewhere' })).status).toBe(200);
  expect((await sandbox.call('profileList')).status).toBe(503);
  await sandbox.control('POST', '/snapshots', { name: 'half-way' });
  await sandbox.forget();
  expect((await sandbox.call('profileList')).status).toBe(503);
  expect((await sandbox.call('profileList')).status).toBe(200);
  await sandbox.control('POST', '/snapshots/half-way/restore');
  expect(await hitsOf(sandbox, fault)).toBe(1);
  expect((await sandbox.call('profileList')).status).toBe(503);
  await sandbox.control('POST', '/reset');
  expect((await sandbox.control('GET', '/faults')).body.faults).toEqual([]);
});

test('no fault touches the control interface, known or unknown', async () => {
  await orderFault(sandbox, { match: { path: '*' }, then: { status: 500 } });
  await orderFault(sandbox, { then: { drop: 'before' } });
  expect((await sandbox.control('GET', '/clock')).status).toBe(200);
  expect((await sandbox.control('GET', '/nothing')).status).toBe(404);
  expect((await sandbox.inject({ url: '/_localwise' })).status).toBe(200);
  expect((await sandbox.inject({ url: '/openapi.json' })).status).toBe(200);
  expect((await sandbox.inject({ url: '/nothing/at/all' })).status).toBe(500);
  expect((await sandbox.control('DELETE', '/faults')).status).toBe(204);
  expect((await sandbox.call('profileList')).status).toBe(200);
});

test('an answer that hangs in this process ends with the server', async () => {
  const other = await Sandbox.open();
  await orderFault(other, { then: { hang: true } });
  await orderFault(other, { match: { path: '/v2/*' }, delayMs: 60_000 });
  const hanging = [tried(other.call('profileList')), tried(other.call('userGetByToken'))];
  await new Promise(resolve => setImmediate(resolve));
  await other.server.close();
  expect(await Promise.all(hanging)).toEqual([LOST, LOST]);
});
