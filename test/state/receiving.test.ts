import { beforeEach, describe, expect, test } from 'vitest';
import { importBankTransaction, importSwift } from '../../src/simulations/arrivals.ts';
import { type Balance, balances, closeBalance, spendable } from '../../src/state/balances/index.ts';
import { type Instant, LARGEST_MINOR, later, money, patch, seconds } from '../../src/state/kernel/index.ts';
import { auditLedger, balanceOf, bank } from '../../src/state/ledger/index.ts';
import { moveMoney } from '../../src/state/movements/index.ts';
import { revokeVerification } from '../../src/state/profiles/index.ts';
import {
  cancelPayment,
  completePayment,
  debitReturn,
  deprecateDetails,
  findAccountDetails,
  findByAccount,
  findIncomingPayment,
  findSwiftMessage,
  type IncomingPayment,
  orderDetails,
  paymentReturns,
  type ReturnReason,
  refundPayment,
  requirePayment,
  returnPayment,
  type SwiftMessage,
  type SwiftOrder,
  sendReturn,
} from '../../src/state/receiving/index.ts';
import { Bench, units } from '../support/bench.ts';

let bench: Bench;
let euros: Balance;
beforeEach(() => {
  bench = new Bench();
  euros = receivable('EUR');
});

function receivable(currency: string): Balance {
  const balance = bench.holding(0, currency);
  bench.do(() => orderDetails(bench.world, bench.ada, bench.personal, currency));
  bench.told();
  return balance;
}

const receive = (amount: number, currency = 'EUR'): IncomingPayment =>
  bench.do(() => importBankTransaction(bench.world, bench.ada, bench.personal, units(amount, currency)));

const swiftOf = (amount: number, currency: string, more: Partial<SwiftOrder> = {}): SwiftMessage =>
  importSwift(bench.world, bench.ada, bench.personal, {
    amount: units(amount, currency),
    charges: [],
    beneficiary: {},
    sender: {},
    previousAgents: [],
    reference: null,
    ...more,
  });

const swift = (...wish: Parameters<typeof swiftOf>) => bench.do(() => swiftOf(...wish));
const giveBack = (id: number, reason: ReturnReason | null = 'CUSTOMER_REQUEST') =>
  returnPayment(bench.world, bench.ada, bench.personal, id, reason);
const held = () => spendable(bench.world, euros);
const statusOf = (id: number) => findIncomingPayment(bench.world, id)?.status;
const invest = () => bench.do(() => patch(bench.world, balances, euros.id, { investmentState: 'INVESTED' }));
const pass = (by: number) => bench.world.advanceTo(later(bench.world.now, by) as Instant);

/** Puts what the balance holds out of reach. */
function spend(amount: number): Balance {
  const jar = bench.jar('EUR');
  const wish = { sourceBalanceId: euros.id, targetBalanceId: jar.id, amount: units(amount, 'EUR') };
  bench.do(() => moveMoney(bench.world, bench.ada, bench.personal, wish));
  bench.told();
  return jar;
}

describe('a payment from a bank', () => {
  test('goes through, onto the balance, out of the bank', () => {
    const payment = receive(250);
    expect(payment).toMatchObject({
      status: 'COMPLETED',
      rail: 'LOCAL',
      balanceId: euros.id,
      amount: units(250, 'EUR'),
      sender: { name: 'Test Sender', account: '12345678', bankCode: 'TESTBANK' },
    });
    expect([held(), balanceOf(bench.world, bank('EUR'))]).toEqual([units(250, 'EUR'), units(250, 'EUR')]);
    expect(bench.told()).toEqual([
      'account-details-payment#state-change',
      'account-details-payment#state-change',
      'balances#credit',
      'balances#update',
      'incoming-transfer#credited',
    ]);
    expect(requirePayment(bench.world, bench.ada, bench.personal, payment.id)).toEqual(payment);
    expect(auditLedger(bench.world)).toEqual([]);
  });

  test('takes its time where the world says so, and may be cancelled meanwhile', () => {
    bench.world.changeSettings({ autoAdvance: { 'incoming-payment': 'clock' } });
    const [first, second] = [receive(10), receive(20)];
    expect([first.status, held()]).toEqual(['PROCESSING', units(0, 'EUR')]);
    bench.do(() => cancelPayment(bench.world, second.id));
    pass(seconds(6));
    expect([statusOf(first.id), statusOf(second.id), held()]).toEqual(['COMPLETED', 'CANCELLED', units(10, 'EUR')]);
    for (const step of [cancelPayment, completePayment]) {
      expect(bench.refusal(() => step(bench.world, second.id))).toBe('receiving.wrong-step');
      expect(bench.refusal(() => step(bench.world, 1))).toBe('payment.not-found');
    }
    expect(bench.refusal(() => giveBack(second.id))).toBe('payment.not-returnable');
  });

  test('does not reach a balance that is closed or invested by then', () => {
    bench.world.changeSettings({ autoAdvance: { 'incoming-payment': 'manual' } });
    const { id } = receive(10);
    invest();
    expect(bench.refusal(() => completePayment(bench.world, id))).toBe('balance.not-operable');
    bench.do(() => closeBalance(bench.world, bench.ada, bench.personal, euros.id));
    expect(bench.refusal(() => completePayment(bench.world, id))).toBe('payment.balance-closed');
  });

  test('needs account details, a positive amount, a currency that can be imported, and room', () => {
    const { world, ada, personal, business } = bench;
    receivable('HUF');
    bench.holding(0, 'GBP');
    const take = (amount = units(1, 'EUR'), profileId = personal) =>
      bench.refusal(() => importBankTransaction(world, ada, profileId, amount));
    expect(take(units(1, 'GBP'))).toBe('details.none');
    expect(take(units(1, 'USD'))).toBe('details.none');
    expect(take(units(1, 'EUR'), business)).toBe('details.none');
    expect(take(units(100, 'HUF'))).toBe('details.not-importable');
    expect(take(money(0, 'EUR'))).toBe('payment.not-positive');
    expect(take(money(-1, 'EUR'))).toBe('payment.not-positive');
    receive(1);
    expect(take(money(LARGEST_MINOR, 'EUR'))).toBe('balance.limit-exceeded');
    const { actor } = bench.stranger();
    const strange = () => importBankTransaction(world, actor, personal, units(1, 'EUR'));
    expect(bench.refusal(strange)).toBe('access.forbidden');
    invest();
    expect(take()).toBe('balance.not-operable');
    bench.do(() => revokeVerification(world, personal));
    expect(take()).toBe('details.profile-not-verified');
  });
});

describe('a Swift payment', () => {
  test('brings what arrived, and tells of what was ordered', () => {
    const charges = [
      { amount: units(1, 'EUR'), agent: 'DEUTDEDBFRA' },
      { amount: units(5, 'USD'), agent: 'CHASUS33' },
    ];
    const message = swift(100, 'EUR', { charges, previousAgents: ['COBADEFFXXX'], reference: 'INV 7' });
    expect(message).toMatchObject({ settled: units(100, 'EUR'), instructed: units(101, 'EUR'), charges });
    expect(findSwiftMessage(bench.world, message.id)).toEqual(message);
    expect(findIncomingPayment(bench.world, message.paymentId)).toMatchObject({ rail: 'SWIFT', reference: 'INV 7' });
    expect(held()).toEqual(units(100, 'EUR'));
    expect(bench.told()).toEqual([
      'account-details-payment#state-change',
      'swift#message-received',
      'account-details-payment#state-change',
      'swift-in#credit',
      'balances#credit',
      'balances#update',
      'incoming-transfer#credited',
    ]);
  });

  test('of nothing is taken, and moves nothing', () => {
    const { paymentId } = swift(0, 'EUR');
    expect([statusOf(paymentId), held()]).toEqual(['COMPLETED', units(0, 'EUR')]);
    expect(bench.told()).not.toContain('balances#update');
  });

  test('finds its details by the account it names, replaced ones too', () => {
    const { world, personal } = bench;
    const before = findAccountDetails(world, euros.id);
    bench.do(() => deprecateDetails(world, before?.id ?? 0));
    const account = before?.iban?.replace(/(.{4})/g, '$1 ') ?? '';
    const { paymentId } = swift(5, 'EUR', { beneficiary: { account } });
    expect(findIncomingPayment(world, paymentId)?.detailsId).toBe(before?.id);
    const other = swift(5, 'EUR', { beneficiary: { account: '8599680548' } });
    expect(findIncomingPayment(world, other.paymentId)?.detailsId).toBe(findAccountDetails(world, euros.id)?.id);
    receivable('GBP');
    expect(bench.refusal(() => swiftOf(5, 'GBP', { beneficiary: { account } }))).toBe('details.other-currency');
    expect(findByAccount(world, personal, account)?.currency).toBe('EUR');
  });

  test('needs details that receive Swift payments, and amounts that can be', () => {
    const { world, personal } = bench;
    receivable('AUD');
    expect(bench.refusal(() => swiftOf(1, 'AUD'))).toBe('details.not-international');
    expect(bench.refusal(() => swiftOf(1, 'USD'))).toBe('details.not-international');
    expect(bench.refusal(() => swiftOf(1, 'JPY'))).toBe('details.not-international');
    const charges = (amount: number) => ({ charges: [{ amount: money(amount, 'EUR'), agent: 'DEUTDEDBFRA' }] });
    expect(bench.refusal(() => swiftOf(-1, 'EUR'))).toBe('payment.negative');
    expect(bench.refusal(() => swiftOf(1, 'EUR', charges(-1)))).toBe('payment.negative');
    expect(bench.refusal(() => swiftOf(1, 'EUR', charges(LARGEST_MINOR)))).toBe('payment.bad-amount');
    invest();
    expect(bench.refusal(() => swiftOf(1, 'EUR'))).toBe('balance.not-operable');
    bench.do(() => revokeVerification(world, personal));
    expect(bench.refusal(() => swiftOf(1, 'EUR'))).toBe('details.profile-not-verified');
    const { actor } = bench.stranger();
    const order = { amount: units(1, 'EUR'), charges: [], beneficiary: {}, sender: {}, previousAgents: [] };
    const strange = () => importSwift(world, actor, personal, { ...order, reference: null });
    expect(bench.refusal(strange)).toBe('access.forbidden');
  });
});

describe('a return', () => {
  test('takes the money back, once', () => {
    const { id } = receive(250);
    bench.told();
    expect(bench.do(() => giveBack(id, null))).toMatchObject({ status: 'funds_refunded', paymentId: id });
    expect([statusOf(id), held(), balanceOf(bench.world, bank('EUR'))]).toEqual([
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
    const { paymentId } = swift(100, 'EUR');
    expect(bench.refusal(() => giveBack(paymentId, null))).toBe('payment.reason-missing');
    bench.do(() => giveBack(paymentId, 'CLOSED_ACCOUNT'));
    expect(statusOf(paymentId)).toBe('REFUNDED');
  });

  test('waits until the balance can pay, and goes before what comes later', () => {
    const [first, second] = [receive(100), receive(60)];
    spend(160);
    const waiting = bench.do(() => giveBack(first.id));
    bench.do(() => giveBack(second.id));
    expect([waiting.status, statusOf(first.id), bench.told()]).toEqual(['outgoing_payment_sent', 'COMPLETED', []]);
    expect(bench.refusal(() => giveBack(first.id))).toBe('payment.returned-already');
    expect(bench.refusal(() => debitReturn(bench.world, waiting.id))).toBe('balance.insufficient-funds');
    bench.add(euros, 70);
    expect([statusOf(first.id), statusOf(second.id), held()]).toEqual(['COMPLETED', 'COMPLETED', units(70, 'EUR')]);
    bench.add(euros, 35);
    expect([statusOf(first.id), statusOf(second.id), held()]).toEqual(['REFUNDED', 'COMPLETED', units(5, 'EUR')]);
    bench.add(euros, 100);
    expect([statusOf(second.id), held()]).toEqual(['REFUNDED', units(45, 'EUR')]);
    expect(auditLedger(bench.world)).toEqual([]);
  });

  test('that waits is left alone while the balance is invested', () => {
    const { id } = receive(100);
    spend(100);
    const { id: returnId } = bench.do(() => giveBack(id));
    bench.world.changeSettings({ autoAdvance: { 'incoming-payment': 'manual' } });
    bench.add(euros, 99);
    invest();
    expect(bench.refusal(() => debitReturn(bench.world, returnId))).toBe('balance.not-operable');
    expect(statusOf(id)).toBe('COMPLETED');
  });

  test('takes its time where the world says so', () => {
    bench.world.changeSettings({ autoAdvance: { 'payment-return': 'clock' } });
    const { id } = receive(100);
    const { id: returnId, status } = bench.do(() => giveBack(id));
    expect([status, statusOf(id), held()]).toEqual(['bounced_back', 'COMPLETED', units(0, 'EUR')]);
    pass(seconds(6));
    expect([bench.world.table(paymentReturns).get(returnId)?.status, statusOf(id)]).toEqual([
      'funds_refunded',
      'REFUNDED',
    ]);
    expect(bench.refusal(() => sendReturn(bench.world, returnId))).toBe('receiving.wrong-step');
  });

  test('is for one’s own payments, on balances that can be debited', () => {
    const { world, ada, personal, business } = bench;
    const { id } = receive(100);
    expect(bench.refusal(() => returnPayment(world, ada, business, id, null))).toBe('payment.not-found');
    expect(bench.refusal(() => giveBack(1))).toBe('payment.not-found');
    const { actor } = bench.stranger();
    expect(bench.refusal(() => returnPayment(world, actor, personal, id, null))).toBe('access.forbidden');
    invest();
    expect(bench.refusal(() => giveBack(id))).toBe('balance.not-operable');
    bench.do(() => patch(world, balances, euros.id, { investmentState: 'NOT_INVESTED' }));
    spend(100);
    bench.do(() => closeBalance(world, ada, personal, euros.id));
    expect(bench.refusal(() => giveBack(id))).toBe('payment.balance-closed');
  });

  test('may be Wise’s own, and ends one that waits', () => {
    const [first, second] = [receive(100), receive(60)];
    bench.do(() => refundPayment(bench.world, first.id));
    expect([statusOf(first.id), held()]).toEqual(['REFUNDED', units(60, 'EUR')]);
    expect(bench.refusal(() => refundPayment(bench.world, first.id))).toBe('receiving.wrong-step');
    spend(60);
    expect(bench.refusal(() => refundPayment(bench.world, second.id))).toBe('balance.insufficient-funds');
    bench.world.changeSettings({ autoAdvance: { 'payment-return': 'manual' } });
    bench.do(() => giveBack(second.id));
    bench.add(euros, 60);
    expect([statusOf(second.id), held()]).toEqual(['COMPLETED', units(0, 'EUR')]);
    bench.do(() => refundPayment(bench.world, second.id));
    expect(statusOf(second.id)).toBe('REFUNDED');
  });
});
