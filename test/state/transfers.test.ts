import { beforeEach, describe, expect, test } from 'vitest';
import { findAccount, spendable } from '../../src/state/balances/index.ts';
import { fundTransfer, setBulkTerms } from '../../src/state/funding/index.ts';
import { days, later, patch, toUnits } from '../../src/state/kernel/index.ts';
import { auditLedger, balanceOf, bank, bounce, exchange, fee, suspense, tax } from '../../src/state/ledger/index.ts';
import { findQuote } from '../../src/state/quotes/index.ts';
import { createTransfer, type Transfer, transfers } from '../../src/state/transfers/index.ts';
import { Bench } from '../support/bench.ts';
import { Office } from '../support/transfers.ts';

let bench: Bench;
let office: Office;
beforeEach(() => {
  bench = new Bench();
  office = new Office(bench);
});

const fund = (transfer: Transfer, type = 'BALANCE') => {
  const wish = { profileId: transfer.profileId, transferId: transfer.id, type, partnerReference: null, step: null };
  return bench.do(() => fundTransfer(bench.world, bench.ada, wish));
};

/** What waits on the transfer's own accounts; nothing may when it has ended. */
const held = ({ id, source, target }: Transfer): number[] =>
  [suspense(id, source), suspense(id, target), bounce(id, target)].map(
    each => balanceOf(bench.world, each).amountMinor,
  );

const clean = (transfer: Transfer): void => {
  expect(held(transfer)).toEqual([0, 0, 0]);
  expect(auditLedger(bench.world)).toEqual([]);
};

describe('the books of a transfer', () => {
  const at = (account: Parameters<typeof balanceOf>[1]): number => toUnits(balanceOf(bench.world, account));

  test('hold the gross amount, then the converted one, and keep fee and position at the end', () => {
    const balance = bench.holding(2000, 'GBP');
    const transfer = office.transfer();
    const { id, charged, converted, delivered } = transfer;
    const total = toUnits(transfer.fee.total);
    const cash = at(bank('GBP'));
    fund(transfer);
    expect(toUnits(spendable(bench.world, balance))).toBe(1000);
    expect(at(suspense(id, 'GBP'))).toBe(1000);
    office.move(id, 'convert');
    expect([at(suspense(id, 'GBP')), at(suspense(id, 'EUR'))]).toEqual([0, toUnits(delivered)]);
    expect([at(exchange('GBP')), at(exchange('EUR'))]).toEqual([toUnits(converted), -toUnits(delivered)]);
    expect([at(fee('GBP')), at(tax('GBP'))]).toEqual([total, 0]);
    expect(converted.amountMinor + transfer.fee.total.amountMinor).toBe(charged.amountMinor);
    office.move(id, 'payOut');
    expect(at(bank('EUR'))).toBe(-toUnits(delivered));
    expect(at(bank('GBP'))).toBe(cash);
    clean(transfer);
  });

  test.each([[1000], [11.37], [99.99], [12_345.67]])('give %d back to the minor unit after a bounce', sourceAmount => {
    const balance = bench.holding(20_000, 'GBP');
    const transfer = office.transfer({ sourceAmount });
    fund(transfer);
    const { id } = transfer;
    office.move(id, 'convert', 'payOut', 'bounce', 'refund');
    expect(toUnits(spendable(bench.world, balance))).toBe(20_000);
    for (const account of [exchange('GBP'), exchange('EUR'), fee('GBP'), bank('EUR')]) expect(at(account)).toBe(0);
    clean(transfer);
  });

  test('take the Brazilian tax apart from the fee, and give both back', () => {
    const balance = bench.holding(2000, 'BRL');
    const transfer = office.transfer({
      sourceCurrency: 'BRL',
      targetCurrency: 'GBP',
      transferNature: 'MOVING_MONEY_BETWEEN_OWN_ACCOUNTS',
    });
    fund(transfer);
    office.move(transfer.id, 'convert');
    expect(at(tax('BRL'))).toBe(toUnits(transfer.fee.tax));
    expect(at(tax('BRL'))).toBeGreaterThan(0);
    expect(at(tax('BRL')) + at(fee('BRL'))).toBeCloseTo(toUnits(transfer.fee.total), 6);
    office.move(transfer.id, 'payOut', 'bounce', 'refund');
    expect(toUnits(spendable(bench.world, balance))).toBe(2000);
    expect([at(tax('BRL')), at(fee('BRL'))]).toEqual([0, 0]);
    clean(transfer);
  });

  test('keep a refund of money from a bank at the bank, unless an account of the sender was named', () => {
    const balance = bench.holding(5, 'GBP');
    const outside = office.transfer();
    office.move(outside.id, 'receive', 'cancel');
    expect(toUnits(spendable(bench.world, balance))).toBe(5);
    const sourceRecipientId = findAccount(bench.world, bench.personal)?.recipientId ?? null;
    const named = office.transfer({}, { sourceRecipientId });
    office.move(named.id, 'receive', 'cancel');
    expect(toUnits(spendable(bench.world, balance))).toBe(1005);
    clean(named);
  });

  test('write off what was paid out when the debit behind it is reversed', () => {
    const { id } = office.transfer();
    const transfer = office.move(id, 'receive', 'convert', 'payOut', 'chargeBack');
    expect(transfer.status).toBe('charged_back');
    clean(transfer);
  });
});

describe('money to and from Brazil', () => {
  test('is refunded at conversion when the quote does not say what it is', () => {
    const balance = bench.holding(2000, 'GBP');
    const transfer = office.transfer({ targetCurrency: 'BRL' });
    fund(transfer);
    bench.told();
    expect(office.move(transfer.id, 'convert').status).toBe('funds_refunded');
    expect(toUnits(spendable(bench.world, balance))).toBe(2000);
    clean(transfer);
    const states = ['transfers#state-change', 'transfers#state-change', 'transfers#refund'];
    expect(bench.told()).toEqual([...states, 'balances#credit', 'balances#update']);
  });

  test('is converted when it does', () => {
    const { id } = office.transfer({ targetCurrency: 'BRL', transferNature: 'MOVING_MONEY_BETWEEN_OWN_ACCOUNTS' });
    expect(office.move(id, 'receive', 'convert').status).toBe('funds_converted');
  });
});

describe('what partners are told', () => {
  test('is each step, and the balance with it', () => {
    bench.holding(2000, 'GBP');
    bench.told();
    const transfer = office.transfer();
    expect(bench.told()).toContain('transfers#state-change');
    fund(transfer);
    expect(bench.told()).toEqual(['balances#update', 'transfers#state-change']);
    office.move(transfer.id, 'convert', 'payOut');
    expect(bench.told()).toEqual(['transfers#state-change', 'transfers#state-change']);
    office.move(transfer.id, 'bounce');
    expect(bench.told()).toEqual(['transfers#state-change', 'transfers#payout-failure']);
    office.move(transfer.id, 'refund');
    expect(bench.told()).toEqual(['transfers#state-change', 'transfers#refund', 'balances#credit', 'balances#update']);
  });

  test('leaves out the refund event of a simulated refund', () => {
    const { id } = office.transfer();
    office.move(id, 'receive', 'convert', 'payOut', 'bounce');
    bench.told();
    bench.do(() => office.perform(id, 'refund', { unannounced: true }));
    expect(bench.told()).toEqual(['transfers#state-change']);
  });

  test('is of the balances only when the money stays with the same profile', () => {
    bench.holding(2000, 'GBP');
    const target = bench.holding(0, 'EUR');
    const quote = { recipientId: target.recipientId };
    const transfer = office.transfer(quote, { recipientId: target.recipientId });
    fund(transfer);
    bench.told();
    const sent = office.move(transfer.id, 'convert', 'payOut');
    expect(bench.told()).toEqual(['balances#credit', 'balances#update']);
    expect(spendable(bench.world, target)).toEqual(sent.delivered);
    clean(sent);
    expect(bench.refusal(() => office.perform(sent.id, 'bounce'))).toBe('transfer.stays-inside');
  });
});

describe('a transfer to a balance', () => {
  test('by the recipient of the account goes to the balance in the target currency', () => {
    bench.holding(2000, 'GBP');
    const recipientId = findAccount(bench.world, bench.personal)?.recipientId ?? 0;
    const quote = office.quote();
    expect(bench.refusal(() => createTransfer(bench.world, bench.ada, office.wish(quote, { recipientId })))).toBe(
      'transfer.target-closed',
    );
    const target = bench.holding(0, 'EUR');
    const transfer = office.transfer({}, { recipientId });
    expect(transfer.targetBalanceId).toBe(target.id);
  });
});

describe('time', () => {
  const pass = (n: number) => bench.world.advanceTo(later(bench.world.now, days(n)));

  test('calls off what nobody paid for two weeks, and leaves the rest', () => {
    const unpaid = office.transfer();
    const announced = office.transfer();
    const paid = office.transfer();
    office.move(announced.id, 'announce');
    office.move(paid.id, 'receive');
    pass(13.9);
    expect(office.now(unpaid.id).status).toBe('incoming_payment_waiting');
    pass(0.2);
    const statuses = [unpaid, announced, paid].map(({ id }) => office.now(id).status);
    expect(statuses).toEqual(['cancelled', 'cancelled', 'processing']);
  });

  test('moves transfers on by itself where the world does', () => {
    bench.holding(2000, 'GBP');
    bench.world.changeSettings({ autoAdvance: 'immediate' });
    const transfer = office.transfer();
    fund(transfer);
    bench.world.catchUp();
    expect(office.now(transfer.id).status).toBe('outgoing_payment_sent');
  });
});

describe('funding', () => {
  test('uses a quote up, and no other way of paying is offered', () => {
    bench.holding(2000, 'GBP');
    const transfer = office.transfer();
    expect(findQuote(bench.world, transfer.quoteId)?.status).toBe('ACCEPTED');
    bench.do(() => setBulkTerms(bench.world, 'localwise', { enabled: false }));
    expect(bench.refusal(() => fund(transfer, 'TRUSTED_PRE_FUND_BULK'))).toBe('funding.bulk-not-enabled');
    expect(bench.refusal(() => fund(transfer, 'BANK_TRANSFER'))).toBe('funding.bank-transfer-not-offered');
    expect(bench.refusal(() => fund(transfer, 'CHEQUE'))).toBe('funding.unknown-type');
    expect(fund(transfer)).toMatchObject({ outcome: 'completed', reason: null });
    expect(findQuote(bench.world, transfer.quoteId)?.status).toBe('FUNDED');
    expect(bench.refusal(() => fund(transfer))).toBe('funding.invalid-state');
  });

  test('names the account as the source, and a payment out of a balance cannot be charged back', () => {
    bench.holding(2000, 'GBP');
    const transfer = office.transfer();
    fund(transfer);
    const account = findAccount(bench.world, bench.personal);
    expect(office.now(transfer.id).sourceRecipientId).toBe(account?.recipientId);
    expect(bench.refusal(() => office.perform(transfer.id, 'chargeBack'))).toBe('transfer.not-chargeable');
  });
});

describe('a required detail that is missing', () => {
  test('is an open issue: the transfer is kept, paid, and rests in processing', () => {
    bench.holding(100_000, 'GBP');
    const transfer = office.transfer({ sourceAmount: 70_000 });
    expect(transfer.issues).toEqual(['missing_information']);
    expect(bench.told()).toContain('transfers#active-cases');
    fund(transfer);
    expect(bench.refusal(() => office.perform(transfer.id, 'convert'))).toBe('transfer.suspended');
    expect(bench.refusal(() => office.perform(transfer.id, 'cancel'))).toBe('transfer.not-cancellable');
    bench.do(() => patch(bench.world, transfers, transfer.id, { issues: [] }));
    expect(office.move(transfer.id, 'convert').status).toBe('funds_converted');
  });

  test('is none when it was given', () => {
    const details = { transferPurpose: 'verification.transfers.purpose.other' };
    expect(office.transfer({ sourceAmount: 70_000 }, { details }).issues).toEqual([]);
  });
});
