import { beforeEach, describe, expect, test } from 'vitest';
import { type Balance, closeBalance } from '../../src/state/balances/index.ts';
import { seconds } from '../../src/state/kernel/index.ts';
import { auditLedger, balanceOf, bank } from '../../src/state/ledger/index.ts';
import { moveMoney } from '../../src/state/movements/index.ts';
import {
  debitReturn,
  paymentReturns,
  type ReturnReason,
  refundPayment,
  returnPayment,
  sendReturn,
} from '../../src/state/receiving/index.ts';
import { units } from '../support/bench.ts';
import { Receiver } from '../support/receiver.ts';

let bench: Receiver;
beforeEach(() => {
  bench = new Receiver();
});

const giveBack = (id: number, reason: ReturnReason | null = 'CUSTOMER_REQUEST') =>
  returnPayment(bench.world, bench.ada, bench.personal, id, reason);

/** Puts what the balance holds out of reach. */
function spend(amount: number): Balance {
  const jar = bench.jar('EUR');
  const wish = { sourceBalanceId: bench.euros.id, targetBalanceId: jar.id, amount: units(amount, 'EUR') };
  bench.do(() => moveMoney(bench.world, bench.ada, bench.personal, wish));
  bench.told();
  return jar;
}

describe('a return', () => {
  test('takes the money back, once', () => {
    const { id } = bench.receive(250);
    bench.told();
    expect(bench.do(() => giveBack(id, null))).toMatchObject({ status: 'funds_refunded', paymentId: id });
    expect([bench.statusOf(id), bench.held, balanceOf(bench.world, bank('EUR'))]).toEqual([
      'REFUNDED',
      units(0, 'EUR'),
      units(0, 'EUR'),
    ]);
    expect(bench.told()).toEqual([
      'balances#update',
      'transfers#state-change',
      'transfers#state-change',
      'account-details-payment#state-change',
    ]);
    expect(bench.refusal(() => giveBack(id))).toBe('payment.returned-already');
  });

  test('of a Swift payment says why', () => {
    const { paymentId } = bench.swift(100, 'EUR');
    expect(bench.refusal(() => giveBack(paymentId, null))).toBe('payment.reason-missing');
    bench.do(() => giveBack(paymentId, 'CLOSED_ACCOUNT'));
    expect(bench.statusOf(paymentId)).toBe('REFUNDED');
  });

  test('waits until the balance can pay, and goes before what comes later', () => {
    const [first, second] = [bench.receive(100), bench.receive(60)];
    spend(160);
    const waiting = bench.do(() => giveBack(first.id));
    bench.do(() => giveBack(second.id));
    expect([waiting.status, bench.statusOf(first.id), bench.told()]).toEqual([
      'outgoing_payment_sent',
      'COMPLETED',
      [],
    ]);
    expect(bench.refusal(() => giveBack(first.id))).toBe('payment.returned-already');
    expect(bench.refusal(() => debitReturn(bench.world, waiting.id))).toBe('balance.insufficient-funds');
    bench.add(bench.euros, 70);
    expect([bench.statusOf(first.id), bench.statusOf(second.id), bench.held]).toEqual([
      'COMPLETED',
      'COMPLETED',
      units(70, 'EUR'),
    ]);
    bench.add(bench.euros, 35);
    expect([bench.statusOf(first.id), bench.statusOf(second.id), bench.held]).toEqual([
      'REFUNDED',
      'COMPLETED',
      units(5, 'EUR'),
    ]);
    bench.add(bench.euros, 100);
    expect([bench.statusOf(second.id), bench.held]).toEqual(['REFUNDED', units(45, 'EUR')]);
    expect(auditLedger(bench.world)).toEqual([]);
  });

  test('that waits is left alone while the balance is invested', () => {
    const { id } = bench.receive(100);
    spend(100);
    const { id: returnId } = bench.do(() => giveBack(id));
    bench.world.changeSettings({ autoAdvance: { 'incoming-payment': 'manual' } });
    bench.add(bench.euros, 99);
    bench.invest();
    expect(bench.refusal(() => debitReturn(bench.world, returnId))).toBe('balance.not-operable');
    expect(bench.statusOf(id)).toBe('COMPLETED');
  });

  test('takes its time where the world says so', () => {
    bench.world.changeSettings({ autoAdvance: { 'payment-return': 'clock' } });
    const { id } = bench.receive(100);
    const { id: returnId, status } = bench.do(() => giveBack(id));
    expect([status, bench.statusOf(id), bench.held]).toEqual(['bounced_back', 'COMPLETED', units(0, 'EUR')]);
    bench.pass(seconds(6));
    expect([bench.world.table(paymentReturns).get(returnId)?.status, bench.statusOf(id)]).toEqual([
      'funds_refunded',
      'REFUNDED',
    ]);
    expect(bench.refusal(() => sendReturn(bench.world, returnId))).toBe('receiving.wrong-step');
  });

  test('is for one’s own payments, on balances that can be debited', () => {
    const { world, ada, personal, business } = bench;
    const { id } = bench.receive(100);
    expect(bench.refusal(() => returnPayment(world, ada, business, id, null))).toBe('payment.not-found');
    expect(bench.refusal(() => giveBack(1))).toBe('payment.not-found');
    const { actor } = bench.stranger();
    expect(bench.refusal(() => returnPayment(world, actor, personal, id, null))).toBe('access.forbidden');
    bench.invest();
    expect(bench.refusal(() => giveBack(id))).toBe('balance.not-operable');
    bench.invest('NOT_INVESTED');
    spend(100);
    bench.do(() => closeBalance(world, ada, personal, bench.euros.id));
    expect(bench.refusal(() => giveBack(id))).toBe('payment.balance-closed');
  });

  test('may be Wise’s own, and ends one that waits', () => {
    const [first, second] = [bench.receive(100), bench.receive(60)];
    bench.do(() => refundPayment(bench.world, first.id));
    expect([bench.statusOf(first.id), bench.held]).toEqual(['REFUNDED', units(60, 'EUR')]);
    expect(bench.refusal(() => refundPayment(bench.world, first.id))).toBe('receiving.wrong-step');
    spend(60);
    expect(bench.refusal(() => refundPayment(bench.world, second.id))).toBe('balance.insufficient-funds');
    bench.world.changeSettings({ autoAdvance: { 'payment-return': 'manual' } });
    bench.do(() => giveBack(second.id));
    bench.add(bench.euros, 60);
    expect([bench.statusOf(second.id), bench.held]).toEqual(['COMPLETED', units(0, 'EUR')]);
    bench.do(() => refundPayment(bench.world, second.id));
    expect(bench.statusOf(second.id)).toBe('REFUNDED');
  });
});
