import type { Actor } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { findProfile, mayAct, requireProfile } from '../profiles/index.ts';
import { type DebitAccount, type DebitNetwork, debitAccounts, networkKey, networks } from './record.ts';

/**
 * The profile's accounts of a network, oldest first. Each network has one currency, so that another finds none.
 * @throws Refusal `access.forbidden`, `debit.unknown-currency`
 * @source directDebitAccountGet
 * @assumed a currency that no network collects is a mistake, and one of the other network an empty list
 */
export function listDebitAccounts(
  world: World,
  actor: Actor,
  profileId: number,
  network: DebitNetwork,
  currency: string,
): DebitAccount[] {
  requireProfile(world, actor, profileId);
  const known: readonly string[] = Object.values(networks);
  if (!known.includes(currency))
    refuse('debit.unknown-currency', { known: known.join(', '), arguments: ['currency', currency] });
  if (networks[network] !== currency) return [];
  return [...world.table(debitAccounts).list('byNetwork', networkKey(profileId, network))];
}

/**
 * An account of the profile.
 * @throws Refusal `debit.account-not-found`, `access.forbidden` for a stranger's
 * @source batchGroupPaymentInitiationCreate
 */
export function requireDebitAccount(world: World, actor: Actor, profileId: number, id: number): DebitAccount {
  requireProfile(world, actor, profileId);
  const found = world.table(debitAccounts).get(id);
  if (found?.profileId === profileId) return found;
  const owner = found && findProfile(world, found.profileId);
  if (owner && !mayAct(world, actor, owner)) refuse('access.forbidden', { accountId: id });
  return refuse('debit.account-not-found', { accountId: id });
}

export const findDebitAccount = (world: World, id: number): DebitAccount | undefined =>
  world.table(debitAccounts).get(id);
