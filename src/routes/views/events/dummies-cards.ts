import { days, later } from '../../../state/kernel/index.ts';
import { showMicros } from '../dates.ts';
import { cent, type Dummy, type DummyMaker } from './dummy.ts';
import { isAtLeast } from './render.ts';

const cardOf = ({ clientId, uuid }: Dummy) => ({
  profile_id: 0,
  client_id: clientId,
  card_token: uuid(1),
  type: 'card',
});

const merchant = {
  name: 'Test merchant',
  location: { country: 'Estonia', city: 'Tallinn', postCode: null, state: null },
  category: { code: '5812', description: 'Eating places' },
};

/** Test notifications about cards. @source webhookApplicationSubscriptionTest */
export const cardDummies: Readonly<Record<string, DummyMaker>> = {
  'cards#transaction-state-change': cardTransaction,
  'cards#card-status-change': dummy => ({
    resource: cardOf(dummy),
    card_status: 'ACTIVE',
    changed_by: dummy.clientId,
    occurred_at: dummy.time(dummy.now),
  }),
  'cards#card-order-status-change': dummy => ({
    resource: { ...cardOf(dummy), card_program: 'VISA_DEBIT_BUSINESS_UK_1_PHYSICAL_CARDS_API' },
    order_id: '0',
    order_status: 'COMPLETED',
    delivery_vendor: null,
    occurred_at: dummy.time(dummy.now),
  }),
  'cards#card-production-status-change': dummy => ({
    resource: cardOf(dummy),
    status: 'PRODUCED',
    kiosk_id: null,
    error_code: null,
    description: 'Card produced',
    occurred_at: dummy.time(dummy.now),
  }),
  'cards#3ds-challenge': dummy => ({
    resource: cardOf(dummy),
    challenge_expires_after: 300,
    challenge_method: 'PUSH',
    occurred_at: dummy.time(dummy.now),
    transaction: {
      reference: '0',
      channel: 'app',
      merchant: { category: '5812', country: 'EE', name: merchant.name, url: null },
      money_value: cent,
    },
  }),
  'cards#manual-provisioning-verification': dummy => ({
    resource: cardOf(dummy),
    payment_token_unique_reference: '0',
    last_four_digits: '0000',
    creation_time: showMicros(dummy.now),
    wallet_name: 'Apple Pay',
  }),
};

function cardTransaction(dummy: Dummy): object {
  const { now, time, schema } = dummy;
  const newer = isAtLeast(schema, '2.1.0');
  const debit = { balance_id: 0, debited_amount: cent, for_amount: cent, rate: 1, fee: { value: 0, currency: 'EUR' } };
  return {
    resource: { ...cardOf(dummy), card_last_digits: '0000' },
    transaction_id: 0,
    transaction_type: 'POS_PURCHASE',
    ...(newer ? {} : { is_debit: true, is_amount_confirmed: true }),
    transaction_step_type: 'CAPTURE',
    transaction_state: 'COMPLETED',
    decline_reason: null,
    detailed_decline_reason: null,
    creation_time: time(now),
    occurred_at: time(now),
    purge_time: time(later(now, days(7))),
    transaction_amount: cent,
    fees: [],
    transaction_amount_with_fees: cent,
    billing_amount: cent,
    merchant,
    authorisation_method: 'CHIP_AND_PIN',
    approval_code: '000000',
    arn: null,
    pin_validation_result: 'ONLINE_PIN_VALIDATED',
    ...(newer ? { balance_channel_reference_id: dummy.uuid(2) } : { balance_transaction_id: 0, balance_movements: [] }),
    debits: [newer ? { ...debit, creation_time: time(now) } : debit],
    ...(newer ? { credits: [] } : { credit: null }),
  };
}
