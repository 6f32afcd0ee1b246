import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Asked, PretendedServer } from '../support/pretended-server.ts';
import { command } from '../support/screen.ts';

const raised = {
  eventType: 'transfers#state-change',
  occurredAt: '2026-03-02T09:00:00.000Z',
  deliveries: [{ id: 'd-1', subscription: 's-1', version: '4.0.0', url: 'http://127.0.0.1:3000/wise' }],
};
const rule = { rule: 'x', expected: 'a refusal', observed: '200 after 4 ms' };
const marked = {
  url: 'http://127.0.0.1:3000/',
  passed: 1,
  failed: 1,
  unclear: 1,
  rules: [
    { ...rule, title: 'takes what is signed', verdict: 'passed' },
    { ...rule, title: 'refuses what is forged', verdict: 'failed' },
    { ...rule, title: 'does nothing twice', verdict: 'unclear' },
  ],
};

let answer: (asked: Asked) => readonly [number, unknown?];
let server: PretendedServer;
beforeAll(async () => {
  server = await PretendedServer.open(asked => answer(asked));
});
afterAll(() => server.close());

const run = (...args: string[]) => command([...args, '--url', server.url]);
const refusal = (message: string) => ({ errors: [{ code: 'NOT_VALID', message }] });

test('an event is raised with what is known of it, and to whom it goes is printed', async () => {
  answer = () => [201, raised];
  const facts = ['--profile', '30000001', '--resource', '7', '--client', 'shop', '--data', '{"a": 1}', '--world', 'w'];
  const { code, out } = await run('trigger', 'transfers#state-change', ...facts);
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    'transfers#state-change at 2026-03-02T09:00:00.000Z',
    '  → http://127.0.0.1:3000/wise, version 4.0.0, delivery d-1',
  ]);
  expect(server.asked.at(-1)).toEqual({
    method: 'POST',
    path: '/_localwise/events',
    world: 'w',
    body: {
      eventType: 'transfers#state-change',
      profileId: 30000001,
      resourceId: '7',
      clientId: 'shop',
      data: { a: 1 },
    },
  });
  expect((await run('trigger', 'transfers#state-change', '--json')).json()).toEqual(raised);
});

test('an event that nobody hears is raised all the same, with a word on that', async () => {
  answer = () => [201, { ...raised, deliveries: [] }];
  expect(await run('trigger', 'transfers#refund')).toMatchObject({ code: 0, err: expect.stringContaining('listen') });
  answer = () => [201, { ...raised, deliveries: [], hint: 'no subscription covers profile 7' }];
  expect((await run('trigger', 'transfers#refund')).out).toContain('no subscription covers profile 7');
});

test('an event that nobody knows is one that was misspelt; anything else is refused in the words of the server', async () => {
  answer = () => [400, refusal('there is no such thing')];
  const misspelt = await run('trigger', 'transfer#state-change');
  expect(misspelt.code).toBe(2);
  expect(misspelt.err).toContain('unknown event transfer#state-change; did you mean transfers#state-change?');
  expect(await run('trigger', 'transfers#refund')).toMatchObject({ code: 1, err: 'localwise: there is no such thing' });
});

test('an exam is printed rule by rule, and fails when a rule is broken', async () => {
  answer = () => [200, marked];
  const { code, out } = await run('exam', 'http://127.0.0.1:3000/', '--timeout', '900', '--transfer', '7');
  expect(code).toBe(1);
  expect(server.asked.at(-1)?.body).toEqual({ url: 'http://127.0.0.1:3000/', timeoutMs: 900, transferId: 7 });
  expect(out.split('\n')).toEqual([
    'The receiver at http://127.0.0.1:3000/',
    '  ✓ takes what is signed',
    '  ✗ refuses what is forged',
    '      expected  a refusal',
    '      observed  200 after 4 ms',
    '  ? does nothing twice',
    '      expected  a refusal',
    '      observed  200 after 4 ms',
    '1 passed, 1 failed, 1 unclear',
  ]);
  const asJson = await run('exam', 'http://127.0.0.1:3000/', '--json');
  expect([asJson.code, asJson.json()]).toEqual([1, marked]);
  answer = () => [200, { ...marked, failed: 0 }];
  expect((await run('exam', 'http://127.0.0.1:3000/')).code).toBe(0);
});
