import { beforeEach, describe, expect, test } from 'vitest';
import {
  type Balance,
  closeBalance,
  findStandardBalance,
  reserved,
  spendable,
} from '../../src/state/balances/index.ts';
import {
  type CardTransaction,
  capture,
  findCardTransaction,
  lapse,
  refundCardTransaction,
  reverse,
} from '../../src/state/card-payments/index.ts';
import type { Card } from '../../src/state/cards/index.ts';
import { days, later } from '../../src/state/kernel/index.ts';
import { auditLedger, balanceOf, bank, fee } from '../../src/state/ledger/index.ts';
import { moveBetweenBalances } from '../../src/state/movements/index.ts';
import { setRate } from '../../src/state/rates/index.ts';
import { changeCardLimits } from '../../src/state/spend/index.ts';
import { Bench, units } from '../support/bench.ts';
import { changeCard, pay, purchase } from '../support/cards.ts';
import { issueCard } from '../support/spend.ts';

let bench: Bench;
let card: Card;
let pounds: Balance;
beforeEach(() => {
  bench = new Bench();
  pounds = bench.holding(100, 'GBP');
  card = issueCard(bench.world, bench.personal);
  bench.told();
});

const gbp = (value: number) => units(value, 'GBP');
const standing = (balance = pounds) => [spendable(bench.world, balance), reserved(bench.world, balance)];
const now = ({ id }: CardTransaction) => findCardTransaction(bench.world, id);

describe('a payment in the currency of a balance', () => {
  test('is set aside, and taken when it is cleared', () => {
    const paid = pay(bench, card, purchase(10));
    expect(bench.told()).toEqual(['cards#transaction-state-change', 'balances#update']);
    expect(standing()).toEqual([gbp(90), gbp(10)]);
    expect(paid.purgeAt).toBe(later(bench.world.now, days(7)));
    bench.do(() => capture(bench.world, paid.id));
    expect(bench.told()).toEqual(['cards#transaction-state-change', 'balances#taken']);
    expect(standing()).toEqual([gbp(90), gbp(0)]);
    expect(balanceOf(bench.world, bank('GBP'))).toEqual(gbp(90));
    expect(now(paid)).toMatchObject({ status: 'COMPLETED', step: 'CAPTURE', arn: expect.stringMatching(/^\d{23}$/) });
    expect(now(paid)?.debits).toHaveLength(1);
    expect(auditLedger(bench.world)).toEqual([]);
  });

  test('is cleared for less: what was set aside is given back, and the rest taken', () => {
    const paid = pay(bench, card, purchase(10));
    bench.told();
    bench.do(() => capture(bench.world, paid.id, gbp(8)));
    const credited = ['balances#credit', 'balances#update'];
    expect(bench.told()).toEqual(['cards#transaction-state-change', ...credited, 'balances#taken']);
    expect(standing()).toEqual([gbp(92), gbp(0)]);
    expect(now(paid)?.debits.map(({ debited }) => debited)).toEqual([gbp(10), gbp(-10), gbp(8)]);
    expect(now(paid)?.amount).toEqual(gbp(8));
  });

  test('is cleared for more than is there, and the balance goes below nothing', () => {
    const paid = pay(bench, card, purchase(100));
    bench.do(() => capture(bench.world, paid.id, gbp(120)));
    expect(standing()).toEqual([gbp(-20), gbp(0)]);
    expect(auditLedger(bench.world)).toEqual([]);
  });

  test('is given up in part, then whole', () => {
    const paid = pay(bench, card, purchase(10));
    bench.told();
    bench.do(() => reverse(bench.world, paid.id, gbp(3)));
    expect(now(paid)).toMatchObject({ status: 'IN_PROGRESS', step: 'PARTIAL_REVERSAL', amount: gbp(3) });
    expect(standing()).toEqual([gbp(97), gbp(3)]);
    expect(bench.told()).toEqual(['cards#transaction-state-change', 'balances#credit', 'balances#update']);
    expect(bench.refusal(() => reverse(bench.world, paid.id, gbp(3)))).toBe('transaction.nothing-to-reverse');
    bench.do(() => reverse(bench.world, paid.id));
    expect(now(paid)).toMatchObject({ status: 'CANCELLED', step: 'FULL_REVERSAL', amount: gbp(3) });
    expect(standing()).toEqual([gbp(100), gbp(0)]);
    expect(now(paid)?.debits.map(({ debited }) => debited)).toEqual([gbp(10), gbp(-7), gbp(-3)]);
    expect(bench.refusal(() => reverse(bench.world, paid.id))).toBe('transaction.wrong-status');
  });

  test('lapses after a week, a pre-authorisation after thirty days, and may be taken late', () => {
    const [paid, guessed] = [
      pay(bench, card, purchase(60)),
      pay(bench, card, purchase(5, 'GBP', { confirmed: false })),
    ];
    bench.world.advanceTo(later(bench.world.now, days(7)));
    expect([now(paid)?.status, now(guessed)?.status]).toEqual(['CANCELLED', 'IN_PROGRESS']);
    expect(standing()).toEqual([gbp(95), gbp(5)]);
    bench.world.advanceTo(later(bench.world.now, days(23)));
    expect(now(guessed)?.status).toBe('CANCELLED');
    pay(bench, card, purchase(70));
    bench.do(() => capture(bench.world, paid.id));
    expect(now(paid)?.status).toBe('COMPLETED');
    expect(standing()).toEqual([gbp(-30), gbp(70)]);
    expect(bench.refusal(() => lapse(bench.world, paid.id))).toBe('transaction.wrong-status');
  });
});

describe('a payment in another currency', () => {
  test('is converted: what is taken is what it is worth at the rate, and the fee', () => {
    bench.do(() => setRate(bench.world, 'GBP', 'EUR', 1.15723));
    const paid = pay(bench, card, purchase(18.4, 'EUR'));
    expect(paid.debits[0]).toMatchObject({ debited: gbp(15.98), fee: gbp(0.08), rate: 1.15723 });
    bench.do(() => capture(bench.world, paid.id));
    expect(standing()).toEqual([gbp(84.02), gbp(0)]);
    expect(balanceOf(bench.world, fee('GBP'))).toEqual(gbp(0.08));
    expect(balanceOf(bench.world, bank('EUR'))).toEqual(units(-18.4, 'EUR'));
    expect(auditLedger(bench.world)).toEqual([]);
  });

  test('is cleared at the rate of its authorisation, however rates have moved', () => {
    bench.do(() => setRate(bench.world, 'GBP', 'EUR', 2));
    const paid = pay(bench, card, purchase(20, 'EUR'));
    bench.do(() => setRate(bench.world, 'GBP', 'EUR', 1));
    bench.do(() => capture(bench.world, paid.id, units(10, 'EUR')));
    expect(now(paid)?.debits.at(-1)).toMatchObject({ debited: gbp(5.03), rate: 2, fee: gbp(0.03) });
  });

  test('is paid by the balance of its currency, else by the one with more on it', () => {
    const euros = bench.holding(5, 'EUR');
    const dollars = bench.holding(900, 'USD');
    expect(pay(bench, card, purchase(5, 'EUR')).debits[0]?.balanceId).toBe(euros.id);
    expect(pay(bench, card, purchase(10, 'EUR')).debits[0]?.balanceId).toBe(dollars.id);
  });
});

describe('a refund', () => {
  test('is credited when it is cleared, and opens the balance it needs', () => {
    const refund = pay(bench, card, purchase(12, 'EUR', { type: 'REFUND' }));
    expect([refund.purgeAt, refund.debits]).toEqual([null, []]);
    expect(findStandardBalance(bench.world, bench.personal, 'EUR')).toBeUndefined();
    bench.do(() => capture(bench.world, refund.id));
    const euros = findStandardBalance(bench.world, bench.personal, 'EUR') as Balance;
    expect(standing(euros)).toEqual([units(12, 'EUR'), units(0, 'EUR')]);
    expect(now(refund)?.credits).toEqual([{ balanceId: euros.id, credited: units(12, 'EUR'), at: bench.world.now }]);
    expect(auditLedger(bench.world)).toEqual([]);
  });

  test('in a currency that no balance can be held in is converted', () => {
    const refund = pay(bench, card, purchase(1000, 'XPF', { type: 'REFUND' }));
    bench.do(() => setRate(bench.world, 'XPF', 'GBP', 0.007));
    bench.do(() => capture(bench.world, refund.id));
    expect(standing()).toEqual([gbp(107), gbp(0)]);
    expect(auditLedger(bench.world)).toEqual([]);
  });

  test('of what was paid is a transaction of its own, even on a card that is blocked by now', () => {
    const paid = pay(bench, card, purchase(10));
    expect(bench.refusal(() => refundCardTransaction(bench.world, paid.id, gbp(4)))).toBe('transaction.not-refundable');
    bench.do(() => capture(bench.world, paid.id));
    changeCard(bench, card, { status: 'BLOCKED' });
    const refund = bench.do(() => refundCardTransaction(bench.world, paid.id, gbp(4)));
    expect(refund).toMatchObject({ type: 'REFUND', status: 'COMPLETED', refundOf: paid.id });
    expect(now(paid)?.status).toBe('COMPLETED');
    expect(standing()).toEqual([gbp(94), gbp(0)]);
  });
});

test('a check of the card sets nothing aside', () => {
  const checked = pay(bench, card, purchase(0));
  expect(checked).toMatchObject({ status: 'IN_PROGRESS', purgeAt: null, debits: [], booked: null });
  bench.world.advanceTo(later(bench.world.now, days(7)));
  expect(now(checked)?.status).toBe('CANCELLED');
});

test('a fee is paid with the amount', () => {
  const fees = [{ type: 'ATM_MACHINE', amount: gbp(1) }] as const;
  const drawn = pay(bench, card, purchase(20, 'GBP', { type: 'CASH_WITHDRAWAL', fees }));
  expect(drawn.debits[0]?.debited).toEqual(gbp(21));
});

test('a late capture finds another balance where its own was closed', () => {
  const euros = bench.holding(50, 'EUR');
  const paid = pay(bench, card, purchase(50, 'EUR'));
  bench.do(() => reverse(bench.world, paid.id));
  const { world, ada, personal } = bench;
  const [jar, empty] = [bench.jar('EUR'), { sourceBalanceId: euros.id, amount: units(50, 'EUR') }];
  bench.do(() => moveBetweenBalances(world, ada, personal, { ...empty, targetBalanceId: jar.id }));
  bench.do(() => closeBalance(world, ada, personal, euros.id));
  bench.do(() => capture(world, paid.id));
  expect(now(paid)?.debits.at(-1)).toMatchObject({ balanceId: pounds.id, paidFor: units(50, 'EUR') });
  expect(auditLedger(world)).toEqual([]);
});

test('limits count what is authorised, and no more once it is given up', () => {
  const { world, ada, personal } = bench;
  bench.do(() => changeCardLimits(world, ada, personal, card.id, { daily: gbp(15) }));
  const paid = pay(bench, card, purchase(10));
  expect(pay(bench, card, purchase(10)).status).toBe('DECLINED');
  bench.do(() => reverse(world, paid.id, gbp(5)));
  const second = pay(bench, card, purchase(10));
  expect(second.status).toBe('IN_PROGRESS');
  bench.do(() => reverse(world, second.id));
  bench.do(() => capture(world, paid.id, units(10, 'EUR')));
  expect(pay(bench, card, purchase(10)).status).toBe('DECLINED');
});
