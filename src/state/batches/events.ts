import { event } from '../kernel/index.ts';

/** A batch group was opened, filled, paid for, or moved on. Partners do not subscribe to this. */
export const batchGroupChanged = event<{ readonly groupId: string }>('batch-groups#changed');

/** The direct debit for a batch group was asked for, or went on. `from` is null for a new one. */
export const initiationChanged = event<{
  readonly initiationId: number;
  readonly batchGroupId: string;
  readonly profileId: number;
  readonly from: string | null;
  readonly to: string;
  /** What the payment system said. */
  readonly returnCode: string;
}>('batch-payment-initiations#state-change');
