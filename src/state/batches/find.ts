import type { Actor } from '../access/index.ts';
import { mayMove, refuse, type World } from '../kernel/index.ts';
import { type TransferStatus, transferLifecycle } from '../lifecycles/transfer.ts';
import { findProfile, mayAct, requireProfile } from '../profiles/index.ts';
import { isPaid, type Transfer, transfersOfBatch } from '../transfers/index.ts';
import { type BatchGroup, batchGroups, type PaymentInitiation, paymentInitiations } from './record.ts';

/** Ids are minted in lower case, and found in either. */
export const findGroup = (world: World, id: string): BatchGroup | undefined =>
  world.table(batchGroups).get(id.toLowerCase());

/**
 * A profile's batch group.
 * @throws Refusal `batch.not-found`, `access.forbidden` for a stranger's profile or group
 * @source batchGroupGet
 */
export function requireGroup(world: World, actor: Actor, profileId: number, id: string): BatchGroup {
  requireProfile(world, actor, profileId);
  const group = findGroup(world, id);
  if (group?.profileId === profileId) return group;
  const owner = group && findProfile(world, group.profileId);
  if (owner && !mayAct(world, actor, owner)) refuse('access.forbidden', { batchGroupId: id });
  return refuse('batch.not-found', { batchGroupId: id });
}

/**
 * The group, whoever owns it: for the moves that time and the operator cause.
 * @throws Refusal `batch.not-found`
 */
export const requireAnyGroup = (world: World, id: string): BatchGroup =>
  findGroup(world, id) ?? refuse('batch.not-found', { batchGroupId: id });

/**
 * A group's payment initiation.
 * @throws Refusal `batch.not-found`, `access.forbidden`, `batch.initiation-not-found`
 * @source batchGroupPaymentInitiationGet
 */
export function requireInitiation(
  world: World,
  actor: Actor,
  profileId: number,
  batchGroupId: string,
  id: number,
): PaymentInitiation {
  const group = requireGroup(world, actor, profileId, batchGroupId);
  const found = world.table(paymentInitiations).get(id);
  return found?.batchGroupId === group.id ? found : refuse('batch.initiation-not-found', { id });
}

/** @throws Refusal `batch.initiation-not-found` */
export const requireAnyInitiation = (world: World, id: number): PaymentInitiation =>
  world.table(paymentInitiations).get(id) ?? refuse('batch.initiation-not-found', { id });

/** Whether a direct debit may still bring the money for the group. */
export const isBeingDebited = (world: World, { id }: BatchGroup): boolean =>
  world.table(paymentInitiations).find('underWay', id) !== undefined;

const isWaiting = (transfer: Transfer): boolean => !isPaid(transfer) && mayMove(transferLifecycle, transfer, 'receive');

/** The group's transfers that nobody has paid for and that could be. */
export const waitingIn = (world: World, { id }: BatchGroup): Transfer[] =>
  [...transfersOfBatch(world, id)].filter(isWaiting);

/** Whether any of the group's transfers is still to be paid for. */
export const waitsForMoney = (world: World, group: BatchGroup): boolean => hasOne(world, group, isWaiting);

/** Those that came to nothing have given their money back. */
const ended: readonly TransferStatus[] = ['cancelled', 'funds_refunded', 'charged_back'];

export const isAlive = ({ status }: Transfer): boolean => !ended.includes(status);

/** Whether the group had transfers, and all of them came to nothing. */
export const cameToNothing = (world: World, group: BatchGroup): boolean =>
  transfersOfBatch(world, group.id).size > 0 && !hasOne(world, group, isAlive);

/** Looks no further than the first. */
function hasOne(world: World, { id }: BatchGroup, is: (transfer: Transfer) => boolean): boolean {
  for (const transfer of transfersOfBatch(world, id)) if (is(transfer)) return true;
  return false;
}

/**
 * Whether a transfer may be paid for by itself: one of a group only while the group is complete and no debit for all of
 * it is under way.
 * @source batchGroupGet, status
 */
export function mayBePaidAlone(world: World, { batchId }: Transfer): boolean {
  if (batchId === null) return true;
  const group = findGroup(world, batchId);
  return group?.status === 'COMPLETED' && !isBeingDebited(world, group);
}
