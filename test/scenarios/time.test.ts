import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pause } from '../../src/outside/system-clock.ts';
import { transfers } from '../../src/state/transfers/index.ts';
import { Inbox } from '../support/inbox.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(() => {
  sandbox.enterFreshWorld();
  ada = new Sender(sandbox);
});
afterAll(() => sandbox.close());

interface Told {
  readonly at: string;
  readonly what: string;
}

test('two weeks pass in one call: all that falls due happens in order, each thing at its own time', async () => {
  const inbox = await Inbox.open();
  inbox.fail(500, 3);
  const body = {
    name: 'time',
    trigger_on: 'transfers#state-change',
    delivery: { version: '2.0.0', url: inbox.url },
  };
  await sandbox.call('webhookProfileSubscriptionCreate', { params: { profileId: PERSONAL }, body });
  const { id } = await ada.transfer();
  await ada.quote();
  const { body: passed } = await sandbox.advance('P15D');
  const fired: Told[] = passed.fired;
  expect(fired.map(({ at }) => at)).toEqual(fired.map(({ at }) => at).sort());
  const lapse = fired.find(({ what }) => what === `transfer ${id}: lapse`);
  expect(lapse?.at).toBe('2026-03-16T09:00:00.000Z');
  expect(fired.some(({ what }) => /^quote .*: expire$/.test(what))).toBe(true);
  // A minute, then two, then four: and each attempt says when the event was, not when it is sent.
  const retries = fired
    .filter(({ what }) => /^webhook-delivery .*: retry$/.test(what))
    .map(({ at }) => at.slice(11, 16));
  expect(retries.slice(0, 3)).toEqual(['09:01', '09:03', '09:07']);
  const history = (await sandbox.control('GET', `/resources/transfers/${id}`)).body.history;
  expect(history.at(-1)).toMatchObject({ move: 'lapse', at: '2026-03-16T09:00:00.000Z' });
  expect(inbox.states(id).at(-1)).toBe('cancelled');
  await inbox.close();
});

test('a running clock lets things happen though nobody asks', async () => {
  const { id } = await ada.transfer();
  const now = '2026-03-16T08:59:59.900Z';
  const running = (await sandbox.control('PUT', '/clock', { now, mode: 'running' })).body;
  expect(running).toMatchObject({ mode: 'running', offsetMs: expect.any(Number) });
  // Without a request, which would let it happen by itself.
  const world = await sandbox.world();
  const statusOf = () => world.table(transfers).get(id)?.status;
  expect(statusOf()).not.toBe('cancelled');
  for (let waited = 0; waited < 3_000 && statusOf() !== 'cancelled'; waited += 20) await pause(20);
  expect(statusOf()).toBe('cancelled');
  expect(world.table(transfers).history(id).at(-1)?.at).toBe(Date.parse('2026-03-16T09:00:00.000Z'));
});

test('what is pending is told with its number, the next of it first', async () => {
  for (let i = 0; i < 101; i++) await ada.quote();
  const { pending, pendingCount } = (await sandbox.control('GET', '/clock')).body;
  expect(pending).toHaveLength(100);
  expect(pendingCount).toBeGreaterThan(pending.length);
  const times = pending.map(({ at }: Told) => at);
  expect(times).toEqual([...times].sort());
});

test('a clock is frozen where it stands, set back by force, and goes on from there', async () => {
  await sandbox.control('PUT', '/clock', { mode: 'running' });
  const frozen = (await sandbox.control('PUT', '/clock', { mode: 'frozen' })).body;
  expect((await sandbox.control('GET', '/clock')).body).toMatchObject({ now: frozen.now, mode: 'frozen' });
  await ada.transfer();
  const past = { now: '2020-02-29T00:00:00Z' };
  expect((await sandbox.control('PUT', '/clock', past)).status).toBe(409);
  const back = await sandbox.control('PUT', '/clock', { ...past, force: true });
  expect(back.body).toMatchObject({ now: '2020-02-29T00:00:00.000Z', fired: [] });
  expect((await sandbox.advance('P1Y')).body.now).toBe('2021-02-28T00:00:00.000Z');
});
