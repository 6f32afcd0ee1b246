import { holdLimitBreachChanged } from '../../../state/hold-limits/index.ts';
import { toUnits } from '../../../state/kernel/index.ts';
import { telling } from './render.ts';

export const holdLimitEvents = [
  telling(holdLimitBreachChanged, (facts, { at, time }) => ({
    resource: { type: 'hold-limit-breach', hold_limit_breach_id: facts.breachId, profile_id: facts.profileId },
    amount: toUnits(facts.amount),
    currency: facts.amount.currency,
    state: facts.state,
    closing_reason: facts.closingReason,
    created_at: time(facts.createdAt),
    updated_at: time(facts.updatedAt),
    occurred_at: time(at),
  })),
];
