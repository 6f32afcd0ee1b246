import type { Actor } from '../access/index.ts';
import { advance, type MoveDetails, mayMove, refuse, requireMove, type World } from '../kernel/index.ts';
import { batchGroupLifecycle } from '../lifecycles/batch-group.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { requireWorking } from '../profiles/index.ts';
import { callOff, isPaid, type Transfer, transfersOfBatch } from '../transfers/index.ts';
import { isAlive, isBeingDebited, requireAnyGroup, requireGroup, waitingIn } from './find.ts';
import { costOf } from './pay.ts';
import type { BatchGroup } from './record.ts';
import { change } from './version.ts';

export interface GroupUpdate {
  readonly status: 'COMPLETED' | 'CANCELLED';
  /** The version the partner believes in. */
  readonly version: number;
}

/**
 * Closes a group, or calls it off with all its transfers.
 * @throws Refusal `batch.not-found`, `access.forbidden`, `profile.view-only`, `batch.version-mismatch`, and what either of the two refuses
 * @source batchGroupUpdate
 */
export function updateGroup(
  world: World,
  actor: Actor,
  profileId: number,
  id: string,
  { status, version }: GroupUpdate,
): BatchGroup {
  const group = requireGroup(world, actor, profileId, id);
  requireWorking(world, profileId);
  if (group.version !== version) refuse('batch.version-mismatch', { version, current: group.version });
  return status === 'COMPLETED' ? completeGroup(world, group.id) : cancelGroup(world, group.id);
}

/**
 * The group takes no more transfers, and may be paid for.
 * @throws Refusal `batch.not-found`, `batch.not-modifiable`
 * @source batchGroupUpdate `COMPLETED`
 * @assumed a group without transfers may be completed
 */
export function completeGroup(world: World, id: string, details: MoveDetails = {}): BatchGroup {
  const group = requireAnyGroup(world, id);
  requireMove(batchGroupLifecycle, group, 'complete', 'batch.not-modifiable');
  const due = costOf(world, waitingIn(world, group), 'BANK_TRANSFER', group);
  change(world, group, { due });
  advance(world, batchGroupLifecycle, group.id, 'complete', details);
  return requireAnyGroup(world, id);
}

/**
 * The group is to be called off; that is done by Wise, as soon as the request has been answered.
 * @throws Refusal `batch.not-found`, `batch.not-cancellable`, `batch.already-funded`
 * @source batchGroupUpdate `CANCELLED`
 * @assumed a group is funded as soon as one of its transfers is, or a direct debit for it is under way
 */
export function cancelGroup(world: World, id: string, details: MoveDetails = {}): BatchGroup {
  const group = requireAnyGroup(world, id);
  requireMove(batchGroupLifecycle, group, 'cancel', 'batch.not-cancellable');
  if (isFunded(world, group)) refuse('batch.already-funded', { batchGroupId: group.id });
  return takeStep(world, group, 'cancel', details);
}

const isFunded = (world: World, group: BatchGroup): boolean =>
  group.paidBy !== null || isBeingDebited(world, group) || [...transfersOfBatch(world, group.id)].some(hasMoney);

const hasMoney = (transfer: Transfer): boolean => isPaid(transfer) && isAlive(transfer);

/**
 * @throws Refusal `batch.not-found`, `batch.not-cancellable`
 * @source batchGroupGet, status
 */
export function startCancelling(world: World, id: string, details: MoveDetails = {}): BatchGroup {
  const group = requireAnyGroup(world, id);
  requireMove(batchGroupLifecycle, group, 'startCancelling', 'batch.not-cancellable');
  return takeStep(world, group, 'startCancelling', details);
}

/**
 * Cancels every transfer of the group that may still be, also those with open issues.
 * @throws Refusal `batch.not-found`, `batch.not-cancellable`
 * @source batchGroupGet, status
 */
export function endCancelling(world: World, id: string, details: MoveDetails = {}): BatchGroup {
  const group = requireAnyGroup(world, id);
  requireMove(batchGroupLifecycle, group, 'endCancelling', 'batch.not-cancellable');
  for (const transfer of [...transfersOfBatch(world, group.id)]) {
    const reason = 'its batch group was cancelled';
    if (mayMove(transferLifecycle, transfer, 'cancel')) callOff(world, transfer, 'cancel', { reason });
  }
  return takeStep(world, group, 'endCancelling', details);
}

function takeStep(
  world: World,
  group: BatchGroup,
  move: 'cancel' | 'startCancelling' | 'endCancelling',
  details: MoveDetails,
): BatchGroup {
  change(world, group);
  advance(world, batchGroupLifecycle, group.id, move, details);
  return requireAnyGroup(world, group.id);
}
