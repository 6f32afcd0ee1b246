import { beforeEach, describe, expect, test } from 'vitest';
import { type Balance, closeBalance, creditBalance, debitBalance, topUp } from '../../src/state/balances/index.ts';
import { fundTransfer } from '../../src/state/funding/index.ts';
import { days, instant, type World } from '../../src/state/kernel/index.ts';
import { auditLedger, bank, fee } from '../../src/state/ledger/index.ts';
import { moveMoney } from '../../src/state/movements/index.ts';
import {
  type Layout,
  readAccountStatement,
  readStatement,
  type StatementWish,
} from '../../src/state/statements/index.ts';
import { Bench, START_MS, units } from '../support/bench.ts';
import { Office } from '../support/transfers.ts';
import { misadded } from '../support/walk-statements.ts';

let bench: Bench;
let world: World;
let pounds: Balance;
beforeEach(() => {
  bench = new Bench();
  world = bench.world;
  pounds = bench.holding(0, 'GBP');
});

const wish = ({ currency }: Pick<Balance, 'currency'>, changes: Partial<StatementWish> = {}): StatementWish => ({
  currency,
  layout: 'COMPACT',
  from: instant(START_MS),
  to: world.now,
  ...changes,
});

const statement = (balance = pounds, changes: Partial<StatementWish> = {}) =>
  readStatement(world, bench.ada, balance.profileId, balance.id, wish(balance, changes));

const sayings = (balance = pounds, layout: Layout = 'COMPACT') =>
  statement(balance, { layout }).lines.map(({ act, amount, fees, running }) => [
    act.saying,
    amount.amountMinor,
    fees.amountMinor,
    running.amountMinor,
  ]);

const wait = (ms: number) => world.advanceTo(instant(world.now + ms));
const why = (reason: string, subject = 'riddle:7') =>
  ({ channel: 'TRANSFER', reference: null, reason, subject }) as const;
const payIn = (amount: number, reason = 'riddle payment', subject?: string) =>
  bench.do(() => creditBalance(world, pounds, units(amount, 'GBP'), bank('GBP'), why(reason, subject)));
const charge = (amount: number, reason: string, subject?: string) =>
  bench.do(() => debitBalance(world, pounds, units(amount, 'GBP'), fee('GBP'), why(reason, subject)));

describe('each act on a balance has its line', () => {
  test('a transfer is sent with its fee, and comes back whole', () => {
    const office = new Office(bench);
    bench.add(pounds, 1500);
    const { id } = office.transfer({}, { details: { reference: 'Invoice 7' } });
    bench.do(() => fundTransfer(world, bench.ada, pay(id)));
    expect(statement().lines[0]).toMatchObject({
      direction: 'debit',
      amount: units(-1000, 'GBP'),
      fees: office.now(id).fee.total,
      reference: `TRANSFER-${id}`,
      act: {
        type: 'TRANSFER',
        saying: 'sent',
        counterparty: { name: 'Mia Hartmann', account: 'DE89370400440532013000' },
        paymentReference: 'Invoice 7',
        exchange: { from: office.now(id).converted, to: office.now(id).delivered, rate: office.now(id).rate },
      },
    });
    office.move(id, 'cancel');
    const charged = office.now(id).fee.total.amountMinor;
    expect(sayings()).toEqual([
      ['refunded', 100_000, 0, 150_000],
      ['sent', -100_000, charged, 50_000],
      ['received', 150_000, 0, 150_000],
    ]);
    expect(sayings(pounds, 'FLAT')).toEqual([
      ['refunded', 100_000, 0, 150_000],
      ['charged', -charged, 0, 50_000],
      ['sent', charged - 100_000, 0, 50_000 + charged],
      ['received', 150_000, 0, 150_000],
    ]);
    const [, fees] = statement(pounds, { layout: 'FLAT' }).lines;
    expect(fees).toMatchObject({ reference: `FEE-TRANSFER-${id}`, direction: 'debit', act: { type: 'TRANSFER' } });
  });

  test('a transfer to another balance arrives as money from its sender', () => {
    const office = new Office(bench);
    bench.add(pounds, 100);
    const theirs = bench.holding(0, 'EUR', bench.business);
    const { id } = office.transfer({ sourceAmount: 50 }, { recipientId: theirs.recipientId });
    bench.do(() => fundTransfer(world, bench.ada, pay(id)));
    office.move(id, 'convert', 'payOut');
    expect(statement(theirs).lines).toMatchObject([
      { direction: 'credit', act: { type: 'DEPOSIT', saying: 'received', counterparty: { name: 'Ada Lovell' } } },
    ]);
  });

  test('a conversion shows on both sides under one reference, and its fee on the source alone', () => {
    bench.add(pounds, 100);
    const euros = bench.holding(0, 'EUR');
    const quote = new Office(bench).quote({ sourceAmount: 100, payOut: 'BALANCE' });
    const convert = { quoteId: quote.id, sourceBalanceId: null, targetBalanceId: null };
    const { id, fee: charged } = bench.do(() => moveMoney(world, bench.ada, bench.personal, convert));
    const [out] = statement().lines;
    const [into] = statement(euros).lines;
    expect(out).toMatchObject({ direction: 'debit', fees: charged, reference: `CONVERSION-${id}` });
    expect(into).toMatchObject({ direction: 'credit', fees: units(0, 'EUR'), reference: `CONVERSION-${id}` });
    expect(out?.act.exchange).toEqual(into?.act.exchange);
    expect(statement(euros, { layout: 'FLAT' }).lines).toHaveLength(1);
  });

  test('jars and cards are told apart from money of others', () => {
    const holiday = bench.jar('GBP');
    const card = {
      profileId: pounds.profileId,
      balanceId: pounds.id,
      amount: units(20, 'GBP'),
      channel: 'CARD',
    } as const;
    bench.do(() => topUp(world, bench.ada, card));
    const amount = units(5, 'GBP');
    const move = { sourceBalanceId: pounds.id, targetBalanceId: holiday.id, amount };
    bench.do(() => moveMoney(world, bench.ada, bench.personal, move));
    expect(statement().lines.map(({ act }) => [act.type, act.counterparty?.name])).toEqual([
      ['OUTGOING_CROSS_BALANCE', 'Holiday'],
      ['MONEY_ADDED', undefined],
    ]);
    expect(statement(holiday).lines).toMatchObject([
      { act: { type: 'INCOMING_CROSS_BALANCE', counterparty: { name: 'GBP' } } },
    ]);
  });

  test('what nobody describes is a line all the same', () => {
    payIn(7, 'riddle payment', '');
    payIn(8, 'transfer riddle', 'transfer:1');
    expect(statement().lines).toMatchObject([
      { amount: units(8, 'GBP'), reference: expect.stringMatching(/^UNKNOWN-\d+$/), act: { type: 'UNKNOWN' } },
      { amount: units(7, 'GBP'), reference: expect.stringMatching(/^UNKNOWN-\d+$/), act: { type: 'UNKNOWN' } },
    ]);
  });

  test('a fee that is booked on the balance is part of what it was charged for, and of nothing else', () => {
    payIn(10);
    charge(1, 'riddle payment fee');
    charge(2, 'riddle payment tax');
    charge(3, 'riddle payment fee', 'riddle:8');
    charge(1, 'another fee');
    expect(sayings().map(([, ...amounts]) => amounts)).toEqual([
      [-100, 0, 300],
      [-300, 0, 400],
      [700, 300, 700],
    ]);
    expect(
      sayings(pounds, 'FLAT')
        .slice(2)
        .map(([, ...amounts]) => amounts),
    ).toEqual([
      [-300, 0, 700],
      [1000, 0, 1000],
    ]);
  });
});

const pay = (transferId: number) => ({
  profileId: bench.personal,
  transferId,
  type: 'BALANCE',
  partnerReference: null,
  step: null,
});

describe('an interval', () => {
  test('includes both its ends, and knows what was there before and at its end', () => {
    const at = [1, 2, 3, 4].map(amount => {
      wait(1000);
      payIn(amount);
      return world.now;
    });
    const found = statement(pounds, { from: instant(at[1] ?? 0), to: instant(at[2] ?? 0) });
    expect(found.lines.map(({ amount }) => amount.amountMinor)).toEqual([300, 200]);
    expect([found.opening.amountMinor, found.closing.amountMinor]).toEqual([100, 600]);
    const between = statement(pounds, { from: instant((at[1] ?? 0) + 1), to: instant((at[2] ?? 0) - 1) });
    expect([between.lines, between.opening, between.closing]).toEqual([[], units(3, 'GBP'), units(3, 'GBP')]);
    const ahead = statement(pounds, { from: instant(world.now + 1), to: instant(world.now + days(400)) });
    expect([ahead.lines, ahead.opening, ahead.closing]).toEqual([[], units(10, 'GBP'), units(10, 'GBP')]);
    expect(statement(pounds, { from: world.now }).lines).toHaveLength(1);
  });

  test('adds up though the clock was set back by force', () => {
    payIn(5);
    wait(days(2));
    payIn(7);
    world.setClock({ mode: 'frozen', now: instant(START_MS + days(1)) });
    payIn(11);
    charge(3, 'riddle');
    expect(auditLedger(world)).toEqual([]);
    const whole = statement(pounds, { to: instant(START_MS + days(3)) });
    expect(whole.lines.map(({ running }) => running.amountMinor)).toEqual([2000, 1300, 1600, 500]);
    expect(misadded(whole)).toEqual([]);
    expect(statement().closing).toEqual(units(13, 'GBP'));
  });

  test.each([
    ['its currency is not the balance’s', { currency: 'EUR' }, 'statement.other-currency'],
    ['it ends before it begins', { to: instant(START_MS - 1) }, 'statement.inverted-interval'],
    ['it is too long', { to: instant(START_MS + days(469) + 1) }, 'statement.interval-too-long'],
    ['it is as long as it may be', { to: instant(START_MS + days(469)) }, 'nothing'],
    ['it is a moment', { to: instant(START_MS) }, 'nothing'],
  ] as const)('is refused or not: %s', (_, changes, code) => {
    expect(bench.refusal(() => statement(pounds, changes))).toBe(code);
  });
});

test("a balance's statement is its owner's, and gone with the balance", () => {
  const { actor, profileId } = bench.stranger();
  const read = (by = bench.ada, profile = pounds.profileId, id = pounds.id) =>
    bench.refusal(() => readStatement(world, by, profile, id, wish(pounds)));
  expect(read(actor)).toBe('access.forbidden');
  expect(read(actor, profileId)).toBe('access.forbidden');
  expect(read(bench.ada, bench.business)).toBe('balance.not-found');
  expect(read(bench.ada, bench.personal, 1)).toBe('balance.not-found');
  bench.do(() => closeBalance(world, bench.ada, pounds.profileId, pounds.id));
  expect(read()).toBe('balance.not-found');
});

test("an account's statement is that of its balance in the currency", () => {
  payIn(5);
  bench.jar('GBP');
  const read = (accountId: number, currency: string, profileId = bench.personal) =>
    readAccountStatement(world, bench.ada, profileId, accountId, wish({ currency }));
  expect(read(pounds.accountId, 'GBP')).toEqual(statement());
  expect(bench.refusal(() => read(pounds.id, 'GBP'))).toBe('statement.account-not-found');
  expect(bench.refusal(() => read(pounds.accountId, 'GBP', bench.business))).toBe('statement.account-not-found');
  expect(bench.refusal(() => read(pounds.accountId, 'EUR'))).toBe('balance.none-in-currency');
});
