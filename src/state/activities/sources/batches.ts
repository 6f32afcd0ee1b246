import {
  type BatchGroup,
  batchGroupChanged,
  cameToNothing,
  findGroup,
  initiationChanged,
  isBeingDebited,
  paymentInitiations,
  waitsForMoney,
} from '../../batches/index.ts';
import { isZero, type World } from '../../kernel/index.ts';
import type { PaymentInitiationStatus } from '../../lifecycles/payment-initiation.ts';
import { findTransfer, type Transfer, transferStateChanged } from '../../transfers/index.ts';
import type { Phase } from '../record.ts';
import { on, type Source } from '../source.ts';
import { findTold, tell } from '../tell.ts';

const debitPhases: Readonly<Record<PaymentInitiationStatus, Phase>> = {
  NEW: 'IN_PROGRESS',
  PROCESSING: 'IN_PROGRESS',
  COMPLETED: 'COMPLETED',
  FAILED: 'CANCELLED',
  CHARGED_BACK: 'CANCELLED',
};

/**
 * @assumed a batch waits for its owner until each of its transfers is paid for, as one or one at a time, and is completed
 * by that: its transfers, which have lines of their own, tell what becomes of the money. Where all of it came back, the
 * batch is cancelled.
 */
function phaseOf(world: World, group: BatchGroup): Phase {
  const { status, paidBy } = group;
  if (status === 'CANCELLED') return 'CANCELLED';
  if (status === 'MARKED_FOR_CANCELLATION' || status === 'PROCESSING_CANCEL') return 'IN_PROGRESS';
  if (isBeingDebited(world, group)) return 'IN_PROGRESS';
  if (paidBy === null && (status === 'NEW' || waitsForMoney(world, group))) return 'REQUIRES_ATTENTION';
  return cameToNothing(world, group) ? 'CANCELLED' : 'COMPLETED';
}

/** Many transfers that are paid for together. */
function tellGroup(world: World, group: BatchGroup): void {
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
    phase: phaseOf(world, group),
  });
}

/** A transfer that was paid for by itself, or came to nothing, may be the last that its batch waited for. */
function tellGroupOf(world: World, { batchId }: Transfer): void {
  const group = batchId === null ? undefined : findGroup(world, batchId);
  if (!group) return;
  const { profileId, id: resourceId } = group;
  const told = findTold(world, { profileId, resourceType: 'BATCH_TRANSFER', resourceId });
  if (told?.phase !== phaseOf(world, group)) tellGroup(world, group);
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
  on(batchGroupChanged, (world, { groupId }) => {
    const group = findGroup(world, groupId);
    if (group) tellGroup(world, group);
  }),
  on(transferStateChanged, (world, { transferId }) => {
    const transfer = findTransfer(world, transferId);
    if (transfer) tellGroupOf(world, transfer);
  }),
  on(initiationChanged, (world, { initiationId, batchGroupId }) => {
    tellDebit(world, initiationId);
    const group = findGroup(world, batchGroupId);
    if (group) tellGroup(world, group);
  }),
];
