import { beforeEach, describe, expect, test } from 'vitest';
import { findBulkPayment, setBulkTerms } from '../../src/state/funding/index.ts';
import { type Json, money } from '../../src/state/kernel/index.ts';
import { auditLedger, balanceOf, bank, partner } from '../../src/state/ledger/index.ts';
import { creditOf, totalsOf, worthOf } from '../../src/state/settlements/index.ts';
import { Bureau, refundedRow, settledRow } from '../support/batches.ts';
import { Bench, units } from '../support/bench.ts';

let bench: Bench;
let bureau: Bureau;
beforeEach(() => {
  bench = new Bench();
  bureau = new Bureau(bench);
});

const owed = (currency: string) => balanceOf(bench.world, partner('localwise', currency));

/** A transfer of `amount` pounds that its partner owes for. */
function funded(amount = 100, target = 'EUR') {
  const transfer = bureau.transfer({ sourceAmount: amount, targetCurrency: target });
  bureau.bulk(transfer);
  return bureau.now(transfer.id);
}

const rowOf = (transfer: ReturnType<typeof funded>, rate: number | null = null) => settledRow(transfer, bench, rate);

describe('the total', () => {
  const row = (minor: number, currency: string, rate: number) => ({ amount: money(minor, currency), rate });

  test('is rounded once, however many rows there are', () => {
    const rows = Array.from({ length: 1_000 }, () => row(2_324, 'PHP', 0.875469));
    expect(worthOf(rows, 'USD')).toEqual(units(20_345.9, 'USD'));
    expect(worthOf([row(2_324, 'PHP', 0.875469)], 'USD')).toEqual(units(20.35, 'USD'));
    expect(worthOf([row(1, 'GBP', 0.1), row(1, 'GBP', 0.2), row(2, 'GBP', 0.1)], 'GBP')).toEqual(money(1, 'GBP'));
  });

  test('crosses currencies of other decimals', () => {
    expect(worthOf([row(20_001, 'JPY', 0.0066513)], 'USD')).toEqual(units(133.03, 'USD'));
    expect(worthOf([row(10_055, 'USD', 150.345)], 'JPY')).toEqual(units(15_117, 'JPY'));
    expect(worthOf([row(100, 'USD', 1e-7), row(100, 'USD', 0.3)], 'KWD')).toEqual(units(0.3, 'KWD'));
    expect(worthOf([], 'JPY')).toEqual(units(0, 'JPY'));
  });

  test('is never negative, and what is left over is owed', () => {
    const [of, against] = [[row(10_000, 'GBP', 1)], [row(15_000, 'GBP', 1)]];
    const nothing = units(0, 'GBP');
    expect(totalsOf(of, [], nothing, 'GBP')).toMatchObject({ due: units(100, 'GBP'), surplus: nothing });
    expect(totalsOf(of, against, nothing, 'GBP')).toMatchObject({ due: nothing, surplus: units(50, 'GBP') });
    expect(totalsOf(of, [], units(30, 'GBP'), 'GBP')).toMatchObject({ due: units(70, 'GBP'), surplus: nothing });
    expect(totalsOf(of, [], units(130, 'GBP'), 'GBP')).toMatchObject({ due: nothing, surplus: units(30, 'GBP') });
  });
});

test('what a partner owes is gone when it has paid', () => {
  const transfers = [funded(100), funded(50.5)];
  expect(owed('GBP')).toEqual(units(150.5, 'GBP'));
  const expected = bureau.send(transfers.map(transfer => rowOf(transfer)));
  expect(expected).toMatchObject({ status: 'EXPECTED', due: units(150.5, 'GBP') });
  expect(bureau.settle(expected.id).status).toBe('SETTLED');
  expect([owed('GBP'), balanceOf(bench.world, bank('GBP'))]).toEqual([units(0, 'GBP'), units(150.5, 'GBP')]);
  expect(findBulkPayment(bench.world, transfers[0]?.id ?? 0)).toMatchObject({
    status: 'SETTLED',
    settlementId: expected.id,
  });
  expect(auditLedger(bench.world)).toEqual([]);
});

test('what has come for one journal may be moved to another, and the partner owes as much as before', () => {
  const [from, to] = [bureau.send([rowOf(funded(100))]).id, bureau.send([rowOf(funded(100))]).id];
  const dollars = bureau.send([rowOf(funded(100), 1.3)], { currency: 'USD', crossCurrency: true }).id;
  bureau.part(from, 90);
  bureau.part(to, 20);
  const debt = owed('GBP');
  for (const giver of [to, dollars, 9, 'x', null]) {
    expect(bench.refusal(() => bureau.part(to, 10, giver))).toBe('settlement.bad-giver');
  }
  expect(bench.refusal(() => bureau.part(from, 10, dollars))).toBe('settlement.bad-giver');
  expect(bench.refusal(() => bureau.part(from, 21, to))).toBe('settlement.bad-part');
  expect(bureau.part(to, 80, from)).toMatchObject({ status: 'SETTLED', received: units(100, 'GBP') });
  expect(bureau.settlement(from)).toMatchObject({ status: 'EXPECTED', received: units(10, 'GBP') });
  expect(owed('GBP')).toEqual(debt);
  expect(bench.refusal(() => bureau.part(from, 90, to))).toBe('settlement.bad-giver');
  expect(bureau.settle(from).received).toEqual(units(100, 'GBP'));
  expect(auditLedger(bench.world)).toEqual([]);
});

test('a debt in one currency is paid in another, at the partner’s own rates', () => {
  const rows = [rowOf(funded(100), 1.3), rowOf(funded(50), 1.25)];
  const expected = bureau.send(rows, { currency: 'USD', crossCurrency: true });
  expect(expected.due).toEqual(units(192.5, 'USD'));
  bureau.settle(expected.id);
  expect([owed('GBP'), owed('USD')]).toEqual([units(0, 'GBP'), units(0, 'USD')]);
  expect(balanceOf(bench.world, bank('USD'))).toEqual(units(192.5, 'USD'));
  expect(auditLedger(bench.world)).toEqual([]);
});

test('refunds beyond settlements are a credit, that a later journal takes off', () => {
  const large = funded(100);
  bureau.settle(bureau.send([rowOf(large)]).id);
  bureau.move(large.id, 'cancel');
  expect(owed('GBP')).toEqual(units(-100, 'GBP'));
  const net = bureau.send([rowOf(funded(30))], { refunds: [refundedRow(large)] });
  expect(net).toMatchObject({ status: 'SETTLED', due: units(0, 'GBP') });
  expect(creditOf(bench.world, 'localwise', 'GBP')).toEqual(units(70, 'GBP'));
  const next = funded(90);
  const greedy = bureau.send([rowOf(next)], { creditUsed: units(70.01, 'GBP') });
  expect(greedy).toMatchObject({ status: 'INVALID', findings: ['more is taken off than is owed'] });
  const last = bureau.send([rowOf(next)], { creditUsed: units(70, 'GBP') });
  expect(last.due).toEqual(units(20, 'GBP'));
  bureau.settle(last.id);
  expect([owed('GBP'), creditOf(bench.world, 'localwise', 'GBP')]).toEqual([units(0, 'GBP'), units(0, 'GBP')]);
});

test('a refund is taken off at the rate it was settled at', () => {
  const transfer = funded(100);
  bureau.settle(bureau.send([rowOf(transfer, 1.3)], { currency: 'USD', crossCurrency: true }).id);
  bureau.move(transfer.id, 'cancel');
  const refunds = [refundedRow(transfer)];
  const other = rowOf(funded(100), 1.4);
  const net = bureau.send([other], { currency: 'USD', crossCurrency: true, refunds });
  expect(net.due).toEqual(units(10, 'USD'));
  bureau.settle(net.id);
  expect([owed('GBP'), owed('USD')]).toEqual([units(0, 'GBP'), units(0, 'USD')]);
});

describe('a row that does not fit', () => {
  const findingsOf = (...args: Parameters<Bureau['send']>) => bureau.send(...args).findings;

  test('is named, and nothing of the journal counts', () => {
    const [good, unpaid] = [funded(), bureau.transfer()];
    const announced = bureau.transfer();
    bureau.bulk(announced, 'INITIATE');
    const found = findingsOf([
      rowOf(good),
      rowOf(good),
      rowOf(unpaid),
      rowOf(announced),
      { ...rowOf(good), transferId: 1 },
      { ...rowOf(funded()), amount: units(99.99, 'GBP') },
    ]);
    expect(found).toHaveLength(5);
    expect(found[0]).toBe(`transfer ${good.id} is settled twice`);
    expect(findBulkPayment(bench.world, good.id)).toMatchObject({ status: 'PAID', settlementId: null });
    expect(findingsOf([], { refunds: [refundedRow(good)] })).toEqual([
      `transfer ${good.id} was not refunded to the partner`,
    ]);
  });

  test('may have a rate so large that nothing could be counted', () => {
    const found = findingsOf([rowOf(funded(1_000_000), 1e9)], { currency: 'JPY', crossCurrency: true });
    expect(found).toEqual(['the total is more than can be counted']);
  });
});

describe('above the collateral limit', () => {
  const limit = (amount: number) =>
    bench.do(() => setBulkTerms(bench.world, 'localwise', { collateral: [units(amount, 'GBP')] }));

  test('payments wait, oldest first, until there is room', () => {
    limit(150);
    const first = funded(100);
    const [second, third] = [funded(60), funded(40)];
    expect(bureau.bulk(bureau.transfer({ sourceAmount: 50.01 }))).toMatchObject({
      outcome: 'created',
      reason: 'trustedprefundbulk.limit-reached',
    });
    expect([second, third].map(({ status }) => status)).toEqual(['incoming_payment_waiting', 'processing']);
    bureau.settle(bureau.send([rowOf(first)]).id);
    expect(bureau.now(second.id).status).toBe('processing');
    expect(owed('GBP')).toEqual(units(100, 'GBP'));
  });

  test('a payment that was called off while its settlement was awaited leaves a credit', () => {
    limit(0);
    const waiting = funded(80);
    const { id } = bureau.send([rowOf(waiting)]);
    bureau.move(waiting.id, 'cancel');
    bureau.settle(id);
    expect(creditOf(bench.world, 'localwise', 'GBP')).toEqual(units(80, 'GBP'));
    expect(owed('GBP')).toEqual(units(-80, 'GBP'));
  });
});

test('a refund goes to the partner and is told to it alone, where it settles net', () => {
  const [silent, told] = [funded(10), funded(20)];
  bureau.move(silent.id, 'cancel');
  bench.do(() => setBulkTerms(bench.world, 'localwise', { refundUrl: 'http://127.0.0.1:9/' }));
  bench.told();
  bureau.move(told.id, 'cancel');
  const ordered = bench.events.filter(({ type }) => type === 'payout#create');
  expect(ordered.map(({ facts }) => facts as Json)).toMatchObject([{ transferId: told.id, amount: units(20, 'GBP') }]);
  expect(owed('GBP')).toEqual(units(0, 'GBP'));
});

test('a partner that nothing was agreed with cannot pay in bulk', () => {
  bench.do(() => setBulkTerms(bench.world, 'localwise', { enabled: false }));
  const transfer = bureau.transfer();
  expect(bench.refusal(() => bureau.bulk(transfer))).toBe('funding.bulk-not-enabled');
});
