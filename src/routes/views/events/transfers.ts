import { toUnits } from '../../../state/kernel/index.ts';
import {
  payoutFailed,
  transferIssuesChanged,
  transferRefunded,
  transferStateChanged,
} from '../../../state/transfers/index.ts';
import { showZeroMillis } from '../dates.ts';
import { isAtLeast, telling } from './render.ts';

/** Codes that only the newest schema has; older ones are told of no reason. */
const technical: readonly string[] = ['TECHNICAL_ISSUE', 'TECHNICAL_ISSUE_RETRYABLE'];

const resourceOf = (facts: {
  readonly transferId: number;
  readonly profileId: number;
  readonly recipientId: number;
}) => ({
  id: facts.transferId,
  profile_id: facts.profileId,
  account_id: facts.recipientId,
  type: 'transfer',
});

export const transferEvents = [
  telling(transferStateChanged, (facts, { at, time }) => ({
    resource: resourceOf(facts),
    current_state: facts.to,
    previous_state: facts.from,
    occurred_at: time(at),
  })),

  telling(transferRefunded, (facts, { at, time }) => ({
    resource: { ...resourceOf(facts), refund_amount: toUnits(facts.amount), refund_currency: facts.amount.currency },
    occurred_at: time(at),
  })),

  telling(transferIssuesChanged, facts => ({ resource: resourceOf(facts), active_cases: facts.issues })),

  telling(payoutFailed, (facts, { at, time, schema }) => {
    const hidden = technical.includes(facts.reasonCode) && !isAtLeast(schema, '5.0.0');
    return {
      transfer_id: facts.transferId,
      profile_id: facts.profileId,
      failure_reason_code: hidden ? 'REASON_NOT_SPECIFIED' : facts.reasonCode,
      failure_description: hidden ? 'Reason not specified' : facts.description,
      occurred_at: isAtLeast(schema, '4.0.0') ? time(at) : showZeroMillis(at),
    };
  }),
];
