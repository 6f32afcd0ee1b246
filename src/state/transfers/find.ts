import { type Actor, requireUser } from '../access/index.ts';
import { findBalance } from '../balances/index.ts';
import { type Rows, refuse, type World } from '../kernel/index.ts';
import { findProfile, mayAct, requireProfile } from '../profiles/index.ts';
import { type Transfer, transfers, type WishOf, wishKey } from './record.ts';

export const findTransfer = (world: World, id: number): Transfer | undefined => world.table(transfers).get(id);

/**
 * The transfer, if the actor may act for its profile.
 * @throws Refusal `transfer.not-found`, `access.forbidden`
 * @source transferGet
 */
export function requireTransfer(world: World, actor: Actor, id: number): Transfer {
  const transfer = requireAnyTransfer(world, id);
  requireProfile(world, actor, transfer.profileId);
  return transfer;
}

/**
 * The transfer, whoever owns it: for the moves that time and the operator cause.
 * @throws Refusal `transfer.not-found`
 */
export const requireAnyTransfer = (world: World, id: number): Transfer =>
  findTransfer(world, id) ?? refuse('transfer.not-found', { transferId: id });

export function mayActFor(world: World, actor: Actor, { profileId }: Transfer): boolean {
  const profile = findProfile(world, profileId);
  return profile !== undefined && mayAct(world, actor, profile);
}

/** The transfer that was made of a wish before, if it was. */
export const findByWish = (world: World, wish: WishOf): Transfer | undefined =>
  world.table(transfers).find('byWish', wishKey(wish));

/** The transfer of their own that the actor made under this id, if there is one. */
export const findByCustomerTransaction = (
  world: World,
  actor: Actor,
  customerTransactionId: string,
): Transfer | undefined =>
  findByWish(world, { kind: 'standard', userId: requireUser(actor).userId, profileId: 0, customerTransactionId });

/** The transfer that is paid in under this session. */
export const findByPayinSession = (world: World, payinSessionId: string): Transfer | undefined =>
  world.table(transfers).find('byPayinSession', payinSessionId.toLowerCase());
/** The transfers that were made in a batch group, oldest first. */
export const transfersOfBatch = (world: World, batchId: string): Rows<Transfer> =>
  world.table(transfers).list('byBatch', batchId);

/**
 * Whether the money only moves on to a balance of the same profile. Partners see that as a movement of the balance
 * and get no events of the transfer.
 * @source transfers#state-change
 */
export const isToOwnBalance = (world: World, { targetBalanceId, profileId }: Transfer): boolean =>
  targetBalanceId !== null && findBalance(world, targetBalanceId)?.profileId === profileId;
