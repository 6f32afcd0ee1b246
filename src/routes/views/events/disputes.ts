import { disputeUpdated } from '../../../state/disputes/index.ts';
import { showStatus } from '../dispute/status.ts';
import { telling } from './render.ts';

export const disputeEvents = [
  telling(disputeUpdated, ({ disputeId, profileId, transactionId, ...facts }, { at, time }) => {
    const { status, subStatus, statusMessage } = showStatus(facts.status, facts.statuses);
    return {
      resource: { id: disputeId, profile_id: profileId, transaction_id: transactionId, type: 'transaction-dispute' },
      reason: facts.reason,
      status,
      sub_status: subStatus,
      status_message: statusMessage,
      created_at: time(facts.createdAt),
      created_by: String(facts.createdBy),
      can_withdraw: facts.withdrawable,
      occurred_at: time(at),
    };
  }),
];
