import { showMicros, showZeroMillis } from '../../dates.ts';
import {
  decimal,
  type Fields,
  flag,
  listOf,
  maybe,
  nullOr,
  object,
  orNull,
  profileId,
  since,
  text,
  time,
  timeAs,
  until,
  uuid,
  whole,
  word,
} from './field.ts';

const transfer = {
  id: whole(61_000_451),
  profile_id: profileId,
  account_id: whole(40_118_822),
  type: word('transfer'),
};
const transferState = (first: string) =>
  word(
    first,
    'incoming_payment_waiting',
    'incoming_payment_initiated',
    'processing',
    'funds_converted',
    'outgoing_payment_sent',
    'bounced_back',
    'funds_refunded',
    'cancelled',
    'charged_back',
  );

const account = { id: whole(22_001), profile_id: profileId, type: word('balance-account') };
const initiationStates = ['NEW', 'PROCESSING', 'COMPLETED', 'FAILED', 'CHARGED_BACK'] as const;
const initiationState = (first: string) => word(first, ...initiationStates);
const group = uuid('b1c2d3e4-f506-4718-92a3-b4c5d6e7f809');

/** What is told of transfers, balances, batches and settlements. @source webhook event reference */
export const moneyFields: Readonly<Record<string, Fields>> = {
  'transfers#state-change': {
    resource: object(transfer),
    current_state: transferState('processing'),
    previous_state: orNull(transferState('incoming_payment_waiting')),
    occurred_at: time,
  },
  'transfers#active-cases': { resource: object(transfer), active_cases: listOf(text('deposit_amount_less_invoice')) },
  'transfers#payout-failure': {
    transfer_id: whole(61_000_451),
    profile_id: profileId,
    failure_reason_code: text('WRONG_ACCOUNT_NUMBER'),
    failure_description: text('Wrong account number'),
    occurred_at: [until('4.0.0', timeAs(showZeroMillis)), since('4.0.0', time)],
  },
  'transfers#refund': {
    resource: object({ ...transfer, refund_amount: decimal(412.5), refund_currency: text('EUR') }),
    occurred_at: time,
  },
  'balances#credit': {
    resource: object(account),
    transaction_type: word('credit'),
    amount: decimal(150.75),
    currency: text('GBP'),
    post_transaction_balance_amount: decimal(1150.75),
    occurred_at: time,
  },
  'balances#update': {
    resource: object(account),
    amount: decimal(150.75),
    balance_id: since('2.2.0', maybe(whole(77_012))),
    channel_name: maybe(text('TRANSFER')),
    currency: text('GBP'),
    occurred_at: time,
    post_transaction_balance_amount: since('3.0.0', decimal(1150.75)),
    step_id: since('3.0.0', whole(900_345)),
    transaction_type: word('credit', 'debit'),
    transfer_reference: maybe(text('BNK-880012')),
  },
  'balances#account-state-change': {
    resource: object({ ...account, state: word('ACTIVE', 'INACTIVE') }),
    occurred_at: time,
  },
  'hold-limit-breach#update': {
    resource: object({
      type: word('hold-limit-breach'),
      hold_limit_breach_id: whole(5107),
      profile_id: profileId,
    }),
    amount: decimal(320.4),
    currency: text('SGD'),
    state: word('OPEN', 'CLOSED'),
    closing_reason: nullOr(word('AUTOMATICALLY_RESOLVED', 'MANUALLY_RESOLVED')),
    created_at: time,
    updated_at: time,
    occurred_at: time,
  },
  'batch-payment-initiations#state-change': {
    resource: object({
      id: whole(15_500),
      batchGroupId: until('4.0.0', group),
      profileId: until('4.0.0', profileId),
      batch_group_id: since('4.0.0', group),
      profile_id: since('4.0.0', profileId),
    }),
    previousStatus: until('4.0.0', orNull(initiationState('PROCESSING'))),
    newStatus: until('4.0.0', initiationState('COMPLETED')),
    currentStatus: until('4.0.0', initiationState('COMPLETED')),
    occurredAt: until('4.0.0', timeAs(showMicros)),
    returnCode: until('4.0.0', text('200')),
    previous_status: since('4.0.0', orNull(initiationState('PROCESSING'))),
    current_status: since('4.0.0', initiationState('COMPLETED')),
    occurred_at: since('4.0.0', time),
    return_code: since('4.0.0', text('200')),
  },
  'bulk-settlement#payment-received': {
    resource: object({
      settlement_reference: text('TPFB7700123'),
      source_currency: text('GBP'),
      source_amount: decimal(-5000.25),
      target_amount: decimal(4000),
      amount_matched: flag(false),
      received_amount: until('3.0.0', decimal(4000)),
    }),
    occurred_at: time,
  },
};
