import { beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../src/state/cards/index.ts';
import { days, later, type Money, patch, type World } from '../../src/state/kernel/index.ts';
import { profiles } from '../../src/state/profiles/index.ts';
import { setRate } from '../../src/state/rates/index.ts';
import {
  adjustSpending,
  applyRule,
  changeCardLimits,
  changeProfileLimit,
  countSpending,
  createRule,
  declineBySpending,
  type Granularity,
  type SpendKind,
  spendingOf,
  spendingOfCard,
  unapplyRule,
} from '../../src/state/spend/index.ts';
import { Bench, units } from '../support/bench.ts';
import { issueCard } from '../support/spend.ts';

let bench: Bench;
let world: World;
let card: Card;
let transactionId = 0;
beforeEach(() => {
  bench = new Bench();
  world = bench.world;
  card = issueCard(world, bench.business);
});

const gbp = (value: number) => units(value, 'GBP');
const attempt = (amount: Money, kind: SpendKind = 'PURCHASE', mcc = '5999', of = card) => ({
  card: of,
  amount,
  kind,
  mcc,
});
const decline = (...of: Parameters<typeof attempt>) => declineBySpending(world, attempt(...of));
const pay = (...of: Parameters<typeof attempt>) => {
  transactionId += 1;
  bench.do(() => countSpending(world, transactionId, attempt(...of)));
  return transactionId;
};
const limit = (wish: Partial<Record<Granularity, Money>>) =>
  bench.do(() => changeCardLimits(world, bench.ada, bench.business, card.id, wish));
const limitProfile = (daily: Money, monthly: Money, kind: SpendKind = 'PURCHASE') =>
  bench.do(() => changeProfileLimit(world, bench.ada, bench.business, { kind, daily, monthly }));
const ofCard = () => spendingOfCard(world, bench.ada, bench.business, card.id);
const ofProfile = () => spendingOf(world, bench.ada, bench.business);
const used = () => {
  const [purchase, atm] = ofProfile();
  return [purchase?.daily.usage.amountMinor, purchase?.monthly.usage.amountMinor, atm?.daily.usage.amountMinor];
};
const move = (country: string) => {
  const address = world.table(profiles).get(bench.business)?.address;
  if (!address) throw new Error('the business is nowhere');
  bench.do(() => patch(world, profiles, bench.business, { address: { ...address, country } }));
};

describe('limits decline', () => {
  const unchanged = { transaction: gbp(1), lifetime: gbp(1), daily: gbp(1), monthly: gbp(1) };

  test.each<[Granularity, string, string | null]>([
    ['transaction', 'PAYMENT_METHOD_TRANSACTION_LIMIT_EXCEEDED', null],
    ['lifetime', 'PAYMENT_METHOD_LIFETIME_LIMIT_EXCEEDED', null],
    ['daily', 'PAYMENT_METHOD_DAILY_LIMIT_EXCEEDED', 'CARD_GENERAL_DAILY_LIMIT_EXCEEDED_CHANGEABLE'],
    ['monthly', 'PAYMENT_METHOD_MONTHLY_LIMIT_EXCEEDED', 'CARD_GENERAL_MONTHLY_LIMIT_EXCEEDED_CHANGEABLE'],
  ])('what exceeds the %s limit of a card, by a penny', (granularity, reason, detail) => {
    limit({ [granularity]: gbp(50) });
    expect(decline(gbp(50))).toBeUndefined();
    expect(decline(gbp(50.01))).toEqual({ reason, detail });
    pay(gbp(20));
    expect(decline(gbp(30.01)) === undefined).toBe(granularity === 'transaction');
    expect(decline(gbp(30))).toBeUndefined();
  });

  test('by the one payment first, then by the lifetime, the day and the month, and by the profile last', () => {
    limitProfile(gbp(0), gbp(0));
    limit(unchanged);
    const reasons = ['transaction', 'lifetime', 'daily', 'monthly'].map(granularity => {
      const { reason } = decline(gbp(2)) ?? {};
      limit({ [granularity]: gbp(1000) });
      return reason?.split('_')[2];
    });
    expect(reasons).toEqual(['TRANSACTION', 'LIFETIME', 'DAILY', 'MONTHLY']);
    const detail = (whose: string) => `PROFILE_GENERAL_${whose}_LIMIT_EXCEEDED_CHANGEABLE`;
    expect(decline(gbp(2))?.detail).toBe(detail('DAILY'));
    limitProfile(gbp(10), gbp(0));
    expect(decline(gbp(2))?.detail).toBe(detail('MONTHLY'));
  });

  test('a lifetime of nothing declines even a payment of nothing', () => {
    limit({ lifetime: gbp(0) });
    expect(decline(gbp(0))?.reason).toBe('PAYMENT_METHOD_LIFETIME_LIMIT_EXCEEDED');
  });

  test('cash and purchases are counted apart for the profile, and together for the card', () => {
    limit({ daily: gbp(1_500) });
    pay(gbp(900), 'ATM_WITHDRAWAL');
    expect(decline(gbp(101), 'ATM_WITHDRAWAL')?.detail).toMatch(/^PROFILE_GENERAL_DAILY/);
    expect(decline(gbp(600))).toBeUndefined();
    expect(decline(gbp(601))?.detail).toMatch(/^CARD_GENERAL_DAILY/);
  });

  test('a profile that has raised its month as far as it goes is told that nothing can be changed', () => {
    limitProfile(gbp(30_000), gbp(30_000));
    pay(gbp(29_000));
    world.advanceTo(later(world.now, days(1)));
    expect(decline(gbp(1_001))).toEqual({
      reason: 'PAYMENT_METHOD_MONTHLY_LIMIT_EXCEEDED',
      detail: 'PAYMENT_METHOD_MAX_MONTHLY_LIMIT_EXCEEDED',
    });
  });

  test('all cards of a profile share its limits, and none shares its own', () => {
    limit({ daily: gbp(100) });
    const other = issueCard(world, bench.business);
    pay(gbp(19_950), 'PURCHASE', '5999', other);
    expect(decline(gbp(50))).toBeUndefined();
    expect(decline(gbp(51))?.detail).toMatch(/^PROFILE/);
  });

  test('foreign money counts at the mid-market rate of the authorisation', () => {
    bench.do(() => setRate(world, 'EUR', 'GBP', 0.5));
    limit({ daily: gbp(100) });
    const id = pay(units(120, 'EUR'));
    expect(decline(units(80, 'EUR'))).toBeUndefined();
    expect(decline(units(80.02, 'EUR'))?.detail).toMatch(/^CARD/);
    bench.do(() => setRate(world, 'EUR', 'GBP', 0.9));
    bench.do(() => adjustSpending(world, id, units(60, 'EUR')));
    expect(ofCard().daily?.usage).toEqual(gbp(30));
  });
});

describe('usage', () => {
  test('falls with a reversal, grows with a larger clearing, and ends with the day and the month', () => {
    const id = pay(gbp(100));
    bench.do(() => adjustSpending(world, id, gbp(40)));
    expect(used()).toEqual([4000, 4000, 0]);
    bench.do(() => adjustSpending(world, id, gbp(45.5)));
    expect(used()).toEqual([4550, 4550, 0]);
    world.advanceTo(later(world.now, days(1)));
    expect(used()).toEqual([0, 4550, 0]);
    world.advanceTo(later(world.now, days(30)));
    expect(used()).toEqual([0, 0, 0]);
  });

  test('of a day that is over is not taken off the next', () => {
    const id = pay(gbp(100));
    world.advanceTo(later(world.now, days(1)));
    pay(gbp(10));
    bench.do(() => adjustSpending(world, id, gbp(0)));
    expect(used()).toEqual([1000, 1000, 0]);
  });

  test('of a payment that was never counted is left alone', () => {
    bench.do(() => adjustSpending(world, 4_711, gbp(5)));
    expect(used()).toEqual([0, 0, 0]);
  });

  test('comes back with the unit of work that is undone', () => {
    expect(() =>
      bench.do(() => {
        countSpending(world, 99, attempt(gbp(5)));
        throw new Error('undone');
      }),
    ).toThrow('undone');
    expect(used()).toEqual([0, 0, 0]);
  });

  test('is counted where the profile lives: a new day begins in Singapore at four in the afternoon', () => {
    move('SG');
    pay(units(10, 'SGD'));
    world.advanceTo(later(world.now, 7 * 3_600_000 - 1));
    expect(used()).toEqual([1000, 1000, 0]);
    world.advanceTo(later(world.now, 1));
    expect(used()).toEqual([0, 1000, 0]);
  });

  test('keeps its worth for a profile that moves to another country', () => {
    limitProfile(gbp(100), gbp(200));
    pay(gbp(10));
    bench.do(() => setRate(world, 'GBP', 'SGD', 2));
    move('SG');
    expect(ofProfile()[0]).toMatchObject({
      daily: { value: units(200, 'SGD'), usage: units(20, 'SGD') },
      monthly: { value: units(400, 'SGD'), usage: units(20, 'SGD') },
    });
    pay(units(5, 'SGD'));
    expect(ofProfile()[0]?.daily.usage).toEqual(units(25, 'SGD'));
  });
});

test('the usual limits are pounds, and two digits of as much elsewhere', () => {
  const values = () => ofProfile().flatMap(({ daily, max }) => [daily.value, max]);
  expect(values()).toEqual([gbp(20_000), gbp(30_000), gbp(1_000), gbp(4_000)]);
  move('JP');
  const isRound = ({ currency, amountMinor }: Money) => currency === 'JPY' && /^\d\d0+$/.test(String(amountMinor));
  expect(values().every(isRound)).toBe(true);
});

test('the lifetime limit that a card was ordered with holds until it is changed', () => {
  card = issueCard(world, bench.business, {}, 25_000);
  expect(ofCard()).toMatchObject({ lifetime: { value: gbp(250) }, daily: null });
  limit({ daily: gbp(5) });
  expect(ofCard()).toMatchObject({ lifetime: { value: gbp(250) }, daily: { value: gbp(5) } });
  limit({ lifetime: gbp(300) });
  expect(ofCard()).toMatchObject({ lifetime: { value: gbp(300) } });
});

describe('rules', () => {
  const client = { kind: 'client', clientId: 'localwise' } as const;
  const rule = (type: 'MCC' | 'CURRENCY', operation: 'ALLOW' | 'BLOCK', ...values: string[]) => {
    const wish = { type, operation, description: null, values };
    const { id } = bench.do(() => createRule(world, client, 'localwise', wish));
    bench.do(() => applyRule(world, client, 'localwise', id));
    return id;
  };
  const passes = (mcc: string, currency = 'GBP', of = card) =>
    decline(units(1, currency), 'PURCHASE', mcc, of) === undefined;

  test('that block decline what they name, and nothing else', () => {
    rule('MCC', 'BLOCK', '7995', '0742');
    expect([passes('7995'), passes('742'), passes('5999')]).toEqual([false, false, true]);
    expect(decline(gbp(1), 'PURCHASE', '7995')).toEqual({ reason: 'TRANSACTION_TYPE_NOT_SUPPORTED', detail: null });
  });

  test('that allow must all name it', () => {
    rule('MCC', 'ALLOW', '5999', '5499');
    rule('MCC', 'ALLOW', '5499', '5912');
    const id = rule('CURRENCY', 'ALLOW', 'GBP');
    expect([passes('5999'), passes('5912'), passes('5499'), passes('5499', 'EUR')]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    bench.do(() => unapplyRule(world, client, 'localwise', id));
    expect(passes('5499', 'EUR')).toBe(true);
  });

  test('come before limits, and are of one application', () => {
    limit({ transaction: gbp(0) });
    rule('CURRENCY', 'BLOCK', 'GBP');
    expect(decline(gbp(1))?.reason).toBe('TRANSACTION_TYPE_NOT_SUPPORTED');
    expect(passes('5999', 'GBP', issueCard(world, bench.business, { clientId: 'another' }))).toBe(true);
  });
});
