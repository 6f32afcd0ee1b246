import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Listener } from '../support/listener.ts';
import { PERSONAL } from '../support/receiving-calls.ts';

let listener: Listener;
let euros: number;
beforeEach(async () => {
  listener = await Listener.open();
  euros = await listener.calls.standard('EUR');
});
afterEach(() => listener.close());

const at = '2026-03-02T09:00:00.000Z';
const atOnce = '2026-03-02T09:00:00Z';

test('an order is told of at every change', async () => {
  await listener.subscribe('account-details-order#order-state-change');
  await listener.calls.drive('profiles', PERSONAL, 'not_verified');
  await listener.calls.order('EUR');
  await listener.calls.ask('simulationVerification');
  await listener.arrived(6);
  const order = (status: string, requirement: string, issued: boolean, time = at) => ({
    creation_time: time,
    currency: 'EUR',
    is_account_details_issued: issued,
    modification_time: time,
    order_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    order_status: status,
    profile_id: PERSONAL,
    requirements: [{ status: requirement, type: 'VERIFICATION' }],
  });
  const all = (time: string) => [
    order('PENDING_USER', 'PENDING_USER', false, time),
    order('REQUIREMENTS_FULFILLED', 'DONE', false, time),
    order('DONE', 'DONE', true, time),
  ];
  expect(listener.told('account-details-order#order-state-change', '4.0.0')).toEqual(expect.arrayContaining(all(at)));
  expect(listener.told('account-details-order#order-state-change', '2.0.0')).toEqual(
    expect.arrayContaining(all(atOnce)),
  );
});

describe('a bank transaction', () => {
  test('is told of as a payment, a credit and an arrival', async () => {
    await listener.calls.order('EUR');
    await listener.subscribe('account-details-payment#state-change');
    await listener.subscribe('balances#update', ['4.0.0']);
    await listener.subscribe('incoming-transfer#credited');
    await listener.calls.import({ currency: 'EUR', amount: 250 });
    await listener.arrived(6);
    const { id } = await listener.calls.latest();
    const payment = (from: string | null, to: string, time: string) => ({
      resource: { id: euros, profile_id: PERSONAL, type: 'balance-account' },
      account_details_id: '14000001',
      target_account_id: String(euros),
      transfer: { id, type: 'credit', amount: 250, currency: 'EUR' },
      sender: { name: 'Test Sender', account_number: '12345678', bank_code: 'TESTBANK', address: 'Test Address' },
      current_state: to,
      previous_state: from,
      occurred_at: time,
    });
    for (const [version, time] of [
      ['4.0.0', at],
      ['2.0.0', atOnce],
    ] as const) {
      const states = listener.told('account-details-payment#state-change', version);
      expect(states).toHaveLength(2);
      expect(states).toContainEqual(payment(null, 'PROCESSING', time));
      expect(states).toContainEqual(payment('PROCESSING', 'COMPLETED', time));
    }
    expect(listener.told('balances#update', '4.0.0')).toEqual([
      expect.objectContaining({
        amount: 250,
        balance_id: euros,
        channel_name: 'TRANSFER',
        transaction_type: 'credit',
        transfer_reference: `BNK-${id}`,
      }),
    ]);
    const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(listener.told('incoming-transfer#credited', '4.0.0')).toEqual([
      { incoming_transfer_id: uuid, occurred_at: at },
    ]);
  });

  test('that is returned is told of as a debit, a transfer that comes back, and a refund', async () => {
    await listener.calls.order('EUR');
    await listener.calls.import({ currency: 'EUR', amount: 250 });
    const { id } = await listener.calls.latest();
    await listener.subscribe('transfers#state-change', ['4.0.0']);
    await listener.subscribe('account-details-payment#state-change', ['4.0.0']);
    await listener.subscribe('balances#update', ['4.0.0']);
    await listener.calls.giveBack(id, { reason: 'CLOSED_ACCOUNT' });
    await listener.arrived(4);
    const recipientId = (await listener.calls.get(euros)).body.recipientId;
    const resource = { id, profile_id: PERSONAL, account_id: recipientId, type: 'transfer' };
    const moves = listener.told('transfers#state-change', '4.0.0');
    expect(moves).toHaveLength(2);
    const moved = (from: string, to: string) => ({
      resource,
      current_state: to,
      previous_state: from,
      occurred_at: at,
    });
    expect(moves).toContainEqual(moved('outgoing_payment_sent', 'bounced_back'));
    expect(moves).toContainEqual(moved('bounced_back', 'funds_refunded'));
    expect(listener.told('account-details-payment#state-change', '4.0.0')).toMatchObject([
      { current_state: 'REFUNDED', previous_state: 'COMPLETED', transfer: { id } },
    ]);
    expect(listener.told('balances#update', '4.0.0')).toMatchObject([
      { transaction_type: 'debit', amount: 250, transfer_reference: String(id), channel_name: 'TRANSFER' },
    ]);
  });
});
