import {
  type BatchGroup,
  batchGroupChanged,
  findGroup,
  initiationChanged,
  paymentInitiations,
} from '../../batches/index.ts';
import { isZero, type World } from '../../kernel/index.ts';
import type { PaymentInitiationStatus } from '../../lifecycles/payment-initiation.ts';
import type { Phase } from '../record.ts';
import { on, type Source } from '../source.ts';
import { tell } from '../tell.ts';

const debitPhases: Readonly<Record<PaymentInitiationStatus, Phase>> = {
  NEW: 'IN_PROGRESS',
  PROCESSING: 'IN_PROGRESS',
  COMPLETED: 'COMPLETED',
  FAILED: 'CANCELLED',
  CHARGED_BACK: 'CANCELLED',
};

/**
 * @assumed a batch waits for its owner until it is paid as one, and is completed by that: its transfers, which have
 * lines of their own, tell what becomes of the money
 */
function phaseOf({ status, paidBy }: BatchGroup): Phase {
  if (status === 'CANCELLED') return 'CANCELLED';
  if (status === 'MARKED_FOR_CANCELLATION' || status === 'PROCESSING_CANCEL') return 'IN_PROGRESS';
  return paidBy === null ? 'REQUIRES_ATTENTION' : 'COMPLETED';
}

/** Many transfers that are paid for together. */
function tellGroup(world: World, groupId: string): void {
  const group = findGroup(world, groupId);
  if (!group) return;
  tell(world, {
    profileId: group.profileId,
    type: 'BATCH_TRANSFER',
    resourceType: 'BATCH_TRANSFER',
    resourceId: group.id,
    title: group.name,
    description: '',
    primary: isZero(group.total) ? null : group.total,
    secondary: null,
    gain: false,
    phase: phaseOf(group),
  });
}

/** A direct debit that pays for a group. */
function tellDebit(world: World, initiationId: number): void {
  const initiation = world.table(paymentInitiations).get(initiationId);
  const group = initiation && findGroup(world, initiation.batchGroupId);
  if (!initiation || !group) return;
  tell(world, {
    profileId: initiation.profileId,
    type: 'DIRECT_DEBIT_TRANSACTION',
    resourceType: 'DIRECT_DEBIT_TRANSACTION',
    resourceId: String(initiation.id),
    title: `Direct debit for ${group.name}`,
    description: initiation.reference,
    primary: group.total,
    secondary: null,
    gain: false,
    phase: debitPhases[initiation.status],
  });
}

export const batchSources: readonly Source[] = [
  on(batchGroupChanged, (world, { groupId }) => tellGroup(world, groupId)),
  on(initiationChanged, (world, { initiationId }) => tellDebit(world, initiationId)),
];
