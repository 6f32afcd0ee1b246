import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RawSocket } from '../support/raw-socket.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let port: number;
let before: string;
beforeEach(async () => {
  sandbox = await Sandbox.open();
  await sandbox.server.app.listen({ port: 0, host: '127.0.0.1' });
  port = (sandbox.server.app.server.address() as AddressInfo).port;
  before = JSON.stringify((await sandbox.world()).save());
});
afterEach(async () => {
  const { status } = await fetch(`http://127.0.0.1:${port}/_localwise/health`);
  expect(status).toBe(200);
  expect(JSON.stringify((await sandbox.world()).save())).toBe(before);
  expect(sandbox.problems).toEqual([]);
  const started = performance.now();
  await sandbox.close();
  expect(performance.now() - started).toBeLessThan(2_000);
});

const TOKEN = 'Authorization: Bearer localwise-user-token\r\n';
const HOST = 'Host: localhost\r\n';
const BODY = '{"email":"ada.lovell@example.com"}';
const APP = 'Authorization: Bearer localwise-client-token\r\n';
const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\n${HOST}${TOKEN}${more}\r\n`;
const post = (path: string, body: string, more = ''): string =>
  `POST ${path} HTTP/1.1\r\n${HOST}${APP}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`;

async function ask(text: string | Buffer, until = /\r\n\r\n/): Promise<string> {
  const socket = await RawSocket.open(port);
  const heard = await socket.say(text).heard(until);
  socket.destroy();
  return heard;
}

const statusOf = (heard: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0);

describe('a request that is never finished', () => {
  test.each([
    ['in its first line', 'GET /v1/m'],
    ['in its headers', get('/v1/me').slice(0, 60)],
    ['in its body', post('/v1/users/exists', BODY).slice(0, -20)],
  ])('and ends %s holds nobody up, and is as if it had never been', async (_, part) => {
    const slow = await RawSocket.open(port);
    slow.say(part);
    expect(statusOf(await ask(get('/v1/me')))).toBe(200);
    expect(slow.text).toBe('');
    slow.destroy();
  });

  test('does not keep the server from closing', async () => {
    for (const part of ['GET /v1/m', post('/v1/users/exists', BODY).slice(0, -20)])
      (await RawSocket.open(port)).say(part);
  });
});

test('a body that comes letter by letter is read to its end', async () => {
  const socket = await RawSocket.open(port);
  const text = post('/v1/users/exists', BODY);
  for (const letter of text) {
    socket.say(letter);
    await new Promise(resolve => setImmediate(resolve));
  }
  expect(await socket.heard(/\{"exists":true\}/)).toContain('{"exists":true}');
  socket.destroy();
});

test('requests that follow each other without waiting are answered in their order', async () => {
  const socket = await RawSocket.open(port);
  const names = Array.from({ length: 30 }, (_, i) => `request-${i}`);
  const urls = ['/v1/me', '/v2/profiles', '/v1/nothing', '/v1/transfers/1', '/_localwise/clock'];
  socket.say(
    names.map((name, i) => get(urls[i % urls.length] ?? '', `X-External-Correlation-Id: ${name}\r\n`)).join(''),
  );
  const heard = await socket.heard(/request-29/i);
  expect([...heard.matchAll(/correlation-id: (request-\d+)/gi)].map(match => match[1])).toEqual(names);
  socket.destroy();
});

test('one broken request among others ends the connection', async () => {
  const socket = await RawSocket.open(port);
  const heard = await socket.say(`${get('/v1/me')}NO HTTP AT ALL\r\n\r\n${get('/v1/me')}`).heard();
  expect(heard.match(/HTTP\/1\.1 200/g) ?? []).not.toHaveLength(2);
  expect(socket.closed).toBe(true);
});

const chunked = `POST /v1/users/exists HTTP/1.1\r\n${HOST}${APP}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n`;

test.each([
  ['a header of 100 KB', get('/v1/me', `X-Long: ${'x'.repeat(100_000)}\r\n`), 431],
  ['5,000 headers', get('/v1/me', 'X-Many: 1\r\n'.repeat(5_000)), 431],
  ['a path of 100 KB', get(`/${'x'.repeat(100_000)}`), 431],
  ['no HTTP', 'HELLO\r\n\r\n', 400],
  ['TLS', Buffer.from('16030100f8010000f40303', 'hex'), 400],
  ['another version', get('/v1/me').replace('HTTP/1.1', 'HTTP/9.9'), 400],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['no host', get('/v1/me').replace(HOST, ''), 400],
  ['a length that is no number', post('/v1/users/exists', '{}').replace('Length: 2', 'Length: two'), 400],
  ['a negative length', post('/v1/users/exists', '{}').replace('Length: 2', 'Length: -2'), 400],
  ['two lengths', post('/v1/users/exists', '{}', 'Content-Length: 5\r\n'), 400],
  ['a length and pieces', post('/v1/users/exists', '{}', 'Transfer-Encoding: chunked\r\n'), 400],
  ['a piece of no size', `${chunked}\r\nzz\r\n{}\r\n0\r\n\r\n`, 400],
  ['a NUL in a header', get('/v1/me', 'X-Nul: a\0b\r\n'), 400],
  ['a NUL in the path', get('/v1/\0'), 400],
  ['a blank in the path', get('/v1/me me'), 400],
  ['a header without a colon', get('/v1/me', 'nonsense\r\n'), 400],
  ['a header that goes on', get('/v1/me', 'X-Long: a\r\n b\r\n'), 400],
  ['a method nobody knows', get('/v1/me').replace('GET', 'BREW'), 400],
  ['a method nobody takes', get('/v1/me').replace('GET', 'TRACE'), 405],
  ['all of the server', get('*').replace('GET', 'OPTIONS'), 404],
  ['the head of an answer', get('/v1/me').replace('GET', 'HEAD'), 405],
  ['an address of elsewhere', get('http://example.com/v1/me'), 200],
  ['two slashes', get('//v1//me'), 404],
  ['dots in the path', get('/v1/x/../me'), 404],
  ['dots in hex', get('/v1/x/%2e%2e/me'), 404],
  ['a NUL in hex', get('/v1/transfers/%00'), 404],
  ['an id of 600 letters', get(`/v1/transfers/${'x'.repeat(600)}`), 400],
  ['no hex', get('/v1/transfers/%zz'), 400],
  ['half a letter', get('/v1/transfers/%C3'), 400],
  ['a world that climbs', get('/_worlds/%2e%2e%2f%2e%2e%2fetc/v1/me'), 400],
  ['a world of no name', get('/_worlds//v1/me'), 404],
  ['an upgrade', get('/v1/me', 'Connection: Upgrade\r\nUpgrade: websocket\r\n'), 200],
])('%s is answered, and no harm done', async (_, text, status) => {
  const heard = await ask(text);
  expect(statusOf(heard), heard.slice(0, 400)).toBe(status);
  expect(heard).not.toMatch(/node:|at .*\.ts:|takes (\w+), not \1\b/);
});

test.each(['/v1/transfers/%zz', '/v1/transfers/%C3', `/v1/transfers/${'x'.repeat(600)}`])(
  'a path that cannot be routed is refused like any other (%.40s)',
  async path => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    expect([answer.status, answer.headers.get('x-trace-id')]).toEqual([400, '0'.repeat(32)]);
    expect(await answer.json()).toEqual({ errors: [expect.objectContaining({ code: 'NOT_VALID', path: 'path' })] });
  },
);

test('a client that asks first is told to go on', async () => {
  const socket = await RawSocket.open(port);
  const [head = '', body = ''] = post('/v1/users/exists', BODY, 'Expect: 100-continue\r\n').split('\r\n\r\n');
  expect(await socket.say(`${head}\r\n\r\n`).heard(/100 Continue/)).toContain('100 Continue');
  expect(await socket.say(body).heard(/HTTP\/1\.1 200/)).toContain('HTTP/1.1 200');
  socket.destroy();
});

test('a client that goes away before its answer leaves nothing behind', async () => {
  await sandbox.control('POST', '/settings', { latencyMs: 100 });
  before = JSON.stringify((await sandbox.world()).save());
  const sockets = await Promise.all(Array.from({ length: 20 }, () => RawSocket.open(port)));
  for (const socket of sockets) socket.say(get('/v2/profiles'));
  await new Promise(resolve => setTimeout(resolve, 30));
  for (const socket of sockets) socket.destroy();
  await new Promise(resolve => setTimeout(resolve, 150));
});
