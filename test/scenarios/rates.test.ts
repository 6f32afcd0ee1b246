import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setRate } from '../../src/state/rates/index.ts';
import { type Answer, Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ seed: 'empty' });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const rates = (query: Record<string, string> = {}, more: object = {}): Promise<Answer> =>
  sandbox.call('rateGet', { query, ...more });
const pair = { source: 'GBP', target: 'EUR' };

describe('rates', () => {
  test('of one pair are one entry, dated without a colon in the offset', async () => {
    const { status, body } = await rates(pair);
    expect(status).toBe(200);
    expect(body).toEqual([{ rate: 1.1292, ...pair, time: '2026-03-02T09:00:00+0000' }]);
  });

  test('of all pairs come at once', async () => {
    const { body } = await rates();
    expect(body.length).toBeGreaterThan(20_000);
  });

  test('of a moment are given in any zone, the plus sign encoded or not', async () => {
    const time = (text: string) => rates({ ...pair, time: text }).then(({ body }) => body[0].time);
    expect(await time('2026-01-05T10:00:00')).toBe('2026-01-05T10:00:00+0000');
    expect(await time('2026-01-05T10:00:00+0100')).toBe('2026-01-05T09:00:00+0000');
    const raw = await sandbox.inject({
      method: 'GET',
      url: '/v1/rates?source=GBP&target=EUR&time=2026-01-05T10:00:00+0100',
      headers: { authorization: 'Bearer localwise-user-token' },
    });
    expect(raw.body[0].time).toBe('2026-01-05T09:00:00+0000');
  });

  test.each([
    ['day', 4],
    ['hour', 73],
    ['minute', 4321],
  ])('of a period by %s include both ends: %d', async (group, count) => {
    const { body } = await rates({ ...pair, from: '2026-02-01', to: '2026-02-04T00:00:00', group });
    expect(body).toHaveLength(count);
    expect([body[0].time, body.at(-1).time]).toEqual(['2026-02-04T00:00:00+0000', '2026-02-01T00:00:00+0000']);
  });

  test('are fixed by the operator for one world, and told as they were asked for', async () => {
    const wish = { source: 'GBP', target: 'EUR', rate: 1.25 };
    const fixed = await sandbox.control('POST', '/rates', wish, 'by-operator');
    expect([fixed.status, fixed.body]).toEqual([200, wish]);
    expect((await rates(pair, { world: 'by-operator' })).body[0].rate).toBe(1.25);
  });

  test('can be fixed for a world', async () => {
    const world = await sandbox.world('fixed');
    world.transact({ kind: 'operator', what: 'test' }, () => setRate(world, 'GBP', 'EUR', 1.5));
    expect((await rates(pair, { world: 'fixed' })).body[0].rate).toBe(1.5);
    expect((await rates(pair)).body[0].rate).toBe(1.1292);
  });

  test.each<[string, Record<string, string>]>([
    ['an unknown currency', { source: 'GBX' }],
    ['a date that is none', { ...pair, time: 'yesterday' }],
    ['a day that is none', { ...pair, from: '2026-02-31', to: '2026-13-01' }],
    ['a date where a time is needed', { ...pair, time: '2026-01-01' }],
    ['an unknown group', { ...pair, from: '2026-02-01', group: 'week' }],
    ['an end alone', { ...pair, to: '2026-02-01' }],
    ['a period of all pairs', { from: '2026-02-01', to: '2026-02-02' }],
    ['a period too long', { ...pair, from: '2020-01-01', to: '2026-02-01', group: 'minute' }],
  ])('for %s are refused in the documented words', async (_, query) => {
    const { status, body } = await rates(query);
    expect(status).toBe(400);
    expect(body).toEqual({
      error: 'Bad Request',
      message: 'Invalid parameters',
      path: null,
      status: 400,
      timestamp: '2026-03-02T09:00:00.000000000Z',
    });
  });

  test('need a token', async () => {
    expect((await rates(pair, { token: null })).status).toBe(401);
    expect((await rates(pair, { token: 'localwise-client-token' })).status).toBe(403);
  });
});

describe('currencies', () => {
  const named = async (code: string, language?: string) => {
    const headers: Record<string, string> = language === undefined ? {} : { 'accept-language': language };
    const { body } = await sandbox.call('currenciesGet', { headers });
    return body.find((currency: { code: string }) => currency.code === code);
  };

  test('are listed with what money in them looks like', async () => {
    expect(await named('JPY')).toEqual({
      code: 'JPY',
      symbol: '¥',
      name: 'Japanese yen',
      countryKeywords: ['JPY', 'JP', 'Japan', 'jpn'],
      supportsDecimals: false,
    });
  });

  test.each([
    ['de', 'Japanischer Yen'],
    ['de-AT', 'Japanischer Yen'],
    ['xx, de;q=0.3, en;q=0.2', 'Japanischer Yen'],
    ['en, de', 'Japanese yen'],
    ['de;q=0, *', 'Japanese yen'],
    ['xx', 'Japanese yen'],
    [';;;,', 'Japanese yen'],
  ])('are named in the language that %s asks for', async (language, name) => {
    expect((await named('JPY', language)).name).toBe(name);
  });
});
