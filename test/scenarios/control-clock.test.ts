import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox, START } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

test('the clock shows the time, its mode and what is pending', async () => {
  const clock = await sandbox.control('GET', '/clock');
  expect(clock.status).toBe(200);
  expect(clock.body).toMatchObject({ now: START, mode: 'frozen', pending: expect.any(Array) });
  expect(clock.body.offsetMs).toBeTypeOf('number');
});

test.each([
  ['PT31M', '2026-03-02T09:31:00.000Z'],
  ['P14D', '2026-03-16T09:00:00.000Z'],
  ['P1W', '2026-03-09T09:00:00.000Z'],
  ['P1DT2H3M4.5S', '2026-03-03T11:03:04.500Z'],
  ['P1M', '2026-04-02T09:00:00.000Z'],
  ['P2Y11M', '2029-02-02T09:00:00.000Z'],
  ['P1Y2M3DT4H5M6S', '2027-05-05T13:05:06.000Z'],
])('advancing by %s moves the clock', async (by, now) => {
  const advanced = await sandbox.control('POST', '/clock/advance', { by }, `advance-${by.replace('.', '-')}`);
  expect(advanced.status).toBe(200);
  expect(advanced.body).toEqual({ now, fired: [] });
});

test('a month from its 31st day is the last day of the next one', async () => {
  await sandbox.control('PUT', '/clock', { now: '2028-01-31T23:59:59.999Z' }, 'month');
  expect((await sandbox.advance('P1M', 'month')).body.now).toBe('2028-02-29T23:59:59.999Z');
  expect((await sandbox.advance('P1Y', 'month')).body.now).toBe('2029-02-28T23:59:59.999Z');
});

test('advancing to a moment moves the clock there', async () => {
  const advanced = await sandbox.control('POST', '/clock/advance', { to: '2026-04-01T00:00:00Z' }, 'to');
  expect(advanced.body.now).toBe('2026-04-01T00:00:00.000Z');
  const back = await sandbox.control('POST', '/clock/advance', { to: '2026-03-01T00:00:00Z' }, 'to');
  expect(back.status).toBe(400);
  expect(back.body.errors[0].path).toBe('to');
});

test.each([
  [{ by: 'P8000Y' }, 'by', '9999'],
  [{ by: 'P' }, 'by', 'duration'],
  [{ by: 14 }, 'by', 'duration'],
  [{ by: 'P99999999D' }, 'by', '9999'],
  [{}, 'by', 'or to is required'],
  [{ to: '2027-02-29T00:00:00Z' }, 'to', 'moment'],
  [{ to: 'tomorrow' }, 'to', 'moment'],
  [{ by: 'P1D', to: '2026-04-01T00:00:00Z' }, 'to', 'together'],
  [{ bye: 'P1D' }, 'bye', 'not known'],
  [[], 'body', 'JSON object'],
])('a bad advance %j is refused and moves nothing', async (body, path, message) => {
  const refused = await sandbox.control('POST', '/clock/advance', body);
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0]).toMatchObject({ path });
  expect(refused.body.errors[0].message).toContain(message);
  expect((await sandbox.control('GET', '/clock')).body.now).toBe(START);
});

test('what is not JSON is refused', async () => {
  const refused = await sandbox.inject({ method: 'POST', url: '/_localwise/clock/advance', payload: '{"by"' });
  expect(refused.status).toBe(400);
});

test('the clock goes back only to the last change, or by force', async () => {
  await sandbox.control('GET', '/clock', undefined, 'back');
  await sandbox.control('POST', '/clock/advance', { by: 'P2D' }, 'back');
  const back = await sandbox.control('PUT', '/clock', { now: '2026-03-03T00:00:00Z' }, 'back');
  expect(back.body).toMatchObject({ now: '2026-03-03T00:00:00.000Z', mode: 'frozen' });
  const beyond = await sandbox.control('PUT', '/clock', { now: '2020-01-01T00:00:00Z' }, 'back');
  expect(beyond.status).toBe(409);
  expect(beyond.body.errors[0]).toMatchObject({ path: 'now' });
  const forced = await sandbox.control('PUT', '/clock', { now: '2020-01-01T00:00:00Z', force: true }, 'back');
  expect(forced.body.now).toBe('2020-01-01T00:00:00.000Z');
});

test('a clock that may not go back is not frozen either', async () => {
  const world = 'refused';
  await sandbox.control('PUT', '/clock', { mode: 'running' }, world);
  const refused = await sandbox.control('PUT', '/clock', { now: '2020-01-01', mode: 'frozen' }, world);
  expect(refused.status).toBe(409);
  expect((await sandbox.control('GET', '/clock', undefined, world)).body.mode).toBe('running');
});

test('a frozen clock can be let run, and a running one frozen', async () => {
  const running = await sandbox.control('PUT', '/clock', { mode: 'running' }, 'run');
  expect(running.body.mode).toBe('running');
  expect(running.body.now.slice(0, 16)).toBe(START.slice(0, 16));
  const frozen = await sandbox.control('PUT', '/clock', { mode: 'frozen', now: '2026-05-01T12:00:00Z' }, 'run');
  expect(frozen.body).toMatchObject({ mode: 'frozen', now: '2026-05-01T12:00:00.000Z' });
});

test('what falls due fires in order, and is told', async () => {
  const world = await sandbox.world('due');
  const { schedule, later } = await import('../../src/state/kernel/index.ts');
  world.transact({ kind: 'seed' }, () => {
    schedule(world, later(world.now, 2000), 'second', 'x', null);
    schedule(world, later(world.now, 1000), 'first', 'x', null);
  });
  const pending = await sandbox.control('GET', '/clock', undefined, 'due');
  expect(pending.body.pending).toEqual([
    { at: '2026-03-02T09:00:01.000Z', what: 'first' },
    { at: '2026-03-02T09:00:02.000Z', what: 'second' },
  ]);
  const advanced = await sandbox.advance('PT1M', 'due');
  expect(advanced.body.fired).toEqual(pending.body.pending);
  expect((await sandbox.control('GET', '/clock', undefined, 'due')).body.pending).toEqual([]);
});
