import { type Dispute, type DisputeState, stateOf } from '../../../state/disputes/index.ts';
import type { Settings } from '../../../state/kernel/index.ts';

type SubStatus = Dispute['status'];
type List = Settings['disputeSubStatuses'];

/**
 * The nearest word of a list for a status that it does not have.
 * @assumed the older list ends in REJECTED whatever ends without money
 */
const nearest: Readonly<Record<List, Partial<Record<SubStatus, SubStatus>>>> = {
  current: { ACCEPTED: 'IN_REVIEW', CHARGEBACK_SUBMITTED: 'ATTEMPTING_RECOVERY' },
  legacy: {
    ATTEMPTING_RECOVERY: 'CHARGEBACK_SUBMITTED',
    REFUND_IN_PROGRESS: 'ACCEPTED',
    CONFIRMED: 'REJECTED',
    RECOVERY_UNSUCCESSFUL: 'REJECTED',
  },
};

export interface ShownStatus {
  readonly status: DisputeState;
  readonly subStatus: SubStatus;
  readonly statusMessage: string;
}

/** A dispute's status in the words of one of the two lists. */
export function showStatus(status: SubStatus, list: List): ShownStatus {
  const subStatus = nearest[list][status] ?? status;
  const words = subStatus.toLowerCase().replaceAll('_', ' ');
  return { status: stateOf({ status }), subStatus, statusMessage: words.charAt(0).toUpperCase() + words.slice(1) };
}
