import type { Actor } from '../access/index.ts';
import { mayMove, type Rows, refuse, type World } from '../kernel/index.ts';
import { disputeLifecycle } from '../lifecycles/dispute.ts';
import { requireProfile } from '../profiles/index.ts';
import { type Dispute, type DisputeState, disputes } from './record.ts';

export const findDispute = (world: World, id: string): Dispute | undefined => world.table(disputes).get(id);

/** The dispute about a payment that is not closed yet. */
export const findActiveDispute = (world: World, profileId: number, transactionId: number): Dispute | undefined =>
  world.table(disputes).list('byTransactionState', `${profileId}:${transactionId}:ACTIVE`).first();

/** Whether its customer may take it back. */
export const canWithdraw = (dispute: Dispute): boolean =>
  dispute.withdrawable && mayMove(disputeLifecycle, dispute, 'withdraw');

/**
 * The dispute of this id, for whoever may cause anything.
 * @throws Refusal `dispute.not-found`
 */
export const requireAnyDispute = (world: World, id: string): Dispute =>
  findDispute(world, id) ?? refuse('dispute.not-found', { id });

/**
 * The profile's dispute of this id.
 * @throws Refusal `access.forbidden`, `dispute.not-found`
 * @source disputeGet
 */
export function requireDispute(world: World, actor: Actor, profileId: number, id: string): Dispute {
  requireProfile(world, actor, profileId);
  const dispute = findDispute(world, id);
  return dispute?.profileId === profileId ? dispute : refuse('dispute.not-found', { id });
}

export interface DisputeFilter {
  readonly state: DisputeState | null;
  readonly transactionId: number | null;
}

/**
 * The profile's disputes, oldest first.
 * @throws Refusal `access.forbidden`
 * @source disputeList
 */
export function listDisputes(
  world: World,
  actor: Actor,
  profileId: number,
  { state, transactionId }: DisputeFilter,
): Rows<Dispute> {
  requireProfile(world, actor, profileId);
  const rows = world.table(disputes);
  if (transactionId === null) {
    return state === null ? rows.list('byProfile', profileId) : rows.list('byState', `${profileId}:${state}`);
  }
  const about = `${profileId}:${transactionId}`;
  return state === null ? rows.list('byTransaction', about) : rows.list('byTransactionState', `${about}:${state}`);
}
