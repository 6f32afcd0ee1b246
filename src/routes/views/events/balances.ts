import {
  accountStateChanged,
  balanceCredited,
  balanceUpdated,
  overdraftStrained,
} from '../../../state/balances/index.ts';
import { type Money, toUnits } from '../../../state/kernel/index.ts';
import { isAtLeast, telling } from './render.ts';

const resourceOf = ({ accountId, profileId }: { readonly accountId: number; readonly profileId: number }) => ({
  id: accountId,
  profile_id: profileId,
  type: 'balance-account',
});

export const balanceEvents = [
  telling(balanceCredited, (facts, { at, time }) => ({
    resource: resourceOf(facts),
    transaction_type: 'credit',
    amount: toUnits(facts.amount),
    currency: facts.amount.currency,
    post_transaction_balance_amount: toUnits(facts.balanceAfter),
    occurred_at: time(at),
  })),

  telling(balanceUpdated, (facts, { at, time, schema }) => ({
    resource: resourceOf(facts),
    amount: toUnits(facts.amount),
    ...(isAtLeast(schema, '2.2.0') ? { balance_id: facts.balanceId } : {}),
    channel_name: facts.channel,
    currency: facts.amount.currency,
    occurred_at: time(at),
    ...(isAtLeast(schema, '3.0.0')
      ? { post_transaction_balance_amount: toUnits(facts.balanceAfter), step_id: facts.stepId }
      : {}),
    transaction_type: facts.direction,
    ...(facts.reference === null ? {} : { transfer_reference: facts.reference }),
  })),

  telling(accountStateChanged, (facts, { at, time }) => ({
    resource: { type: 'balance-account', id: facts.accountId, profile_id: facts.profileId, state: facts.state },
    occurred_at: time(at),
  })),

  // The currency has two names: today's, and one that older guides give it.
  telling(overdraftStrained, ({ profileId, used, limit }) => ({
    resource: { id: profileId, type: 'profile' },
    overdraft: {
      used: toUnits(used),
      limit: toUnits(limit),
      profile_limit_currency: limit.currency,
      limit_usage_percentage: percentage(used, limit),
      currency: limit.currency,
    },
  })),
];

const percentage = (part: Money, whole: Money): number =>
  Number(((part.amountMinor * 100) / whole.amountMinor).toFixed(2));
