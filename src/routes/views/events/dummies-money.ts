import { accountStateChanged, balanceCredited } from '../../../state/balances/index.ts';
import { type EventDefinition, type Json, money } from '../../../state/kernel/index.ts';
import {
  payoutFailed,
  transferIssuesChanged,
  transferRefunded,
  transferStateChanged,
} from '../../../state/transfers/index.ts';
import { showMicros } from '../dates.ts';
import { balanceEvents } from './balances.ts';
import { cent, type DummyMaker } from './dummy.ts';
import { isAtLeast, type Renderer } from './render.ts';
import { transferEvents } from './transfers.ts';

const renderers: Readonly<Record<string, Renderer>> = Object.fromEntries([...transferEvents, ...balanceEvents]);

/** Made-up facts, said like real ones. */
export const sayingFacts =
  (from: Readonly<Record<string, Renderer>>) =>
  <Facts>({ type }: EventDefinition<Facts>, facts: Facts): readonly [string, DummyMaker] => [
    type,
    dummy => from[type]?.(facts as Json, dummy) ?? {},
  ];

const facts = sayingFacts(renderers);
const oneCent = money(1, 'EUR');
const transfer = { transferId: 0, profileId: 0, recipientId: 0 };
const account = { accountId: 0, profileId: 0 };
const address = { town_name: 'Test', country_code: 'DE' };

/**
 * Test notifications about transfers, balances and money that comes in.
 * @source webhookApplicationSubscriptionTest
 * @assumed beyond the two contents that were published, ids are 0, amounts a cent, and states the usual last ones
 */
export const moneyDummies: Readonly<Record<string, DummyMaker>> = Object.fromEntries<DummyMaker>([
  facts(transferStateChanged, { ...transfer, from: 'incoming_payment_waiting', to: 'processing' }),
  facts(transferRefunded, { ...transfer, amount: oneCent }),
  facts(payoutFailed, { ...transfer, reasonCode: 'REASON_NOT_SPECIFIED', description: 'Reason not specified' }),
  facts(balanceCredited, { ...account, amount: oneCent, balanceAfter: oneCent }),
  facts(accountStateChanged, { ...account, state: 'ACTIVE' }),
  facts(transferIssuesChanged, { ...transfer, issues: ['deposit_amount_less_invoice'] }),
  ['balances#update', balanceUpdate],
  [
    'account-details-payment#state-change',
    ({ now, time }) => ({
      resource: { id: 0, profile_id: 0, type: 'balance-account' },
      account_details_id: '0',
      target_account_id: '0',
      transfer: { id: 0, type: 'credit', amount: cent.value, currency: cent.currency },
      sender: { name: 'Test sender', account_number: 'Test account', bank_code: 'Test bank', address: 'Test address' },
      current_state: 'COMPLETED',
      previous_state: 'PROCESSING',
      occurred_at: time(now),
    }),
  ],
  [
    'account-details-order#order-state-change',
    ({ now, time, uuid }) => ({
      creation_time: time(now),
      currency: cent.currency,
      is_account_details_issued: true,
      modification_time: time(now),
      order_id: uuid(1),
      order_status: 'DONE',
      profile_id: 0,
      requirements: [{ status: 'DONE', type: 'VERIFICATION' }],
    }),
  ],
  ['incoming-transfer#credited', ({ now, time, uuid }) => ({ incoming_transfer_id: uuid(1), occurred_at: time(now) })],
  ['swift-in#credit', swiftCredit],
  [
    'swift#message-received',
    ({ now, time, uuid }) => ({
      action: { id: 0, profile_id: 0, account_id: 0 },
      occurred_at: time(now),
      resource: {
        id: uuid(1),
        message_type: 'pacs.008.001.08',
        content: 'PERvY3VtZW50Lz4=',
        content_encoding: 'base64',
      },
    }),
  ],
  [
    'hold-limit-breach#update',
    ({ now, time }) => ({
      resource: { type: 'hold-limit-breach', hold_limit_breach_id: 0, profile_id: 0 },
      amount: 0.01,
      currency: 'SGD',
      state: 'OPEN',
      closing_reason: null,
      created_at: time(now),
      updated_at: time(now),
      occurred_at: time(now),
    }),
  ],
  [
    'batch-payment-initiations#state-change',
    ({ now, time, uuid, schema }) =>
      isAtLeast(schema, '4.0.0')
        ? {
            resource: { id: 0, batch_group_id: uuid(1), profile_id: 0 },
            previous_status: 'NEW',
            current_status: 'PROCESSING',
            occurred_at: time(now),
            return_code: '200',
          }
        : {
            resource: { id: 0, batchGroupId: uuid(1), profileId: 0 },
            previousStatus: 'NEW',
            newStatus: 'PROCESSING',
            currentStatus: 'PROCESSING',
            occurredAt: showMicros(now),
            returnCode: '200',
          },
  ],
  [
    'bulk-settlement#payment-received',
    ({ now, time, schema }) => ({
      resource: {
        settlement_reference: 'TPFB0',
        source_currency: 'GBP',
        source_amount: -0.01,
        target_amount: 0.01,
        amount_matched: true,
        ...(isAtLeast(schema, '3.0.0') ? {} : { received_amount: 0.01 }),
      },
      occurred_at: time(now),
    }),
  ],
]);

/** Versions before 3.0.0 leave out what is optional; that is how the published one looks. */
function balanceUpdate({ now, time, schema }: Parameters<DummyMaker>[0]): object {
  const whole = isAtLeast(schema, '3.0.0');
  return {
    resource: { id: 0, profile_id: 0, type: 'balance-account' },
    amount: cent.value,
    ...(whole ? { balance_id: 0, channel_name: 'TRANSFER' } : {}),
    currency: cent.currency,
    occurred_at: time(now),
    ...(whole ? { post_transaction_balance_amount: cent.value, step_id: 0 } : {}),
    transaction_type: 'credit',
    ...(whole ? { transfer_reference: '0' } : {}),
  };
}

function swiftCredit({ now, time, uuid, schema }: Parameters<DummyMaker>[0]): object {
  const structured = isAtLeast(schema, '4.0.0');
  const party = (name: string) => ({ name, address: structured ? address : 'Test address', account: 'Test account' });
  return {
    action: { type: 'credit', id: 0, profile_id: 0, account_id: 0 },
    resource: {
      id: '0',
      uetr: uuid(1),
      reference: 'Test',
      recipient: party('Test recipient'),
      sender: party('Test sender'),
      exchange_rate: 1.0,
      instructed_amount: cent,
      settled_amount: cent,
      fee: { wise: [], correspondent: [] },
      transaction_time: time(now),
      ...(structured ? { previous_instructing_agents: [] } : {}),
      ...(isAtLeast(schema, '4.2.0') ? { incoming_transfer_type: 'CUSTOMER_CREDIT_TRANSFER' } : {}),
    },
    occurred_at: time(now),
  };
}
