import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import type { Card } from '../../src/state/cards/index.ts';
import { insert } from '../../src/state/kernel/index.ts';
import { profiles } from '../../src/state/profiles/index.ts';
import { countSpending } from '../../src/state/spend/index.ts';
import { BUSINESS, PERSONAL, refused } from '../support/balance-calls.ts';
import { units } from '../support/bench.ts';
import { type Asked, Sandbox } from '../support/sandbox.ts';
import { issueCard } from '../support/spend.ts';

let sandbox: Sandbox;
let world = '';
let count = 0;
let card: Card;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});
beforeEach(async () => {
  count += 1;
  world = `limits-${count}`;
  card = issueCard(await sandbox.world(world), BUSINESS);
});

const call = (id: OperationId, asked: Asked = {}) =>
  sandbox.call(id, { world, params: { profileId: BUSINESS, cardToken: card.id }, ...asked });
const spend = async (value: number, kind: 'PURCHASE' | 'ATM_WITHDRAWAL' = 'PURCHASE') => {
  const state = await sandbox.world(world);
  const attempt = { card, amount: units(value, 'GBP'), kind, mcc: '5999' };
  count += 1;
  state.transact({ kind: 'operator', what: 'pay' }, () => countSpending(state, count, attempt));
};
const pounds = (amount: number) => ({ amount, currency: 'GBP' });
const windows = (daily: unknown, monthly: unknown) => ({ daily: { value: daily }, monthly: { value: monthly } });

describe('the limits of a profile', () => {
  test('are there from the beginning, with what was spent of them and when they are reset', async () => {
    await spend(12.5, 'ATM_WITHDRAWAL');
    const { body } = await call('spendLimitsProfileGet');
    const today = '2026-03-02T23:59:59.999999999Z';
    // In London summer begins on the 29th.
    const month = '2026-03-31T22:59:59.999999999Z';
    const shown = (value: number, max: number, used: number) => ({
      daily: { value: pounds(value), usage: pounds(used), max: pounds(max), resetAt: today },
      monthly: { value: pounds(value), usage: pounds(used), max: pounds(max), resetAt: month },
    });
    expect(body).toEqual({
      spendLimits: [
        { type: 'PURCHASE', aggregateWindow: shown(20_000, 30_000, 0) },
        { type: 'ATM_WITHDRAWAL', aggregateWindow: shown(1_000, 4_000, 12.5) },
      ],
    });
  });

  test('are changed day and month together, and answered as they are from then on', async () => {
    const body = { type: 'ATM_WITHDRAWAL', aggregateWindow: windows(pounds(250.5), pounds(4_000)) };
    const changed = await call('spendLimitsProfileUpdate', { body });
    expect(changed.status).toBe(200);
    expect(changed.body.spendLimits[1].aggregateWindow).toMatchObject(body.aggregateWindow);
    expect(changed.body.spendLimits[0].aggregateWindow.daily.value).toEqual(pounds(20_000));
    expect((await call('spendLimitsProfileGet')).body).toEqual(changed.body);
  });

  test('may be nothing, and a month may be less than a day', async () => {
    const body = { type: 'PURCHASE', aggregateWindow: windows(pounds(10), pounds(0)) };
    expect((await call('spendLimitsProfileUpdate', { body })).status).toBe(200);
  });

  const good = pounds(10);
  test.each([
    ['no type', { aggregateWindow: windows(good, good) }, 400, 'NOT_VALID', 'type'],
    ['another type', { type: 'ONLINE', aggregateWindow: windows(good, good) }, 400, 'NOT_VALID', 'type'],
    ['no windows', { type: 'PURCHASE' }, 422, 'NotNull', 'aggregateWindow.daily.value'],
    [
      'a day alone',
      { type: 'PURCHASE', aggregateWindow: { daily: { value: good } } },
      422,
      'NotNull',
      'aggregateWindow.monthly.value',
    ],
    [
      'no currency',
      { type: 'PURCHASE', aggregateWindow: windows(good, { amount: 1 }) },
      422,
      'NotNull',
      'aggregateWindow.monthly.value',
    ],
    [
      'less than nothing',
      { type: 'PURCHASE', aggregateWindow: windows(pounds(-1), good) },
      422,
      'NOT_VALID',
      'aggregateWindow.daily.value.amount',
    ],
    [
      'a penny too much',
      { type: 'PURCHASE', aggregateWindow: windows(good, pounds(30_000.01)) },
      422,
      'NOT_VALID',
      'aggregateWindow.monthly.value.amount',
    ],
    [
      'a tenth of a penny',
      { type: 'PURCHASE', aggregateWindow: windows(pounds(1.001), good) },
      400,
      'NOT_VALID',
      'aggregateWindow.daily.value.amount',
    ],
    [
      'another currency',
      { type: 'PURCHASE', aggregateWindow: windows({ amount: 5, currency: 'EUR' }, good) },
      422,
      'CurrencyCode',
      'aggregateWindow.daily.value.currency',
    ],
    [
      'no such currency',
      { type: 'PURCHASE', aggregateWindow: windows({ amount: 5, currency: 'XYZ' }, good) },
      400,
      'CurrencyCode',
      'aggregateWindow.daily.value.currency',
    ],
  ])('refuse %s, and stay as they were', async (_, body, status, code, path) => {
    const before = (await call('spendLimitsProfileGet')).body;
    expect(refused(await call('spendLimitsProfileUpdate', { body }))).toEqual({ status, code, path });
    expect((await call('spendLimitsProfileGet')).body).toEqual(before);
  });

  test('are shown in the older form, by ways to pay', async () => {
    await spend(3);
    const { body } = await call('spendControlsProfileLimitsGet');
    expect(body.spendings.map(({ type }: { type: string }) => type)).toEqual([
      'ATM_WITHDRAWAL',
      'ECOM_PURCHASE',
      'CHIP_WALLET_PURCHASE',
      'CONTACTLESS_PURCHASE',
      'MAGSTRIPE_PURCHASE',
    ]);
    expect(body.spendings[1].limits).toEqual([
      { type: 'TRANSACTION', usage: 0, threshold: 20_000, currency: 'GBP', expiresAt: null },
      { type: 'DAILY', usage: 3, threshold: 20_000, currency: 'GBP', expiresAt: '2026-03-03T00:00:00Z' },
      { type: 'MONTHLY', usage: 3, threshold: 20_000, currency: 'GBP', expiresAt: '2026-03-31T23:00:00Z' },
    ]);
  });
});

describe('the limits of a card', () => {
  const none = { transaction: null, daily: null, monthly: null, lifetime: null };

  test('are none at first, are set one by one, and go one by one', async () => {
    expect((await call('spendLimitsCardGet')).body).toEqual(none);
    await spend(30);
    const set = await call('spendLimitsCardUpdate', {
      body: { transaction: { value: pounds(100) }, daily: { value: pounds(2_000) }, lifetime: { value: pounds(5) } },
    });
    expect(set.body).toEqual({
      transaction: { value: pounds(100), usage: pounds(0), resetAt: null },
      daily: { value: pounds(2_000), usage: pounds(30), resetAt: '2026-03-02T23:59:59.999999999Z' },
      monthly: null,
      lifetime: { value: pounds(5), usage: pounds(30), resetAt: null },
    });
    expect((await call('spendLimitsCardGet')).body).toEqual(set.body);
    const remove = (granularity: string) =>
      call('spendLimitsCardDelete', { params: { profileId: BUSINESS, cardToken: card.id, granularity } });
    expect((await remove('daily')).body).toEqual({ ...set.body, daily: null });
    expect((await remove('monthly')).status).toBe(200);
    await remove('transaction');
    expect((await remove('lifetime')).body).toEqual(none);
  });

  test('a limit from the order can be taken away for good', async () => {
    card = issueCard(await sandbox.world(world), BUSINESS, {}, 500);
    const params = { profileId: BUSINESS, cardToken: card.id, granularity: 'lifetime' };
    expect((await call('spendLimitsCardGet')).body.lifetime.value).toEqual(pounds(5));
    expect((await call('spendLimitsCardDelete', { params })).body).toEqual(none);
    expect((await call('spendLimitsCardGet')).body).toEqual(none);
  });

  test.each([
    ['no amount', { daily: { value: { currency: 'GBP' } } }, 422, 'NotNull', 'daily.value'],
    ['no value', { monthly: {} }, 422, 'NotNull', 'monthly.value'],
    ['less than nothing', { lifetime: { value: pounds(-0.01) } }, 422, 'NOT_VALID', 'lifetime.value.amount'],
    [
      'another currency',
      { daily: { value: { amount: 1, currency: 'EUR' } } },
      422,
      'CurrencyCode',
      'daily.value.currency',
    ],
    ['a huge amount', { daily: { value: pounds(1e15) } }, 400, 'NOT_VALID', 'daily.value.amount'],
    [
      'one good and one bad',
      { daily: { value: pounds(1) }, monthly: { value: pounds(-1) } },
      422,
      'NOT_VALID',
      'monthly.value.amount',
    ],
  ])('refuse %s, and stay as they were', async (_, body, status, code, path) => {
    expect(refused(await call('spendLimitsCardUpdate', { body }))).toEqual({ status, code, path });
    expect((await call('spendLimitsCardGet')).body).toEqual(none);
  });

  test.each(['PARTNER_SUSPENDED', 'BLOCKED', 'EXPIRED', 'PURGED'] as const)(
    'are read and not changed while the card is %s',
    async status => {
      card = issueCard(await sandbox.world(world), BUSINESS, { status });
      const body = { daily: { value: pounds(1) } };
      const params = { profileId: BUSINESS, cardToken: card.id, granularity: 'daily' };
      const answer = { status: 422, code: 'card.not-changeable', path: undefined };
      expect(refused(await call('spendLimitsCardUpdate', { body }))).toEqual(answer);
      expect(refused(await call('spendLimitsCardDelete', { params }))).toEqual(answer);
      expect((await call('spendLimitsCardGet')).status).toBe(200);
    },
  );

  test('are unknown for a card that is unknown, or of another profile', async () => {
    for (const params of [
      { profileId: BUSINESS, cardToken: 'nothing' },
      { profileId: PERSONAL, cardToken: card.id },
    ]) {
      for (const id of ['spendLimitsCardGet', 'spendLimitsCardUpdate'] as const) {
        expect((await call(id, { params, body: {} })).status).toBe(404);
      }
      expect((await call('spendLimitsCardDelete', { params: { ...params, granularity: 'daily' } })).status).toBe(404);
    }
  });
});

test("another person's profile is refused, and an application's own token too", async () => {
  const state = await sandbox.world(world);
  const ada = state.table(profiles).get(PERSONAL);
  if (!ada) throw new Error('no profile');
  state.transact({ kind: 'seed' }, () => insert(state, profiles, { ...ada, id: 31, userId: 1, clientId: null }));
  const params = { profileId: 31 };
  for (const id of ['spendLimitsProfileGet', 'spendControlsProfileLimitsGet'] as const) {
    expect((await call(id, { params })).status).toBe(403);
    expect((await call(id, { token: 'localwise-client-token' })).status).toBe(403);
  }
});
