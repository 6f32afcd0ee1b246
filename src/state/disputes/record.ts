import { type Instant, type Money, movesFrom, table } from '../kernel/index.ts';
import { type DisputeStatus, disputeLifecycle } from '../lifecycles/dispute.ts';
import type { DisputeFileStatus } from '../lifecycles/dispute-file.ts';
import type { Answers } from './form-field.ts';

/** A customer's objection to a card payment. */
export interface Dispute {
  readonly id: string;
  readonly status: DisputeStatus;
  readonly profileId: number;
  readonly transactionId: number;
  readonly reason: string;
  /** Where those who support the customer can be reached. */
  readonly email: string | null;
  /** As it was answered: unless forms are held strictly, anything may stand here. */
  readonly form: Answers;
  /** Ids of files, by what they were handed in as. */
  readonly files: Readonly<Record<string, string>>;
  /** Whether the customer may still take it back, as far as its status leaves that open. */
  readonly withdrawable: boolean;
  /** What was given back. */
  readonly refund: Money | null;
  readonly createdBy: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export type DisputeState = 'ACTIVE' | 'CLOSED';

/** Whether something may still become of a dispute. */
export const stateOf = ({ status }: Pick<Dispute, 'status'>): DisputeState =>
  movesFrom(disputeLifecycle, status).length > 0 ? 'ACTIVE' : 'CLOSED';

export const disputes = table<Dispute>()('disputes', {
  byProfile: { key: dispute => dispute.profileId },
  byState: { key: dispute => `${dispute.profileId}:${stateOf(dispute)}` },
  byTransaction: { key: dispute => `${dispute.profileId}:${dispute.transactionId}` },
  byTransactionState: { key: dispute => `${dispute.profileId}:${dispute.transactionId}:${stateOf(dispute)}` },
});

/** A file that supports a dispute: what is known of it, not its bytes. */
export interface DisputeFile {
  /** Seven hexadecimal digits. */
  readonly id: string;
  readonly status: DisputeFileStatus;
  readonly profileId: number;
  /** What it was handed in as. */
  readonly field: string;
  readonly filename: string;
  readonly mimetype: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly createdAt: Instant;
}

export const disputeFiles = table<DisputeFile>()('dispute-files', {
  byProfile: { key: file => file.profileId },
});
