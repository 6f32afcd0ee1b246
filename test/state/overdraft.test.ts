import { beforeEach, describe, expect, test } from 'vitest';
import {
  accountOf,
  type Balance,
  canPay,
  debitBalance,
  findOverdraft,
  requireFunds,
  setOverdraft,
  spendable,
  totalFunds,
} from '../../src/state/balances/index.ts';
import { hours, later, minutes, money, type World } from '../../src/state/kernel/index.ts';
import { auditLedger, bank, hold, post } from '../../src/state/ledger/index.ts';
import { moveBetweenBalances } from '../../src/state/movements/index.ts';
import { setRate } from '../../src/state/rates/index.ts';
import { Bench, units } from '../support/bench.ts';

let bench: Bench;
let world: World;
beforeEach(() => {
  bench = new Bench();
  world = bench.world;
});

const grant = (amount: number, currency: string) =>
  bench.do(() => setOverdraft(world, bench.personal, units(amount, currency)));

const why = { channel: 'CARD', reference: null, reason: 'test', subject: 'test:1' } as const;

/** Spends as a verb would: asks first. */
const spend = (balance: Balance, amount: number) => {
  const sum = units(amount, balance.currency);
  requireFunds(world, balance, sum);
  debitBalance(world, balance, sum, bank(balance.currency), why);
};

describe('an overdraft', () => {
  test('lets a balance go below nothing, down to its limit and no further', () => {
    const pounds = bench.holding(100, 'GBP');
    expect(bench.refusal(() => spend(pounds, 100.01))).toBe('balance.insufficient-funds');
    grant(50, 'GBP');
    expect(bench.refusal(() => spend(pounds, 150.01))).toBe('balance.insufficient-funds');
    bench.do(() => spend(pounds, 150));
    expect(spendable(world, pounds)).toEqual(units(-50, 'GBP'));
    expect(canPay(world, pounds, money(1, 'GBP'))).toBe(false);
    bench.add(pounds, 20);
    bench.do(() => spend(pounds, 20));
    expect(auditLedger(world)).toEqual([]);
  });

  test('is one limit for all balances together, at the mid-market rate', () => {
    const [pounds, euros] = [bench.holding(0, 'GBP'), bench.holding(500, 'EUR')];
    bench.do(() => setRate(world, 'EUR', 'GBP', 0.5));
    grant(100, 'GBP');
    bench.do(() => spend(pounds, 60));
    expect(bench.refusal(() => spend(euros, 580.02))).toBe('balance.insufficient-funds');
    bench.do(() => spend(euros, 580));
    expect(spendable(world, euros)).toEqual(units(-80, 'EUR'));
    expect(bench.refusal(() => spend(pounds, 0.01))).toBe('balance.insufficient-funds');
  });

  test('counts what is reserved as spent', () => {
    const pounds = bench.holding(100, 'GBP');
    grant(50, 'GBP');
    bench.do(() => hold(world, accountOf(pounds), units(100, 'GBP'), 'card:1'));
    expect(bench.refusal(() => spend(pounds, 50.01))).toBe('balance.insufficient-funds');
    bench.do(() => spend(pounds, 50));
    expect(spendable(world, pounds)).toEqual(units(-50, 'GBP'));
  });

  test('is for STANDARD balances, and for no other profile', () => {
    const jar = bench.jar('GBP');
    const till = bench.holding(1, 'GBP', bench.business);
    grant(50, 'GBP');
    expect(canPay(world, jar, money(1, 'GBP'))).toBe(false);
    expect(canPay(world, till, units(2, 'GBP'))).toBe(false);
    const pounds = bench.holding(0, 'GBP');
    const wish = { sourceBalanceId: pounds.id, targetBalanceId: jar.id, amount: units(30, 'GBP') };
    bench.do(() => moveBetweenBalances(world, bench.ada, bench.personal, wish));
    expect([spendable(world, pounds), spendable(world, jar)]).toEqual([units(-30, 'GBP'), units(30, 'GBP')]);
  });

  test('is nothing the ledger grants by itself', () => {
    const pounds = bench.holding(10, 'GBP');
    grant(50, 'GBP');
    const posting = { debit: accountOf(pounds), credit: bank('GBP'), reason: 'test', subject: 'test:1' };
    const take = (amount: number, overdraft?: number) => () =>
      bench.do(() =>
        post(world, {
          ...posting,
          amount: units(amount, 'GBP'),
          ...(overdraft === undefined ? {} : { overdraft: units(overdraft, 'GBP') }),
        }),
      );
    expect(take(11)).toThrow('overdrawn');
    expect(take(12, 1)).toThrow('overdrawn');
    expect(() => bench.do(() => debitBalance(world, pounds, units(61, 'GBP'), bank('GBP'), why))).toThrow('overdrawn');
    take(12, 2)();
    expect(spendable(world, pounds)).toEqual(units(-2, 'GBP'));
  });

  test('is not taken away while it is in use', () => {
    const pounds = bench.holding(0, 'GBP');
    grant(50, 'GBP');
    bench.do(() => spend(pounds, 30));
    const set = (amount: number, currency = 'GBP', id = bench.personal) =>
      bench.refusal(() => setOverdraft(world, id, units(amount, currency)));
    expect(set(29.99)).toBe('balance.overdraft-in-use');
    expect(set(-1)).toBe('balance.negative-overdraft');
    expect(set(100, 'COP')).toBe('balance.unsupported-currency');
    expect(set(100, 'GBP', 7)).toBe('profile.not-found');
    grant(30, 'GBP');
    expect(canPay(world, pounds, money(1, 'GBP'))).toBe(false);
    bench.add(pounds, 30);
    grant(0, 'GBP');
    expect(findOverdraft(world, bench.personal)?.limit).toEqual(units(0, 'GBP'));
  });
});

describe('what the profile has in all', () => {
  const funds = (currency: string) => totalFunds(world, bench.ada, bench.personal, currency);
  const oneToOne = () => bench.do(() => setRate(world, 'GBP', 'USD', 1));

  test.each([
    [2000, 0, 0, 2000, 2000, 0],
    [2000, -100, 500, 1900, 2400, 100],
    [0, -100, 500, -100, 400, 100],
  ])('%d pounds and %d dollars with a limit of %d', (pounds, dollars, limit, worth, available, used) => {
    oneToOne();
    bench.holding(pounds, 'GBP');
    const other = bench.holding(0, 'USD');
    if (limit > 0) grant(limit, 'GBP');
    if (dollars < 0) bench.do(() => spend(other, -dollars));
    expect(funds('GBP')).toEqual({
      worth: units(worth, 'GBP'),
      cash: units(worth, 'GBP'),
      available: units(available, 'GBP'),
      overdraft: {
        limit: units(limit, 'GBP'),
        used: units(used, 'GBP'),
        available: units(limit - used, 'GBP'),
        availableIn: [units(limit - used, 'GBP'), units(limit - used, 'USD')],
      },
    });
  });
});

describe('being told', () => {
  test('happens when seven tenths are reached from below, once an hour at most', () => {
    const pounds = bench.holding(0, 'GBP');
    grant(1000, 'GBP');
    const toldBy = (act: () => unknown) => {
      bench.told();
      bench.do(act);
      return bench.events.filter(({ type }) => type === 'profiles#overdraft-limit-threshold').map(({ facts }) => facts);
    };
    expect(toldBy(() => spend(pounds, 699.99))).toEqual([]);
    const limit = units(1000, 'GBP');
    expect(toldBy(() => spend(pounds, 10.01))).toEqual([{ profileId: bench.personal, used: units(710, 'GBP'), limit }]);
    expect(toldBy(() => spend(pounds, 100))).toEqual([]);
    bench.add(pounds, 500);
    world.advanceTo(later(world.now, minutes(59)));
    expect(toldBy(() => spend(pounds, 450))).toEqual([]);
    bench.add(pounds, 500);
    world.advanceTo(later(world.now, hours(1)));
    expect(toldBy(() => spend(pounds, 450))).toEqual([{ profileId: bench.personal, used: units(710, 'GBP'), limit }]);
  });
});
