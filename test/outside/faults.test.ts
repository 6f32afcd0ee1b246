import { EventEmitter } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { FastifyReply } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Waiting } from '../../src/routes/plugins/waiting.ts';
import { hitsOf, orderFault } from '../support/fault-calls.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let port: number;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  await sandbox.server.app.listen({ port: 0, host: '127.0.0.1' });
  port = (sandbox.server.app.server.address() as AddressInfo).port;
});
beforeEach(() => sandbox.reset());
// Not lent to anybody after this.
afterAll(() => sandbox.server.close());

const HEAD = 'HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer localwise-user-token\r\n';
const get = (path: string): string => `GET ${path} ${HEAD}\r\n`;
const profiles = get('/v2/profiles');
const me = get('/v1/me');
const KEY = 'a4c8d3e0-5b1f-4a6e-8c1d-2f3a4b5c6d7e';
const opening = '{"currency":"GBP","type":"STANDARD"}';
const open = (body = opening): string =>
  `POST /v4/profiles/30000001/balances ${HEAD}X-idempotence-uuid: ${KEY}\r\nContent-Type: application/json\r\n` +
  `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

async function ask(text: string): Promise<string> {
  const socket = await RawSocket.open(port);
  const heard = await socket.say(text).heard(/[\]}]$/);
  socket.destroy();
  return heard;
}

const balances = async (): Promise<{ readonly id: number }[]> => {
  const found = await ask(get('/v4/profiles/30000001/balances?types=STANDARD'));
  return JSON.parse(found.slice(found.indexOf('\r\n\r\n')));
};
const statuses = (heard: string): string[] => [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, of = '']) => of);

test('drop after: the work is done, no byte is answered, and the same key gives the same balance', async () => {
  await orderFault(sandbox, { match: { operationId: 'balanceCreate' }, times: 1, then: { drop: 'after' } });
  const socket = await RawSocket.open(port);
  expect(await socket.say(open()).heard()).toBe('');
  expect(socket.closed).toBe(true);
  const [made, ...others] = await balances();
  expect(others).toEqual([]);
  const retried = await ask(open());
  expect([statuses(retried), retried.includes(`"id":${made?.id},`)]).toEqual([['201'], true]);
});

test.each([
  ['drop before', { drop: 'before' }],
  ['hang', { hang: true }],
])('%s: nothing is done and no byte is answered', async (_, then) => {
  await orderFault(sandbox, { match: { operationId: 'balanceCreate' }, times: 1, then });
  const socket = await RawSocket.open(port);
  expect(await socket.say(open()).heard(/./, 100)).toBe('');
  expect(socket.closed).toBe('drop' in then);
  socket.destroy();
  expect(await balances()).toEqual([]);
});

test('truncate: the whole length is promised, and half of it sent', async () => {
  const whole = await ask(profiles);
  await orderFault(sandbox, { times: 1, then: { truncate: true } });
  const socket = await RawSocket.open(port);
  const heard = await socket.say(profiles).heard();
  expect(socket.closed).toBe(true);
  const body = (text: string) => text.slice(text.indexOf('\r\n\r\n') + 4);
  const length = Number(/content-length: (\d+)/i.exec(heard)?.[1]);
  expect(length).toBe(body(whole).length);
  expect(body(heard)).toBe(body(whole).slice(0, length >> 1));
  await expect(
    orderFault(sandbox, { times: 1, then: { truncate: true } }).then(() =>
      fetch(`http://127.0.0.1:${port}/v1/nowhere`).then(answer => answer.json()),
    ),
  ).rejects.toThrow(/terminated/);
});

test('a connection that is kept alive outlives an answer put in place, and its unread body', async () => {
  await orderFault(sandbox, { match: { operationId: 'balanceCreate' }, times: 1, then: { status: 503 } });
  const socket = await RawSocket.open(port);
  const large = open(`{"currency":"GBP","type":"STANDARD","x":"${'x'.repeat(3_000_000)}"}`);
  expect(statuses(await socket.say(large).heard(/\}$/))).toEqual(['503']);
  expect(statuses(await socket.say(profiles).heard(/\]$/))).toEqual(['503', '200']);
  socket.destroy();
});

test('requests that follow each other without waiting are answered up to the cut, and no further', async () => {
  await orderFault(sandbox, { match: { operationId: 'userGetByToken' }, times: 1, then: { drop: 'before' } });
  await orderFault(sandbox, { match: { operationId: 'profileList' }, times: 1, delayMs: 30 });
  const socket = await RawSocket.open(port);
  expect(statuses(await socket.say(profiles + profiles + me + profiles).heard())).toEqual(['200', '200']);
  expect(socket.closed).toBe(true);
});

test('a delayed answer keeps its place among those that follow it', async () => {
  await orderFault(sandbox, { match: { operationId: 'profileList' }, times: 1, delayMs: 40 });
  const socket = await RawSocket.open(port);
  const started = performance.now();
  const heard = await socket.say(profiles + get('/v1/nowhere')).heard(/ 404 /);
  expect([statuses(heard), performance.now() - started > 35]).toEqual([['200', '404'], true]);
  socket.destroy();
});

test('clients who leave take with them what they waited for', async () => {
  const slow = await orderFault(sandbox, { match: { operationId: 'profileList' }, delayMs: 600_000 });
  const hung = await orderFault(sandbox, { match: { operationId: 'balanceCreate' }, then: { hang: true } });
  const large = open(`"${'x'.repeat(3_000_000)}"`);
  const sockets = await Promise.all([...'12345'].map(() => RawSocket.open(port)));
  for (const socket of sockets) socket.say(profiles.repeat(10) + large);
  await expect.poll(() => hitsOf(sandbox, hung), { interval: 5 }).toBe(5);
  expect(await hitsOf(sandbox, slow)).toBe(50);
  const connections = () =>
    new Promise<number>(resolve => sandbox.server.app.server.getConnections((_, count) => resolve(count)));
  expect(await connections()).toBe(5);
  for (const socket of sockets) socket.destroy();
  await expect.poll(connections, { interval: 5 }).toBe(0);
});

test('who waits is forgotten with the connection, also behind another on the same one', () => {
  const running = new Set<object>();
  const waiting = new Waiting((_, act) => {
    running.add(act);
    return () => running.delete(act);
  });
  const socket = new EventEmitter();
  const reply = () => ({ raw: new EventEmitter(), request: { raw: { socket } } }) as unknown as FastifyReply;
  for (let i = 0; i < 30; i++) waiting.hold(reply(), 1_000);
  waiting.hold(reply());
  expect([waiting.size, running.size, socket.listenerCount('close')]).toEqual([31, 30, 1]);
  socket.emit('close');
  expect([waiting.size, running.size]).toEqual([0, 0]);
});

test('whoever still waits, the server closes at once', async () => {
  await orderFault(sandbox, { match: { operationId: 'profileList' }, delayMs: 600_000 });
  const hung = await orderFault(sandbox, { then: { hang: true } });
  for (const text of [profiles, me, open()]) (await RawSocket.open(port)).say(text);
  await expect.poll(() => hitsOf(sandbox, hung), { interval: 5 }).toBe(3);
  const started = performance.now();
  await sandbox.server.close();
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(sandbox.problems).toEqual([]);
});
