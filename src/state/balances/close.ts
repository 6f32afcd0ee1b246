import type { Actor } from '../access/index.ts';
import { advance, emit, isZero, type MoveDetails, patch, refuse, requireMove, type World } from '../kernel/index.ts';
import { balanceLifecycle } from '../lifecycles/balance.ts';
import { requireWorkingProfile } from '../profiles/index.ts';
import { reserved, spendable } from './amounts.ts';
import { accountStateChanged, balanceClosed } from './events.ts';
import { findBalance, requireBalance } from './find.ts';
import { balanceAccounts, balances } from './record.ts';

/**
 * Closes an empty balance for good. The account goes inactive with its last one.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `balance.not-found`, `balance.not-empty`
 * @source balanceDelete
 */
export function closeBalance(world: World, actor: Actor, profileId: number, balanceId: number): void {
  requireWorkingProfile(world, actor, profileId);
  shutBalance(world, requireBalance(world, actor, profileId, balanceId).id);
}

/**
 * The move itself, for whoever may cause it.
 * @throws Refusal `balance.not-found`, `balance.closed`, `balance.not-empty`
 */
export function shutBalance(world: World, balanceId: number, details: MoveDetails = {}): void {
  const balance = findBalance(world, balanceId) ?? refuse('balance.not-found', { balanceId });
  requireMove(balanceLifecycle, balance, 'close', 'balance.closed');
  if (!isZero(spendable(world, balance)) || !isZero(reserved(world, balance)))
    refuse('balance.not-empty', { balanceId });
  const { accountId, profileId, currency } = balance;
  patch(world, balances, balanceId, { updatedAt: world.now });
  advance(world, balanceLifecycle, balanceId, 'close', details);
  emit(world, balanceClosed, { profileId }, { profileId, balanceId, currency });
  if (world.table(balances).list('byProfile', profileId).size > 0) return;
  patch(world, balanceAccounts, accountId, { active: false, updatedAt: world.now });
  emit(world, accountStateChanged, { profileId }, { accountId, profileId, state: 'INACTIVE' });
}
