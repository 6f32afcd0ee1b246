import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL, Sender } from '../support/sender.ts';

/** What a few hundred worlds at once would take is far beyond it. */
const SLACK_MB = 20;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ checkReplies: 'off' });
});
afterAll(() => sandbox.close());

async function heapMb(): Promise<number> {
  // What a timer or a promise still holds goes after they have run.
  await new Promise(resolve => setTimeout(resolve, 50));
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const use = async (world: string): Promise<void> => {
  await sandbox.control('PUT', '/clock', { mode: 'running' }, world);
  await new Sender(sandbox, PERSONAL, world).quote();
};

/** Does `work` so often that whatever it left behind would show. */
async function grown(times: number, work: (i: number) => Promise<unknown>): Promise<number> {
  for (let i = 0; i < 100; i++) await work(i);
  const before = await heapMb();
  for (let i = 0; i < times; i++) await work(i);
  return (await heapMb()) - before;
}

test('5,000 worlds that come and go leave no memory behind', async () => {
  const grew = await grown(5_000, async i => {
    await use(`w${i}`);
    await sandbox.control('POST', '/snapshots', {}, `w${i}`);
    expect((await sandbox.control('DELETE', `/worlds/w${i}`)).status).toBe(204);
  });
  expect(grew).toBeLessThan(SLACK_MB);
});

test('a world that is put back, copied over and restored again and again stays as large as it is', async () => {
  await use('one');
  await sandbox.control('POST', '/snapshots', { name: 'kept' }, 'one');
  const grew = await grown(1_000, async () => {
    await use('one');
    await sandbox.control('PUT', '/worlds/two', { from: { world: 'one' } });
    await sandbox.control('POST', '/snapshots/kept/restore', undefined, 'one');
    await use('one');
    await sandbox.control('POST', '/reset', undefined, 'one');
  });
  expect(grew).toBeLessThan(SLACK_MB);
});
