import { afterEach, expect, test } from 'vitest';
import { createSandbox, OptionError, type Sandbox, type SandboxOptions } from '../../src/index.ts';

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
  await expect(mine.clock.advance('P1M')).rejects.toThrow(/months/);
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

test('an option that is misspelt or out of range is refused', async () => {
  await expect(createSandbox({ prot: 1 } as SandboxOptions)).rejects.toThrow(OptionError);
  await expect(createSandbox({ port: 99999 })).rejects.toThrow(/--port/);
});
