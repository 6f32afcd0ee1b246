import type { Actor } from '../access/index.ts';
import { canPay, spendable } from '../balances/index.ts';
import { type BatchGroup, costOf, payAll, requireGroup, requirePayable } from '../batches/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { requireWorking } from '../profiles/index.ts';
import { findPayingBalance } from './fund.ts';

/**
 * Pays for all transfers of a group out of the profile's STANDARD balance: for each of them, or for none.
 * @throws Refusal `batch.not-found`, `access.forbidden`, `profile.view-only`, `batch.not-completed`, `batch.already-funded`,
 * `batch.nothing-to-fund`, `batch.no-balance`, `batch.insufficient-funds`
 * @source batchGroupFund
 * @assumed nothing is converted from another balance where the money is short
 */
export function fundGroup(world: World, actor: Actor, profileId: number, groupId: string): BatchGroup {
  const group = requireGroup(world, actor, profileId, groupId);
  requireWorking(world, profileId);
  const waiting = requirePayable(world, group);
  const balance = findPayingBalance(world, profileId, group.source);
  if (!balance) refuse('batch.no-balance', { currency: group.source });
  const needed = costOf(world, waiting, 'BALANCE', group);
  if (!canPay(world, balance, needed)) {
    refuse('batch.insufficient-funds', { available: spendable(world, balance), needed });
  }
  return payAll(world, group, waiting, { balance });
}
