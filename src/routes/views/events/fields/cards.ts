import { showMicros } from '../../dates.ts';
import {
  amount,
  clientId,
  decimal,
  emptyListOf,
  type Field,
  type Fields,
  flag,
  listOf,
  nullOr,
  object,
  orNull,
  profileId,
  seldom,
  since,
  text,
  time,
  timeAs,
  until,
  uuid,
  whole,
  word,
} from './field.ts';

const token = uuid('a1b2c3d4-1111-4222-8333-444455556666');
const card: Fields = { profile_id: profileId, client_id: clientId, card_token: token, type: word('card') };
const euros = (value: number): Field => amount(value, 'EUR');
const pounds = (value: number): Field => amount(value, 'GBP');

const debit: Fields = {
  balance_id: whole(77_012),
  debited_amount: pounds(15.9),
  for_amount: euros(18.4),
  rate: decimal(1.15723),
  fee: pounds(0.09),
};
const credit = object({ balance_id: whole(77_012), credited_amount: pounds(15.9) });

const merchant = object({
  name: text('Cafe Nord'),
  location: object({
    country: text('Estonia'),
    city: text('Tallinn'),
    postCode: orNull(text('10111')),
    state: nullOr(text('HARJU')),
  }),
  category: object({ code: text('5812'), description: text('Eating places') }),
});

const movement = object({
  creation_time: time,
  balance_id: text('77012'),
  type: word('debit', 'credit'),
  amount: pounds(15.9),
});

const older = (field: Field): Field => until('2.1.0', field);
const newer = (field: Field): Field => since('2.1.0', field);

const transaction: Fields = {
  resource: object({ ...card, card_last_digits: text('4417') }),
  transaction_id: whole(880_123),
  transaction_type: word(
    'POS_PURCHASE',
    'ACCOUNT_CREDIT',
    'ACCOUNT_FUNDING',
    'CASH_ADVANCE',
    'CASH_WITHDRAWAL',
    'CHARGEBACK',
    'CREDIT_TRANSACTION',
    'ECOM_PURCHASE',
    'REFUND',
  ),
  is_debit: older(flag(true)),
  transaction_step_type: word(
    'AUTH',
    'PARTIAL_REVERSAL',
    'FULL_REVERSAL',
    'CAPTURE',
    'SETTLE',
    'REFUND',
    'RECONCILIATION',
  ),
  transaction_state: word('IN_PROGRESS', 'COMPLETED', 'DECLINED', 'CANCELLED', 'UNKNOWN'),
  decline_reason: nullOr(text('INSUFFICIENT_FUNDS')),
  detailed_decline_reason: nullOr(text('INSUFFICIENT_FUNDS')),
  transaction_amount: euros(18.4),
  is_amount_confirmed: older(flag(true)),
  fees: emptyListOf(object({ amount: decimal(1), currency: text('EUR'), fee_type: text('ATM_MACHINE') })),
  transaction_amount_with_fees: euros(18.4),
  billing_amount: euros(18.4),
  authorisation_method: text('CHIP_AND_PIN'),
  pin_validation_result: word(
    'ONLINE_PIN_VALIDATED',
    'ONLINE_PIN_INVALID',
    'OFFLINE_PIN_VALIDATED',
    'OFFLINE_PIN_INVALID',
    'NOT_RECEIVED',
  ),
  approval_code: orNull(text('504411')),
  purge_time: orNull(time),
  balance_transaction_id: older(orNull(whole(990_045))),
  balance_movements: older(listOf(movement)),
  balance_channel_reference_id: newer(orNull(text('0c1d2e3f-4a5b-4c6d-8e7f-901a2b3c4d5e'))),
  debits: [older(listOf(object(debit))), newer(listOf(object({ ...debit, creation_time: time })))],
  credit: older(nullOr(credit)),
  credits: newer(emptyListOf(credit)),
  merchant,
  arn: nullOr(text('74537604221431003880001')),
  relay_authorisation_data: seldom(orNull(object({ response_code: text('APPROVED'), fallback: flag(false) }))),
  creation_time: time,
  occurred_at: time,
};

/** What is told of cards. @source webhook event reference */
export const cardFields: Readonly<Record<string, Fields>> = {
  'cards#transaction-state-change': transaction,
  'cards#card-status-change': {
    resource: object(card),
    card_status: word('FROZEN', 'ACTIVE', 'INACTIVE', 'BLOCKED', 'PARTNER_SUSPENDED', 'EXPIRED', 'PURGED'),
    changed_by: clientId,
    occurred_at: time,
  },
  'cards#card-order-status-change': {
    resource: object({
      ...card,
      card_token: nullOr(token),
      card_program: text('VISA_DEBIT_BUSINESS_UK_1_PHYSICAL_CARDS_API'),
    }),
    order_id: text('20881'),
    order_status: word(
      'PLACED',
      'REQUIREMENTS_FULFILLED',
      'CARD_DETAILS_CREATED',
      'PRODUCED',
      'COMPLETED',
      'CANCELLED',
      'RETURNED',
    ),
    delivery_vendor: nullOr(text('DHL')),
    occurred_at: time,
  },
  'cards#card-production-status-change': {
    resource: object({ ...card, card_token: orNull(token) }),
    status: word('PRODUCED', 'READY', 'IN_PROGRESS', 'PRODUCTION_ERROR'),
    kiosk_id: orNull(text('WIS00002')),
    error_code: nullOr(text('PRT_RIBBON_ENDED')),
    description: text('Card produced'),
    occurred_at: time,
  },
  'cards#3ds-challenge': {
    resource: object(card),
    challenge_expires_after: whole(300),
    challenge_method: word('PUSH'),
    occurred_at: time,
    transaction: object({
      reference: text('300145882'),
      channel: word('app', 'browser'),
      merchant: object({
        category: orNull(text('5732')),
        country: text('NL'),
        name: text('Dijk Electronics'),
        url: nullOr(text('https://shop.example.com')),
      }),
      money_value: euros(249.99),
    }),
  },
  'cards#manual-provisioning-verification': {
    resource: object(card),
    payment_token_unique_reference: text('DNITHE400100200300400500'),
    last_four_digits: text('4417'),
    creation_time: timeAs(showMicros),
    wallet_name: word('Apple Pay', 'Google Pay'),
  },
};
