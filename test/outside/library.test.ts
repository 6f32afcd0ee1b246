import { afterEach, describe, expect, test } from 'vitest';
import {
  ControlError,
  createSandbox,
  type EventType,
  OptionError,
  type Sandbox,
  type SandboxOptions,
  type SandboxWorld,
} from '../../src/index.ts';
import { EventLog, KEPT_EVENTS } from '../../src/outside/event-log.ts';
import { eventTypes } from '../../src/state/webhooks/index.ts';

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

const open = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  sandbox = await createSandbox({ clock: '2026-03-02T09:00:00Z', randomSeed: '7', ...options });
  return sandbox;
};

const profiles = { url: '/v2/profiles', headers: { authorization: 'Bearer localwise-user-token' } };

test('a sandbox answers without a port', async () => {
  const { url, inject } = await open().then(opened => ({ url: opened.url, inject: opened.inject.bind(opened) }));
  expect(url).toBeNull();
  expect((await inject(profiles)).statusCode).toBe(200);
  expect((await inject('/_localwise/health')).json().status).toBe('ok');
});

test('a sandbox listens on a free port', async () => {
  const opened = await open();
  const url = await opened.listen();
  expect(opened.url).toBe(url);
  expect((await fetch(`${opened.world('mine').url}/_localwise/clock`)).status).toBe(200);
});

test('each world has a clock of its own', async () => {
  const opened = await open();
  const mine = opened.world('mine');
  expect(await mine.clock.advance('P1D')).toEqual([]);
  expect(await mine.clock.now()).toBe('2026-03-03T09:00:00.000Z');
  expect(await opened.clock.now()).toBe('2026-03-02T09:00:00.000Z');
  expect(await mine.clock.set({ now: '2026-04-01T00:00:00Z' })).toBe('2026-04-01T00:00:00.000Z');
  await expect(mine.clock.advance('P1X')).rejects.toThrow(/duration/);
  expect((await mine.inject({ path: '/_localwise/clock' })).json().now).toBe('2026-04-01T00:00:00.000Z');
});

test('a world goes back to its seed, and to a snapshot', async () => {
  const opened = await open();
  await opened.clock.advance('P1D');
  const name = await opened.snapshot();
  await opened.reset();
  expect(await opened.clock.now()).toBe('2026-03-02T09:00:00.000Z');
  await opened.restore(name);
  expect(await opened.clock.now()).toBe('2026-03-03T09:00:00.000Z');
});

test('the control client of a world acts on that world, and says what was refused', async () => {
  const opened = await open();
  await opened.world('mine').control.settings.change({ latencyMs: 1 });
  expect((await opened.control.settings.read()).latencyMs).toBe(0);
  expect(await opened.control.overview()).toMatchObject({ world: 'default' });
  const refused = opened.world('mine').control.worlds.get('nowhere');
  await expect(refused).rejects.toThrow(ControlError);
  await expect(refused).rejects.toMatchObject({ status: 404, path: 'name' });
});

describe('events of a world', () => {
  const notify = async (world: SandboxWorld) => {
    await world.control.payins.create({ profileId: 30_000_001, currency: 'EUR', amount: 5 });
  };

  test('are seen without a subscription, in the order in which they happened', async () => {
    const mine = (await open()).world('mine');
    await notify(mine);
    const all = mine.events.all();
    expect(all.map(({ eventType }) => eventType)).toContain('balances#credit');
    const [credit] = mine.events.of('balances#credit');
    expect(credit).toMatchObject({
      version: '4.0.0',
      occurredAt: '2026-03-02T09:00:00.000Z',
      data: { currency: 'EUR', amount: 5, resource: { profile_id: 30_000_001 } },
    });
    expect(sandbox?.events.all()).toEqual([]);
    mine.events.clear();
    expect(mine.events.all()).toEqual([]);
  });

  test('are answered once by next, whether they have happened or are still to come', async () => {
    const mine = (await open()).world('mine');
    const { events } = mine;
    await notify(mine);
    const first = await events.next('balances#credit');
    const second = events.next('balances#credit');
    await notify(mine);
    expect(await second).toBe(events.of('balances#credit')[1]);
    expect(first).toBe(events.of('balances#credit')[0]);
  });

  test('that do not come are waited for no longer than was said, and what came is named', async () => {
    const mine = (await open()).world('mine');
    await notify(mine);
    const never = mine.events.next('balances#credit', ({ data }) => data.currency === 'USD', { timeoutMs: 20 });
    await expect(never).rejects.toThrow(/no further balances#credit that fits within 20 ms; .*1 balances#credit/);
    const broken = mine.events.next('transfers#refund', ({ data }) => data.resource.id > 0, { timeoutMs: 20 });
    await expect(broken).rejects.toThrow(/transfers#refund/);
  });

  test('are forgotten with what is undone, and those of a refused request never were', async () => {
    const mine = (await open()).world('mine');
    await notify(mine);
    await mine.reset();
    expect(mine.events.all()).toEqual([]);
    await expect(mine.control.payins.create({ profileId: 1, currency: 'EUR', amount: 5 })).rejects.toThrow();
    expect(mine.events.all()).toEqual([]);
  });

  test('are kept for as long as there are not too many', () => {
    const log = new EventLog<{ readonly eventType: string; readonly number: number }>();
    for (let number = 0; number < 3 * KEPT_EVENTS; number++) log.add({ eventType: 'any', number });
    expect(log.all()).toHaveLength(KEPT_EVENTS);
    expect(log.all()[0]?.number).toBe(2 * KEPT_EVENTS);
  });

  test('have types for all that the catalogue has, and no other', () => {
    const typed: readonly EventType[] = eventTypes;
    const known: readonly (typeof eventTypes)[number][] = typed;
    expect(known).toHaveLength(30);
  });
});

test('an option that is misspelt or out of range is refused', async () => {
  await expect(createSandbox({ prot: 1 } as SandboxOptions)).rejects.toThrow(OptionError);
  await expect(createSandbox({ port: 99999 })).rejects.toThrow(/--port/);
  await expect(createSandbox({ seed: 'dmeo' })).rejects.toThrow('there is no seed called dmeo');
});
