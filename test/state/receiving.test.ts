import { beforeEach, describe, expect, test } from 'vitest';
import { importBankTransaction, importSwift } from '../../src/simulations/arrivals.ts';
import { closeBalance } from '../../src/state/balances/index.ts';
import { LARGEST_MINOR, money, seconds } from '../../src/state/kernel/index.ts';
import { auditLedger, balanceOf, bank } from '../../src/state/ledger/index.ts';
import { revokeVerification } from '../../src/state/profiles/index.ts';
import {
  cancelPayment,
  completePayment,
  deprecateDetails,
  findAccountDetails,
  findByAccount,
  findIncomingPayment,
  findSwiftMessage,
  requirePayment,
  returnPayment,
} from '../../src/state/receiving/index.ts';
import { units } from '../support/bench.ts';
import { Receiver } from '../support/receiver.ts';

let bench: Receiver;
beforeEach(() => {
  bench = new Receiver();
});

describe('a payment from a bank', () => {
  test('goes through, onto the balance, out of the bank', () => {
    const payment = bench.receive(250);
    expect(payment).toMatchObject({
      status: 'COMPLETED',
      rail: 'LOCAL',
      balanceId: bench.euros.id,
      amount: units(250, 'EUR'),
      sender: { name: 'Test Sender', account: '12345678', bankCode: 'TESTBANK' },
    });
    expect([bench.held, balanceOf(bench.world, bank('EUR'))]).toEqual([units(250, 'EUR'), units(250, 'EUR')]);
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
    const [first, second] = [bench.receive(10), bench.receive(20)];
    expect([first.status, bench.held]).toEqual(['PROCESSING', units(0, 'EUR')]);
    bench.do(() => cancelPayment(bench.world, second.id));
    bench.pass(seconds(6));
    expect([bench.statusOf(first.id), bench.statusOf(second.id), bench.held]).toEqual([
      'COMPLETED',
      'CANCELLED',
      units(10, 'EUR'),
    ]);
    for (const step of [cancelPayment, completePayment]) {
      expect(bench.refusal(() => step(bench.world, second.id))).toBe('receiving.wrong-step');
      expect(bench.refusal(() => step(bench.world, 1))).toBe('payment.not-found');
    }
    expect(bench.refusal(() => returnPayment(bench.world, bench.ada, bench.personal, second.id, null))).toBe(
      'payment.not-returnable',
    );
  });

  test('does not reach a balance that is closed or invested by then', () => {
    bench.world.changeSettings({ autoAdvance: { 'incoming-payment': 'manual' } });
    const { id } = bench.receive(10);
    bench.invest();
    expect(bench.refusal(() => completePayment(bench.world, id))).toBe('balance.not-operable');
    bench.do(() => closeBalance(bench.world, bench.ada, bench.personal, bench.euros.id));
    expect(bench.refusal(() => completePayment(bench.world, id))).toBe('payment.balance-closed');
  });

  test('needs account details, a positive amount, a currency that can be imported, and room', () => {
    const { world, ada, personal, business } = bench;
    bench.receivable('HUF');
    bench.holding(0, 'GBP');
    const take = (amount = units(1, 'EUR'), profileId = personal) =>
      bench.refusal(() => importBankTransaction(world, ada, profileId, amount));
    expect(take(units(1, 'GBP'))).toBe('details.none');
    expect(take(units(1, 'USD'))).toBe('details.none');
    expect(take(units(1, 'EUR'), business)).toBe('details.none');
    expect(take(units(100, 'HUF'))).toBe('details.not-importable');
    expect(take(money(0, 'EUR'))).toBe('payment.not-positive');
    expect(take(money(-1, 'EUR'))).toBe('payment.not-positive');
    bench.receive(1);
    expect(take(money(LARGEST_MINOR, 'EUR'))).toBe('balance.limit-exceeded');
    const { actor } = bench.stranger();
    const strange = () => importBankTransaction(world, actor, personal, units(1, 'EUR'));
    expect(bench.refusal(strange)).toBe('access.forbidden');
    bench.invest();
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
    const message = bench.swift(100, 'EUR', { charges, previousAgents: ['COBADEFFXXX'], reference: 'INV 7' });
    expect(message).toMatchObject({ settled: units(100, 'EUR'), instructed: units(101, 'EUR'), charges });
    expect(findSwiftMessage(bench.world, message.id)).toEqual(message);
    expect(findIncomingPayment(bench.world, message.paymentId)).toMatchObject({ rail: 'SWIFT', reference: 'INV 7' });
    expect(bench.held).toEqual(units(100, 'EUR'));
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
    const { paymentId } = bench.swift(0, 'EUR');
    expect([bench.statusOf(paymentId), bench.held]).toEqual(['COMPLETED', units(0, 'EUR')]);
    expect(bench.told()).not.toContain('balances#update');
  });

  test('finds its details by the account it names, replaced ones too', () => {
    const { world, personal } = bench;
    const before = findAccountDetails(world, bench.euros.id);
    bench.do(() => deprecateDetails(world, before?.id ?? 0));
    const account = before?.iban?.replace(/(.{4})/g, '$1 ') ?? '';
    const { paymentId } = bench.swift(5, 'EUR', { beneficiary: { account } });
    expect(findIncomingPayment(world, paymentId)?.detailsId).toBe(before?.id);
    const other = bench.swift(5, 'EUR', { beneficiary: { account: '8599680548' } });
    expect(findIncomingPayment(world, other.paymentId)?.detailsId).toBe(findAccountDetails(world, bench.euros.id)?.id);
    bench.receivable('GBP');
    expect(bench.refusal(() => bench.sendSwift(5, 'GBP', { beneficiary: { account } }))).toBe('details.other-currency');
    expect(findByAccount(world, personal, account)?.currency).toBe('EUR');
  });

  test('needs details that receive Swift payments, and amounts that can be', () => {
    const { world, personal } = bench;
    bench.receivable('AUD');
    expect(bench.refusal(() => bench.sendSwift(1, 'AUD'))).toBe('details.not-international');
    expect(bench.refusal(() => bench.sendSwift(1, 'USD'))).toBe('details.not-international');
    expect(bench.refusal(() => bench.sendSwift(1, 'JPY'))).toBe('details.not-international');
    const charges = (amount: number) => ({ charges: [{ amount: money(amount, 'EUR'), agent: 'DEUTDEDBFRA' }] });
    expect(bench.refusal(() => bench.sendSwift(-1, 'EUR'))).toBe('payment.negative');
    expect(bench.refusal(() => bench.sendSwift(1, 'EUR', charges(-1)))).toBe('payment.negative');
    expect(bench.refusal(() => bench.sendSwift(1, 'EUR', charges(LARGEST_MINOR)))).toBe('payment.bad-amount');
    bench.invest();
    expect(bench.refusal(() => bench.sendSwift(1, 'EUR'))).toBe('balance.not-operable');
    bench.do(() => revokeVerification(world, personal));
    expect(bench.refusal(() => bench.sendSwift(1, 'EUR'))).toBe('details.profile-not-verified');
    const { actor } = bench.stranger();
    const order = { amount: units(1, 'EUR'), charges: [], beneficiary: {}, sender: {}, previousAgents: [] };
    const strange = () => importSwift(world, actor, personal, { ...order, reference: null });
    expect(bench.refusal(strange)).toBe('access.forbidden');
  });
});
