import type { EventType } from '../../../src/state/webhooks/index.ts';

// biome-ignore lint/suspicious/noExplicitAny: payloads of every type.
type Data = any;

const moved = (from: string | null, to: string): string => `${from} → ${to}`;
const amount = (value: number, currency: string): string => `${value} ${currency}`;

/** What matters of each event, in its newest version. */
const summaries: Readonly<Record<EventType, (data: Data) => string>> = {
  'transfers#state-change': d => moved(d.previous_state, d.current_state),
  'transfers#active-cases': d => d.active_cases.join() || 'none',
  'transfers#payout-failure': d => d.failure_reason_code,
  'transfers#refund': d => amount(d.resource.refund_amount, d.resource.refund_currency),
  'balances#credit': d => amount(d.amount, d.currency),
  'balances#update': d => `${d.transaction_type} ${amount(d.amount, d.currency)} ${d.channel_name}`,
  'balances#account-state-change': d => d.resource.state,
  'account-details-payment#state-change': d => moved(d.previous_state, d.current_state),
  'account-details-order#order-state-change': d => `${d.currency} ${d.order_status}`,
  'incoming-transfer#credited': () => '',
  'swift-in#credit': d => amount(d.resource.settled_amount.value, d.resource.settled_amount.currency),
  'swift#message-received': d => d.resource.message_type,
  'hold-limit-breach#update': d => [d.state, d.closing_reason ?? amount(d.amount, d.currency)].join(' '),
  'batch-payment-initiations#state-change': d => moved(d.previous_status, d.current_status),
  'bulk-settlement#payment-received': d => `${d.resource.target_amount}, ${d.resource.amount_matched}`,
  'profiles#verification-state-change': d => d.current_state,
  'profiles#cdd-check-state-change': d => [d.current_state, d.review_outcome ?? ''].join(' ').trim(),
  'profiles#state-change': d => d.current_state,
  'profiles#overdraft-limit-threshold': d => `${d.overdraft.limit_usage_percentage} %`,
  'users#state-change': d => moved(d.previous_state, d.current_state),
  'kyc-reviews#state-change': ({ resource }) =>
    [moved(resource.prevState, resource.state), ...resource.requirementChanges.map(changeOf)].join(', '),
  'recipients#state-change': d => d.resource.data.state,
  'cards#transaction-state-change': d =>
    `${d.transaction_step_type} ${d.transaction_state} ${d.transaction_amount.value}${d.decline_reason ? ` ${d.decline_reason}` : ''}`,
  'cards#card-status-change': d => `${d.card_status} by ${d.changed_by}`,
  'cards#card-order-status-change': d => d.order_status,
  'cards#card-production-status-change': d => [d.status, d.error_code ?? ''].join(' ').trim(),
  'cards#3ds-challenge': d => `${d.challenge_method} ${d.transaction.money_value.value}`,
  'cards#manual-provisioning-verification': d => d.wallet_name,
  'transaction-disputes#update': d => `${d.status} ${d.sub_status}`,
  'partner-support#case-changed': ({ resource }) => `${resource.status} with ${resource.messages.length}`,
};

const changeOf = ({ key, prevState = null, newState }: Data): string => `${key} ${moved(prevState, newState)}`;

export const summaryOf = (type: EventType, data: Data): string => `${type} ${summaries[type](data)}`.trim();
