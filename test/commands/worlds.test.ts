import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PretendedServer } from '../support/pretended-server.ts';
import { Sandbox, START } from '../support/sandbox.ts';
import { command } from '../support/screen.ts';

let sandbox: Sandbox;
let url: string;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  url = await sandbox.server.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});
beforeEach(() => sandbox.reset());

const run = (...args: string[]) => command(args, { LOCALWISE_URL: url });

test('a world is kept under a name, changed, and put back', async () => {
  expect(await run('snapshot', '--list')).toMatchObject({ code: 0, out: 'nothing was kept yet' });
  const kept = await run('snapshot', 'funded');
  expect(kept.code).toBe(0);
  expect(kept.out).toMatch(/^kept as funded \([\d.]+ kB\); localwise restore funded puts it back$/);
  expect((await run('snapshot', "it's mine")).out).toContain("; localwise restore 'it'\\''s mine' puts it back");
  await run('advance', 'P1D');
  const restored = await run('restore', 'funded');
  expect(restored).toMatchObject({ code: 0, out: `default is back to funded; its clock shows ${START}` });
  expect((await run('snapshot', '--list')).out).toMatch(/^name\s+kept at\s+size\nfunded\s+2026-03-02T09:00:00.000Z\s/);
});

test('a snapshot that is not there is refused with the one that was meant, or with all there are', async () => {
  expect((await run('restore', 'anything', '--world', 'bare')).err).toContain('there is none');
  await run('snapshot', 'funded');
  expect(await run('restore', 'fundd')).toMatchObject({ code: 1, out: '' });
  expect((await run('restore', 'fundd')).err).toContain('did you mean funded?');
  expect((await run('restore', 'something-else')).err).toContain('there are funded');
});

test('time passes, and what fell due on the way is printed', async () => {
  const quiet = await run('advance', 'PT5S');
  expect(quiet).toMatchObject({ code: 0, out: 'It is 2026-03-02T09:00:05.000Z; nothing fell due.' });
  await sandbox.call('quoteCreate', {
    params: { profileId: 30000001 },
    body: { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100 },
  });
  const { out } = await run('advance', '--to', '2026-03-03T09:00:00Z');
  expect(out).toMatch(/^2026-03-02T\S+ {2}quote \S+: expire\nIt is 2026-03-03T09:00:00.000Z; one thing fell due\.$/m);
  const back = await run('advance', '--to', '2026-01-01T00:00:00Z');
  expect(back.code).toBe(1);
  expect(back.err).toContain('to lies before');
});

test('a reset puts back the world that is named, by flag or by variable, and no other', async () => {
  for (const world of ['one', 'two']) await run('advance', 'P1D', '--world', world);
  expect(await run('reset', '--world', 'one')).toMatchObject({ code: 0, out: 'one is back to its seed, empty' });
  const { worlds } = (await run('worlds', '--json')).json();
  const dayOf = (name: string) => worlds.find((world: { name: string }) => world.name === name).clock.now.slice(0, 10);
  expect([dayOf('one'), dayOf('two')]).toEqual(['2026-03-02', '2026-03-03']);
  const inAddress = await command(['reset', '--url', `${url}/_worlds/two/`], { LOCALWISE_WORLD: 'one' });
  expect(inAddress.out).toBe('two is back to its seed, empty');
});

test('worlds are listed with their clocks', async () => {
  const { code, out, err } = await run('worlds');
  expect(code).toBe(0);
  expect(out).toMatch(/^world\s+seed\s+clock\s+records\ndefault\s+empty\s+2026-03-02T09:00:00.000Z frozen\s+\d+/);
  expect(err).toContain('of memory');
  expect((await command(['worlds'], { LOCALWISE_URL: url, CI: '1' })).err).toBe('');
});

test.each([
  ['reset', ['name', 'seed', 'clock']],
  ['snapshot', ['name', 'createdAt', 'sizeBytes']],
  ['advance P1D', ['now', 'fired']],
  ['worlds', ['worlds', 'memory']],
])('%s --json prints one document', async (words, keys) => {
  const { code, json, out } = await run(...words.split(' '), '--json');
  expect(code).toBe(0);
  expect(Object.keys(json())).toEqual(expect.arrayContaining(keys));
  expect(out.split('\n')).toHaveLength(1);
});

test('a name that no world can have is refused in the words of the server', async () => {
  const { code, err } = await run('reset', '--world', '../x');
  expect(code).toBe(1);
  expect(err).toMatch(/^localwise: .*world/);
});

test('nobody there, and somebody else there, are told apart', async () => {
  const nobody = await command(['reset'], { LOCALWISE_PORT: '9' });
  expect(nobody.code).toBe(1);
  expect(nobody.err).toContain('no localwise answers at http://127.0.0.1:9');
  expect(nobody.err).toContain('--url');
  for (const [status, body] of [
    [404, { error: 'Not Found' }],
    [200, undefined],
  ] as const) {
    const other = await PretendedServer.open(() => [status, body], false);
    const { code, err } = await command(['worlds', '--json', '--url', other.url]);
    await other.close();
    expect(code).toBe(1);
    expect(err).toContain('no localwise');
  }
});

test('the address follows the variables that a server would be started with', async () => {
  const { port } = new URL(url);
  for (const LOCALWISE_HOST of ['0.0.0.0', '127.0.0.1', '']) {
    const { code } = await command(['worlds'], { LOCALWISE_HOST, LOCALWISE_PORT: port });
    expect(code).toBe(0);
  }
});
