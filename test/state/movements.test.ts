import { beforeEach, describe, expect, test } from 'vitest';
import { type Balance, balances, closeBalance, spendable } from '../../src/state/balances/index.ts';
import { instant, minutes, patch } from '../../src/state/kernel/index.ts';
import { auditLedger, balanceOf, exchange, fee, tax } from '../../src/state/ledger/index.ts';
import {
  convertWithQuote,
  findMovement,
  moveBetweenBalances,
  moveMoney,
  requireMovement,
} from '../../src/state/movements/index.ts';
import { createQuote, findQuote, optionFor, type Quote, type QuoteCommand } from '../../src/state/quotes/index.ts';
import { Bench, units } from '../support/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const quote = (source: string, target: string, amount: number, more: Partial<QuoteCommand> = {}): Quote =>
  bench.do(() =>
    createQuote(bench.world, bench.ada, bench.personal, {
      sourceCurrency: source,
      targetCurrency: target,
      sourceAmount: amount,
      targetAmount: null,
      recipientId: null,
      contactId: null,
      payOut: 'BALANCE',
      preferredPayIn: null,
      transferNature: null,
      pricing: null,
      ...more,
    }),
  );

const convert = ({ id: quoteId }: Pick<Quote, 'id'>, from: Balance | null = null, to: Balance | null = null) =>
  convertWithQuote(bench.world, bench.ada, bench.personal, {
    quoteId,
    sourceBalanceId: from?.id ?? null,
    targetBalanceId: to?.id ?? null,
  });

const move = (from: Balance, to: Balance, amount: number, currency = from.currency) =>
  moveBetweenBalances(bench.world, bench.ada, bench.personal, {
    sourceBalanceId: from.id,
    targetBalanceId: to.id,
    amount: units(amount, currency),
  });

describe('a conversion', () => {
  test('takes the whole source amount, keeps the fee and pays the target amount', () => {
    const { world, personal, ada } = bench;
    const [euros, pounds] = [bench.holding(200, 'EUR'), bench.holding(10, 'GBP')];
    const { id } = quote('EUR', 'GBP', 113.48);
    bench.told();
    const movement = bench.do(() => convert({ id }));
    expect(movement).toMatchObject({
      type: 'CONVERSION',
      source: units(113.48, 'EUR'),
      target: units(100, 'GBP'),
      fee: units(0.56, 'EUR'),
      rate: 0.88558,
      sourceAfter: units(86.52, 'EUR'),
      targetAfter: units(110, 'GBP'),
    });
    expect([spendable(world, euros), spendable(world, pounds)]).toEqual([units(86.52, 'EUR'), units(110, 'GBP')]);
    expect(balanceOf(world, fee('EUR'))).toEqual(units(0.56, 'EUR'));
    expect(balanceOf(world, exchange('EUR'))).toEqual(units(112.92, 'EUR'));
    expect(balanceOf(world, exchange('GBP'))).toEqual(units(-100, 'GBP'));
    expect(findQuote(world, id)?.status).toBe('FUNDED');
    expect(bench.told()).toEqual(['balances#update', 'balances#update', 'balances#credit', 'movements#made']);
    expect(requireMovement(world, ada, personal, movement.id)).toEqual(movement);
    expect(auditLedger(world)).toEqual([]);
  });

  test('books the tax apart from the fee', () => {
    bench.holding(1000, 'BRL');
    bench.holding(0, 'EUR');
    const priced = quote('BRL', 'EUR', 500);
    const price = optionFor(priced, 'BALANCE').fee;
    bench.do(() => convert(priced));
    expect(price.tax.amountMinor).toBeGreaterThan(0);
    expect(balanceOf(bench.world, tax('BRL'))).toEqual(price.tax);
    const own = price.total.amountMinor - price.tax.amountMinor;
    expect(balanceOf(bench.world, fee('BRL')).amountMinor).toBe(own);
    expect(auditLedger(bench.world)).toEqual([]);
  });

  test('goes into a jar of another currency, and out of one', () => {
    const pounds = bench.holding(100, 'GBP');
    const jar = bench.jar('EUR');
    const into = bench.do(() => convert(quote('GBP', 'EUR', 50), null, jar));
    expect(into).toMatchObject({ type: 'CONVERSION', sourceBalanceId: pounds.id, targetBalanceId: jar.id });
    const out = bench.do(() => convert(quote('EUR', 'GBP', 20), jar));
    expect(out).toMatchObject({ sourceBalanceId: jar.id, targetBalanceId: pounds.id, source: units(20, 'EUR') });
  });

  test('pays whole yen', () => {
    bench.holding(100, 'GBP');
    bench.holding(0, 'JPY');
    const { target } = bench.do(() => convert(quote('GBP', 'JPY', 33.33)));
    expect(target.currency).toBe('JPY');
    expect(Number.isInteger(target.amountMinor)).toBe(true);
  });

  test('uses its quote up', () => {
    bench.holding(500, 'GBP');
    bench.holding(0, 'EUR');
    const once = quote('GBP', 'EUR', 100);
    bench.do(() => convert(once));
    expect(bench.refusal(() => convert(once))).toBe('quote.already-used');
  });

  test('needs a quote that is fresh, known and made for balances', () => {
    bench.holding(500, 'GBP');
    bench.holding(0, 'EUR');
    const stale = quote('GBP', 'EUR', 100);
    bench.world.advanceTo(instant(bench.world.now + minutes(31)));
    expect(bench.refusal(() => convert(stale))).toBe('quote.expired');
    const toBank = quote('GBP', 'EUR', 100, { payOut: null });
    expect(bench.refusal(() => convert(toBank))).toBe('movement.wrong-payout');
    expect(bench.refusal(() => convert({ id: '00000000-0000-4000-8000-000000000000' }))).toBe('quote.not-found');
  });

  test('needs a quote of the same profile', () => {
    const { world, ada, business } = bench;
    const { id: quoteId } = quote('GBP', 'EUR', 100);
    const wish = { quoteId, sourceBalanceId: null, targetBalanceId: null };
    expect(bench.refusal(() => convertWithQuote(world, ada, business, wish))).toBe('quote.not-found');
    const { actor } = bench.stranger();
    expect(bench.refusal(() => convertWithQuote(world, actor, bench.personal, wish))).toBe('access.forbidden');
  });

  test('needs two different balances in the currencies of the quote, and money on the first', () => {
    const { id } = quote('GBP', 'EUR', 100);
    expect(bench.refusal(() => convert({ id }))).toBe('balance.none-in-currency');
    const pounds = bench.holding(99.99, 'GBP');
    expect(bench.refusal(() => convert({ id }))).toBe('balance.none-in-currency');
    const euros = bench.holding(0, 'EUR');
    expect(bench.refusal(() => convert({ id }))).toBe('balance.insufficient-funds');
    bench.add(pounds, 0.01);
    expect(bench.refusal(() => convert({ id }, euros))).toBe('balance.currency-mismatch');
    expect(bench.refusal(() => convert({ id }, null, pounds))).toBe('balance.currency-mismatch');
    expect(bench.refusal(() => convert({ id }, { ...pounds, id: 5 }))).toBe('balance.not-found');
    const same = quote('GBP', 'GBP', 10);
    expect(bench.refusal(() => convert(same))).toBe('movement.same-balance');
    bench.do(() => patch(bench.world, balances, euros.id, { investmentState: 'INVESTING' }));
    expect(bench.refusal(() => convert({ id }))).toBe('balance.not-operable');
  });
});

describe('a jar', () => {
  test('is filled by a deposit and emptied by a withdrawal', () => {
    const { world } = bench;
    const pounds = bench.holding(100, 'GBP');
    const jar = bench.jar('GBP');
    bench.told();
    const deposit = bench.do(() => move(pounds, jar, 30));
    expect(bench.told()).toEqual(['balances#update', 'balances#credit', 'balances#update', 'movements#made']);
    expect(deposit).toMatchObject({ type: 'DEPOSIT', rate: 1, fee: units(0, 'GBP'), sourceAfter: units(70, 'GBP') });
    expect(bench.do(() => move(jar, pounds, 10))).toMatchObject({ type: 'WITHDRAWAL', sourceAfter: units(20, 'GBP') });
    expect([spendable(world, pounds), spendable(world, jar)]).toEqual([units(80, 'GBP'), units(20, 'GBP')]);
    expect(findMovement(world, deposit.id)).toEqual(deposit);
    expect(auditLedger(world)).toEqual([]);
  });

  test('takes no other currency, no debt, no more than there is, and nothing from itself or another jar', () => {
    const pounds = bench.holding(100, 'GBP');
    const euros = bench.holding(100, 'EUR');
    const [jar, other] = [bench.jar('GBP'), bench.jar('GBP')];
    expect(bench.refusal(() => move(pounds, jar, 100.01))).toBe('balance.insufficient-funds');
    expect(bench.refusal(() => move(pounds, jar, 0))).toBe('balance.not-positive');
    expect(bench.refusal(() => move(pounds, jar, -1))).toBe('balance.not-positive');
    expect(bench.refusal(() => move(pounds, jar, 1, 'EUR'))).toBe('balance.currency-mismatch');
    expect(bench.refusal(() => move(euros, jar, 1))).toBe('balance.currency-mismatch');
    expect(bench.refusal(() => move(pounds, pounds, 1))).toBe('movement.same-balance');
    bench.do(() => move(pounds, jar, 5));
    expect(bench.refusal(() => move(jar, other, 1))).toBe('movement.jar-to-jar');
    bench.do(() => closeBalance(bench.world, bench.ada, bench.personal, other.id));
    expect(bench.refusal(() => move(pounds, other, 1))).toBe('balance.not-found');
  });

  test('of a stranger is out of reach', () => {
    const { world, personal } = bench;
    const pounds = bench.holding(100, 'GBP');
    const { actor, profileId } = bench.stranger();
    const wish = { sourceBalanceId: pounds.id, targetBalanceId: pounds.id, amount: units(1, 'GBP') };
    expect(bench.refusal(() => moveMoney(world, actor, personal, wish))).toBe('access.forbidden');
    expect(bench.refusal(() => moveMoney(world, actor, profileId, wish))).toBe('access.forbidden');
    expect(bench.refusal(() => requireMovement(world, bench.ada, personal, 1))).toBe('movement.not-found');
  });
});
