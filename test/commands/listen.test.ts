import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runCommandLine } from '../../src/commands/index.ts';
import { Inbox } from '../support/inbox.ts';
import { type Asked, PretendedServer } from '../support/pretended-server.ts';
import { Screen } from '../support/screen.ts';

interface Listener {
  readonly id: string;
  readonly url: string;
  readonly subscriptions: readonly { readonly eventType: string }[];
}

let listeners: Listener[] = [];
let server: PretendedServer;
let inbox: Inbox;
beforeAll(async () => {
  server = await PretendedServer.open(answer);
  inbox = await Inbox.open();
});
afterAll(() => Promise.all([server.close(), inbox.close()]));

function answer({ method, path, body }: Asked): readonly [number, unknown?] {
  if (method === 'GET') return [200, { listeners }];
  if (method === 'DELETE') {
    listeners = listeners.filter(({ id }) => !path.endsWith(id));
    return [204];
  }
  if (body.eventTypes?.includes('transfer#refund')) return [400, { errors: [{ message: 'eventTypes are not known' }] }];
  const subscriptions = (body.eventTypes ?? ['a#b', 'a#b', 'c#d']).map((eventType: string) => ({ eventType }));
  const made = { id: `l-${server.asked.length}`, url: body.url, subscriptions };
  listeners.push(made);
  return [201, made];
}

let screen: Screen;
let ended: Promise<number>;
beforeEach(() => {
  screen = new Screen();
  inbox.clear();
});
afterEach(async () => {
  screen.interrupt();
  await ended;
});

async function listen(...args: string[]): Promise<string> {
  ended = runCommandLine(['listen', ...args, '--url', server.url], screen);
  await screen.said(/Listening/);
  return listeners[0]?.url ?? '';
}

const event = {
  data: { resource: { type: 'transfer', id: 42 }, current_state: 'processing', occurred_at: '2026-03-02T09:00:00Z' },
  event_type: 'transfers#state-change',
  sent_at: '2026-03-02T09:00:01Z',
};
const body = JSON.stringify(event, null, 3);
const headers = { 'content-type': 'application/json', 'X-Signature-SHA256': 'c2ln', 'X-Delivery-Id': 'd-1' };
const deliver = (url: string) => fetch(url, { method: 'POST', headers, body });

test('a delivery is forwarded byte for byte with its headers, printed, and answered as it was answered', async () => {
  const url = await listen('--forward-to', inbox.url);
  expect(screen.text).toContain('Listening to 2 kinds of events in the world default');
  inbox.fail(429, 1, { 'retry-after': '7' });
  const answered = await deliver(url);
  expect(answered.status).toBe(429);
  expect(answered.headers.get('retry-after')).toBe('7');
  expect(await answered.text()).toBe('{"status":"ok"}');
  const [received] = inbox.events;
  expect(received?.raw.toString()).toBe(body);
  expect(received?.headers).toMatchObject({
    host: new URL(inbox.url).host,
    'content-length': String(Buffer.byteLength(body)),
    'x-signature-sha256': 'c2ln',
    'x-delivery-id': 'd-1',
  });
  expect(received?.path).toBe('/wise');
  await screen.said(/429/);
  expect(screen.out.join()).toMatch(
    /^2026-03-02T09:00:00Z {2}transfers#state-change {2}42 {2}processing {2}→ 429 \d+ ms$/,
  );
});

test('without an address to forward to, events are printed and taken', async () => {
  const url = await listen('--events', 'x#y, z#w', '--print-body');
  expect(server.asked.at(-1)?.body.eventTypes).toEqual(['x#y', 'z#w']);
  expect((await deliver(url)).status).toBe(200);
  await screen.said(/processing/);
  expect(screen.out.slice(1)).toEqual([body]);
});

test('with --json every event is a line that a program can read', async () => {
  const url = await listen('--json');
  await deliver(url);
  await screen.said(/durationMs/);
  expect(JSON.parse(screen.out[0] ?? '')).toEqual({
    delivery: 'd-1',
    status: 200,
    error: null,
    durationMs: expect.any(Number),
    event,
  });
});

test('a receiver that is not there is a failed delivery with the reason', async () => {
  const url = await listen('--forward-to', 'http://127.0.0.1:1/');
  const answered = await deliver(url);
  expect(answered.status).toBe(502);
  expect(await answered.text()).toContain('http://127.0.0.1:1/ cannot be reached: ECONNREFUSED');
  await screen.said(/502, .*ECONNREFUSED/);
});

test('a sender that gives up is not waited for', async () => {
  const slow = await Inbox.open();
  slow.delay(5_000);
  const url = await listen('--forward-to', slow.url);
  const sent = fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(100) });
  await expect(sent).rejects.toThrow();
  await screen.said(/no answer before the sender gave up/);
  await slow.close();
});

test('a world that was reset hears of the listener again', async () => {
  const url = await listen();
  listeners = [];
  screen.err.length = 0;
  await screen.said(/Listening/);
  expect(listeners.map(each => each.url)).toEqual([url]);
});

test('Ctrl-C takes the listener away and is no failure', async () => {
  await listen();
  screen.interrupt();
  expect(await ended).toBe(0);
  expect(listeners).toEqual([]);
});

test('an event that nobody knows is a mistake with a suggestion, and nothing goes on listening', async () => {
  ended = runCommandLine(['listen', '--events', 'transfer#refund', '--url', server.url], screen);
  expect(await ended).toBe(2);
  expect(screen.text).toContain('unknown event transfer#refund; did you mean transfers#refund?');
});
