import { beforeEach, describe, expect, test } from 'vitest';
import { spendable } from '../../src/state/balances/index.ts';
import { fundTransfer } from '../../src/state/funding/index.ts';
import { add, later, minutes, subtract, toUnits } from '../../src/state/kernel/index.ts';
import { auditLedger, balanceOf, bank, suspense } from '../../src/state/ledger/index.ts';
import { findQuote, optionsOf } from '../../src/state/quotes/index.ts';
import { createRecipient } from '../../src/state/recipients/index.ts';
import { createTransfer, estimateDelivery, type Transfer, transfers } from '../../src/state/transfers/index.ts';
import { Bench } from '../support/bench.ts';
import { swift } from '../support/sender.ts';
import { Office } from '../support/transfers.ts';
import { Rng } from '../support/walk.ts';

let bench: Bench;
let office: Office;
beforeEach(() => {
  bench = new Bench();
  office = new Office(bench);
});

const fund = ({ id, profileId }: Transfer) =>
  bench.do(() =>
    fundTransfer(bench.world, bench.ada, {
      profileId,
      transferId: id,
      type: 'BALANCE',
      partnerReference: null,
      step: null,
    }),
  );

describe('whatever is sent, and however it is paid', () => {
  test.each(['contract', 'recorded'] as const)('nothing is lost between the amounts in the %s dialect', dialect => {
    bench.world.changeSettings({ dialect });
    bench.holding(900_000, 'GBP');
    bench.holding(900_000, 'EUR');
    bench.holding(9_000_000, 'JPY');
    const rng = new Rng(dialect);
    for (let i = 0; i < 150; i++) {
      const sourceCurrency = rng.pick(['GBP', 'EUR', 'JPY']) ?? '';
      const targetCurrency = rng.pick(['GBP', 'EUR', 'BRL']) ?? '';
      const bySource = rng.chance(2);
      const amount = (sourceCurrency === 'JPY' && bySource ? 2_000 : 20) + rng.below(3_000);
      const wish = {
        sourceCurrency,
        targetCurrency,
        sourceAmount: bySource ? amount : null,
        targetAmount: bySource ? null : amount,
        transferNature: rng.chance(2) ? 'MOVING_MONEY_BETWEEN_OWN_ACCOUNTS' : null,
      };
      const options = optionsOf(office.quote(wish));
      const transfer = office.transfer({ ...wish, preferredPayIn: rng.pick(options)?.payIn ?? null });
      const fits = ({ charged, converted, fee, source, target, delivered }: Transfer): void => {
        expect(add(converted, fee.total)).toEqual(charged);
        expect([charged.currency, delivered.currency]).toEqual([source, target]);
        if (bySource) expect(toUnits(charged)).toBe(amount);
        else expect(toUnits(delivered)).toBe(amount);
      };
      fits(transfer);
      if (fund(transfer).outcome === 'rejected') continue;
      const paid = office.now(transfer.id);
      fits(paid);
      expect(paid.payments.map(payment => payment.amount)).toEqual([paid.charged]);
      expect(balanceOf(bench.world, suspense(paid.id, paid.source))).toEqual(paid.charged);
    }
    expect(auditLedger(bench.world)).toEqual([]);
  });
});

describe('a refund', () => {
  const abroad = () => {
    const { world, ada, personal } = bench;
    const wish = { ...swift, profileId: personal, name: 'Mia Hartmann', currency: 'USD' };
    const recipient = bench.do(() => createRecipient(world, ada, { ...wish, ownedByCustomer: false, refund: false }));
    const transfer = office.transfer(
      { targetCurrency: 'USD', recipientId: recipient.id },
      { recipientId: recipient.id },
    );
    expect(findQuote(world, transfer.quoteId)?.payOut).toBe('SWIFT');
    return transfer;
  };
  const refunded = () => bench.events.findLast(({ type }) => type === 'transfers#refund')?.facts;

  test.each([
    [0, 2000],
    [12.5, 1987.5],
    [5000, 1000],
  ])('of a payout abroad is less the charge of %d that other banks keep: %d are left', (charge, left) => {
    bench.world.changeSettings({ swiftRefundCharge: charge });
    const balance = bench.holding(2000, 'GBP');
    const transfer = abroad();
    fund(transfer);
    const cash = balanceOf(bench.world, bank('GBP'));
    office.move(transfer.id, 'convert', 'payOut', 'bounce', 'refund');
    expect(toUnits(spendable(bench.world, balance))).toBe(left);
    expect(refunded()).toMatchObject({ amount: { amountMinor: (left - 1000) * 100 } });
    expect(toUnits(subtract(cash, balanceOf(bench.world, bank('GBP'))))).toBe(2000 - left);
    expect(auditLedger(bench.world)).toEqual([]);
  });

  test('is whole where the money never went abroad', () => {
    bench.world.changeSettings({ swiftRefundCharge: 12.5 });
    const balance = bench.holding(2000, 'GBP');
    const cancelled = abroad();
    fund(cancelled);
    office.move(cancelled.id, 'cancel');
    expect(toUnits(spendable(bench.world, balance))).toBe(2000);
    const local = office.transfer();
    fund(local);
    office.move(local.id, 'convert', 'payOut', 'bounce', 'refund');
    expect(toUnits(spendable(bench.world, balance))).toBe(2000);
  });

  test('goes to the account at a bank that was named for it, and is told of', () => {
    const balance = bench.holding(2000, 'GBP');
    const sourceRecipientId = office.recipient('GBP').id;
    const { id } = office.transfer({}, { sourceRecipientId });
    office.move(id, 'receive');
    const cash = balanceOf(bench.world, bank('GBP'));
    bench.told();
    office.move(id, 'cancel');
    expect(bench.told()).toEqual(['transfers#state-change', 'transfers#state-change', 'transfers#refund']);
    expect(toUnits(subtract(cash, balanceOf(bench.world, bank('GBP'))))).toBe(1000);
    expect(toUnits(spendable(bench.world, balance))).toBe(2000);
    expect(auditLedger(bench.world)).toEqual([]);
  });
});

test('a debit that is reversed after the payout came back takes what came back', () => {
  const { id } = office.transfer();
  const cash = balanceOf(bench.world, bank('GBP'));
  const transfer = office.move(id, 'receive', 'convert', 'payOut', 'bounce', 'chargeBack');
  expect(transfer.status).toBe('charged_back');
  expect(balanceOf(bench.world, bank('GBP'))).toEqual(cash);
  expect(toUnits(balanceOf(bench.world, bank('EUR')))).toBe(0);
  expect(auditLedger(bench.world)).toEqual([]);
});

test('reais without a nature are given back at conversion where the world moves by itself', () => {
  const balance = bench.holding(2000, 'GBP');
  bench.world.changeSettings({ autoAdvance: 'clock' });
  const transfer = office.transfer({ targetCurrency: 'BRL' });
  fund(transfer);
  const fired = bench.world.advanceTo(later(bench.world.now, minutes(1)));
  expect(fired).toMatchObject([{ what: `transfer ${transfer.id}: convert` }]);
  expect(office.now(transfer.id).status).toBe('funds_refunded');
  const steps = bench.world.table(transfers).history(transfer.id);
  expect(steps.map(({ to }) => to)).toEqual(['incoming_payment_waiting', 'processing', 'cancelled', 'funds_refunded']);
  expect(toUnits(spendable(bench.world, balance))).toBe(2000);
});

test('the delivery estimate counts from creation, then from the payment, and ends with the sending', () => {
  bench.holding(2000, 'GBP');
  const pass = (n: number) => bench.world.advanceTo(later(bench.world.now, minutes(n)));
  const estimate = (id: number) => (estimateDelivery(bench.world, bench.ada, id) - bench.world.now) / 1000;
  const quote = office.quote();
  pass(10);
  const transfer = bench.do(() => createTransfer(bench.world, bench.ada, office.wish(quote)));
  expect(estimate(transfer.id)).toBe(20);
  pass(5);
  expect(estimate(transfer.id)).toBe(20 - 300);
  fund(transfer);
  expect(estimate(transfer.id)).toBe(20);
  pass(1);
  office.move(transfer.id, 'convert', 'payOut');
  expect(estimate(transfer.id)).toBe(0);
  pass(60);
  office.move(transfer.id, 'bounce', 'redeliver');
  expect(estimate(transfer.id)).toBe(0);
  const lost = office.transfer();
  office.move(lost.id, 'cancel');
  pass(1);
  expect(estimate(lost.id)).toBe(20 - 60);
});
