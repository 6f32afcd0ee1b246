import type { Actor } from '../access/index.ts';
import { mayMove, refuse, type World } from '../kernel/index.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
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

/** The group's transfers that nobody has paid for and that could be. */
export const waitingIn = (world: World, { id }: BatchGroup): Transfer[] =>
  [...transfersOfBatch(world, id)].filter(
    transfer => !isPaid(transfer) && mayMove(transferLifecycle, transfer, 'receive'),
  );

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
