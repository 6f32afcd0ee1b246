import { event, type Instant, type Settings } from '../kernel/index.ts';
import type { Dispute } from './record.ts';

/** Something about a dispute was written, which may be nothing that its customer can see. */
export const disputeUpdated = event<{
  readonly disputeId: string;
  readonly profileId: number;
  readonly transactionId: number;
  readonly reason: string;
  readonly status: Dispute['status'];
  /** Which of the two lists of statuses it is told in. */
  readonly statuses: Settings['disputeSubStatuses'];
  readonly withdrawable: boolean;
  readonly createdBy: number;
  readonly createdAt: Instant;
}>('transaction-disputes#update');
