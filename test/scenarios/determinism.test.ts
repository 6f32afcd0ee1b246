import { afterEach, expect, test } from 'vitest';
import type { Options } from '../../src/config.ts';
import { live, longDay } from '../support/long-day.ts';
import { type Answer, Sandbox } from '../support/sandbox.ts';

const open: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of open.splice(0)) {
    expect(sandbox.problems).toEqual([]);
    await sandbox.close();
  }
});

async function fresh(options: Partial<Options> = {}): Promise<Sandbox> {
  const sandbox = await Sandbox.open({ sca: 'never', ...options });
  open.push(sandbox);
  return sandbox;
}

/** All that was sent, but for the hour at which it really was. */
const bytesOf = ({ status, raw }: Answer): string => {
  const { date: _, ...headers } = raw.headers;
  return `${status} ${JSON.stringify(headers)} ${raw.payload}`;
};

/** Traces count requests, those that are refused among them, and a world that is read from paper counts anew. */
const untraced = (bytes: string): string => bytes.replace(/"(x-trace-id|trace)":"[0-9a-f]+"/g, '');

const kept = async (sandbox: Sandbox): Promise<string> => JSON.stringify((await sandbox.world()).save());

/** Requests that nothing comes of. */
async function annoy(sandbox: Sandbox): Promise<void> {
  const refused = [
    await sandbox.call('profileList', { token: 'nobody-issued-this' }),
    await sandbox.call('transferGet', { params: { transferId: 1 } }),
    await sandbox.call('recipientCreate', { body: { currency: 'EUR' } }),
    await sandbox.call('quoteCreate', {
      params: { profileId: 30_000_001 },
      body: { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: -1 },
    }),
    await sandbox.inject({ method: 'POST', url: '/v1/nothing', payload: '{' }),
    await sandbox.control('POST', '/clock/advance', { by: 'soon' }),
  ];
  for (const { status } of refused) expect(status).toBeGreaterThanOrEqual(400);
}

test('the same seed and the same requests give the same bytes', async () => {
  expect(longDay.length).toBeGreaterThanOrEqual(40);
  const [one, two] = [await fresh(), await fresh()];
  const [first, second] = [await live(one), await live(two)];
  expect(second.map(bytesOf)).toEqual(first.map(bytesOf));
  expect(await kept(two)).toBe(await kept(one));
});

test('requests that are refused on the way change no byte of what follows', async () => {
  const [calm, annoyed, again] = [await fresh(), await fresh(), await fresh()];
  const first = (await live(calm)).map(bytesOf);
  const second = (await live(annoyed, () => annoy(annoyed))).map(bytesOf);
  const third = (await live(again, () => annoy(again))).map(bytesOf);
  expect(second.map(untraced)).toEqual(first.map(untraced));
  expect(third).toEqual(second);
  expect(untraced(await kept(annoyed))).toBe(untraced(await kept(calm)));
});

test('a world that was taken away and brought back goes on as if nothing had happened', async () => {
  const [still, moved] = [await fresh(), await fresh()];
  const first = (await live(still)).map(bytesOf);
  const carry = async (i: number) => {
    if (i % 7 !== 3) return;
    const { body } = await moved.control('GET', '/export');
    await moved.control('POST', '/reset');
    expect((await moved.control('POST', '/import', body)).status).toBe(200);
  };
  const second = (await live(moved, carry)).map(bytesOf);
  expect(second.map(untraced)).toEqual(first.map(untraced));
  expect(untraced(await kept(moved))).toBe(untraced(await kept(still)));
});

test('a world that is put back lives the same day again', async () => {
  const sandbox = await fresh();
  const first = (await live(sandbox)).map(bytesOf);
  const end = untraced(await kept(sandbox));
  await sandbox.control('POST', '/reset');
  expect((await live(sandbox)).map(bytesOf).map(untraced)).toEqual(first.map(untraced));
  expect(untraced(await kept(sandbox))).toBe(end);
});

test('time that passes between the same requests passes alike', async () => {
  const [one, two] = [await fresh(), await fresh()];
  const pass = (sandbox: Sandbox) => (i: number) => (i % 10 === 5 ? sandbox.advance('PT2M') : Promise.resolve());
  expect((await live(two, pass(two))).map(bytesOf)).toEqual((await live(one, pass(one))).map(bytesOf));
  expect(await kept(two)).toBe(await kept(one));
});

test('the demo company is the same whenever it is founded', async () => {
  const [one, two] = [await fresh({ seed: 'demo' }), await fresh({ seed: 'demo' })];
  expect(await kept(two)).toBe(await kept(one));
});

test('another seed gives other ids', async () => {
  const [one, two] = [await fresh(), await fresh({ randomSeed: '8' })];
  const [first, second] = [await live(one), await live(two)];
  const uuids = (answers: readonly Answer[]): string[] =>
    answers.flatMap(({ body }) => (/-4[0-9a-f]{3}-/.test(String(body?.id)) ? [body.id] : []));
  expect(uuids(first).length).toBeGreaterThan(3);
  expect(uuids(second).filter(id => uuids(first).includes(id))).toEqual([]);
  expect(second[0]?.body.access_token).not.toBe(first[0]?.body.access_token);
});
