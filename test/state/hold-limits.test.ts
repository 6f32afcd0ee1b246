import { beforeEach, describe, expect, test } from 'vitest';
import { accountOf, type Balance, spendable, totalWorth } from '../../src/state/balances/index.ts';
import {
  capacityOf,
  chooseExcessAccount,
  closeBreach,
  findBreach,
  findOpenBreach,
  resolveBreach,
} from '../../src/state/hold-limits/index.ts';
import { hours, later, patch, type World } from '../../src/state/kernel/index.ts';
import { auditLedger, balanceOf, bank, entries, hold, release } from '../../src/state/ledger/index.ts';
import { profiles } from '../../src/state/profiles/index.ts';
import { setRate } from '../../src/state/rates/index.ts';
import { createRecipient } from '../../src/state/recipients/index.ts';
import { Bench, units } from '../support/bench.ts';

let bench: Bench;
let world: World;
beforeEach(() => {
  bench = new Bench();
  world = bench.world;
  move('SG');
});

/** The founding user's own profile moves house. */
function move(country: string): void {
  const address = world.table(profiles).get(bench.personal)?.address;
  if (!address) throw new Error('the founding user lives nowhere');
  bench.do(() => patch(world, profiles, bench.personal, { address: { ...address, country } }));
}

const british = () =>
  bench.do(() =>
    createRecipient(world, bench.ada, {
      profileId: bench.personal,
      currency: 'GBP',
      type: 'sort_code',
      name: 'Ada Lovell',
      details: { legalType: 'PRIVATE', sortCode: '231470', accountNumber: '28821822' },
      ownedByCustomer: true,
      refund: false,
    }),
  ).id;

const open = () => findOpenBreach(world, bench.personal);
const close = (recipientId: number, id = open()?.id ?? 0) =>
  closeBreach(world, bench.ada, bench.personal, id, recipientId);
const choose = (recipientId: number) => chooseExcessAccount(world, bench.ada, bench.personal, recipientId);
const holds = (balance: Balance) => spendable(world, balance);

describe('a breach', () => {
  test('is opened by what all balances are worth together', () => {
    bench.holding(15_000, 'SGD');
    expect(open()).toBeUndefined();
    bench.told();
    bench.holding(4_000, 'GBP');
    expect(open()).toMatchObject({ amount: units(1732.64, 'SGD'), closingReason: null });
    expect(bench.told()).toEqual([
      'balances#opened',
      'balances#credit',
      'balances#update',
      'balances#topped-up',
      'hold-limit-breach#update',
    ]);
  });

  test('is not opened at the limit itself, nor for a business, nor where there is no limit', () => {
    bench.holding(20_000, 'SGD');
    bench.holding(1_000_000, 'SGD', bench.business);
    expect(open()).toBeUndefined();
    move('GB');
    bench.holding(1_000_000, 'GBP');
    expect(open()).toBeUndefined();
    expect(capacityOf(world, bench.ada, bench.personal, 'GBP')).toBeNull();
  });

  test('is over when the worth has fallen, by itself', () => {
    const dollars = bench.holding(20_500, 'SGD');
    const id = open()?.id ?? 0;
    expect(bench.refusal(() => resolveBreach(world, id))).toBe('breach.still-exceeded');
    bench.do(() => setRate(world, 'SGD', 'USD', 0.8));
    move('GB');
    bench.told();
    bench.add(dollars, 1);
    expect(findBreach(world, id)).toMatchObject({ status: 'CLOSED', closingReason: 'AUTOMATICALLY_RESOLVED' });
    expect(bench.told()).toEqual([
      'balances#credit',
      'balances#update',
      'balances#topped-up',
      'hold-limit-breach#update',
    ]);
  });
});

describe('paying the excess', () => {
  test('takes it from the balance in the currency of the limit first, and pays a bank', () => {
    const [pounds, dollars] = [bench.holding(4_000, 'GBP'), bench.holding(15_000, 'SGD')];
    const { id = 0, amount } = open() ?? {};
    bench.told();
    bench.do(() => close(british(), id));
    expect(holds(pounds)).toEqual(units(4_000, 'GBP'));
    expect(holds(dollars).amountMinor).toBe(1_500_000 - (amount?.amountMinor ?? 0));
    expect(totalWorth(world, bench.personal, 'SGD')).toEqual(units(20_000, 'SGD'));
    expect(bench.told()).toEqual(['balances#update', 'hold-limit-breach#update']);
    const lines = [...world.table(entries).list('bySubject', `hold-limit-breach:${id}`)];
    expect(lines.map(({ reason, credit }) => [reason, credit])).toEqual([
      ['excess money', 'exchange:SGD'],
      ['excess money', 'bank:GBP'],
    ]);
    expect(auditLedger(world)).toEqual([]);
  });

  test.each([
    [5_000, 'SGD', 12_345.67, 'GBP'],
    [0.01, 'SGD', 15_777.77, 'USD'],
    [1, 'SGD', 600_000_001, 'VND'],
    [10_000.99, 'EUR', 3_000_001, 'JPY'],
  ])('leaves a worth of the limit at most, from %d %s and %d %s', (first, one, second, other) => {
    bench.holding(first, one);
    bench.holding(second, other);
    bench.do(() => close(british()));
    const worth = totalWorth(world, bench.personal, 'SGD').amountMinor;
    expect(worth).toBeLessThanOrEqual(2_000_000);
    expect(worth).toBeGreaterThan(2_000_000 - 5);
    expect(open()).toBeUndefined();
    expect(auditLedger(world)).toEqual([]);
  });

  test('does so even where the two ways of a rate were fixed apart', () => {
    bench.do(() => setRate(world, 'GBP', 'SGD', 2));
    bench.do(() => setRate(world, 'SGD', 'GBP', 0.000001));
    bench.holding(15_000, 'GBP');
    bench.do(() => close(british()));
    expect(totalWorth(world, bench.personal, 'SGD')).toEqual(units(20_000, 'SGD'));
  });

  test("onto a balance of the user's business moves it in one posting", () => {
    const till = bench.holding(0, 'SGD', bench.business);
    const dollars = bench.holding(20_500, 'SGD');
    bench.told();
    bench.do(() => close(till.recipientId));
    expect([holds(dollars), holds(till)]).toEqual([units(20_000, 'SGD'), units(500, 'SGD')]);
    expect(bench.told()).toEqual(['balances#update', 'balances#credit', 'balances#update', 'hold-limit-breach#update']);
    const jar = bench.holding(0, 'EUR', bench.business);
    bench.add(dollars, 100);
    bench.do(() => close(jar.recipientId));
    expect(holds(jar)).toEqual(units(67.09, 'EUR'));
    expect(balanceOf(world, bank('EUR'))).toEqual(units(0, 'EUR'));
    expect(auditLedger(world)).toEqual([]);
  });

  test('is refused while what can be spent does not cover it', () => {
    const dollars = bench.holding(20_500, 'SGD');
    bench.do(() => hold(world, accountOf(dollars), units(20_400, 'SGD'), 'card:1'));
    const recipientId = british();
    expect(bench.refusal(() => close(recipientId))).toBe('breach.not-payable');
    const { recipientId: own } = dollars;
    expect(bench.refusal(() => close(own))).toBe('breach.own-balance');
    expect(bench.refusal(() => choose(own))).toBe('breach.own-balance');
  });
});

describe('the end of the day', () => {
  const pass = (by: number) => world.advanceTo(later(world.now, by));

  test('is midnight where the profile lives', () => {
    const dollars = bench.holding(20_500, 'SGD');
    bench.do(() => choose(british()));
    // It is 17:00 in Singapore.
    pass(hours(7) - 1);
    expect(holds(dollars)).toEqual(units(20_500, 'SGD'));
    pass(1);
    expect(holds(dollars)).toEqual(units(20_000, 'SGD'));
    expect(open()).toBeUndefined();
  });

  test('comes again when the excess could not be paid', () => {
    const recipientId = british();
    bench.do(() => choose(recipientId));
    const dollars = bench.holding(20_500, 'SGD');
    const reserved = bench.do(() => hold(world, accountOf(dollars), units(20_500, 'SGD'), 'card:1'));
    expect(pass(hours(7)).map(({ error }) => error)).toEqual([
      'What can be spent does not cover the excess',
      undefined,
    ]);
    expect(open()).toBeDefined();
    bench.do(() => release(world, reserved));
    pass(hours(24));
    expect(open()).toBeUndefined();
    expect(world.nextTaskAt()).toBeUndefined();
  });
});
