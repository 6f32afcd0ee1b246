import type { Actor } from '../access/index.ts';
import { type CurrencyCode, refuse, type World } from '../kernel/index.ts';
import { findProfile, mayAct, requireProfile } from '../profiles/index.ts';
import { type Balance, type BalanceAccount, balanceAccounts, balances, standIns } from './record.ts';

/** The balance of this id, whoever owns it and even when closed. */
export const findBalance = (world: World, id: number): Balance | undefined => world.table(balances).get(id);

/** The profile's one STANDARD balance in the currency, if it is open. */
export const findStandardBalance = (world: World, profileId: number, currency: CurrencyCode): Balance | undefined =>
  world.table(balances).find('standard', `${profileId}:${currency}`);

/** The profile's multi-currency account; it stays, inactive, when the last balance is closed. */
export const findAccount = (world: World, profileId: number): BalanceAccount | undefined =>
  world.table(balanceAccounts).find('byProfile', profileId);

/**
 * The profile's multi-currency account, active or not.
 * @throws Refusal `access.forbidden`, `balance.account-missing` before the first balance is opened
 * @source mcaGet
 */
export function requireAccount(world: World, actor: Actor, profileId: number): BalanceAccount {
  requireProfile(world, actor, profileId);
  return findAccount(world, profileId) ?? refuse('balance.account-missing', { profileId });
}

/**
 * The multi-currency account of this id.
 * @throws Refusal `access.forbidden` for a stranger's, `balance.account-not-found`
 * @source balanceConvertV1
 */
export function requireOwnAccount(world: World, actor: Actor, id: number): BalanceAccount {
  const account = world.table(balanceAccounts).get(id) ?? refuse('balance.account-not-found', { accountId: id });
  requireProfile(world, actor, account.profileId);
  return account;
}

/**
 * The profile's multi-currency account if it has one, for those who ask for a list.
 * @throws Refusal `access.forbidden`
 * @source balanceGetV1
 */
export function listAccounts(world: World, actor: Actor, profileId: number): BalanceAccount[] {
  requireProfile(world, actor, profileId);
  const account = findAccount(world, profileId);
  return account ? [account] : [];
}

/** The profile's open balances, oldest first. */
export const balancesOf = (world: World, profileId: number, types: readonly Balance['type'][] = both): Balance[] =>
  [...world.table(balances).list('byProfile', profileId)].filter(({ type }) => types.includes(type));

const both = ['STANDARD', 'SAVINGS'] as const;

/**
 * The profile's open balances of these types.
 * @throws Refusal `access.forbidden`
 * @source balanceList
 */
export function listBalances(
  world: World,
  actor: Actor,
  profileId: number,
  types: readonly Balance['type'][],
): Balance[] {
  requireProfile(world, actor, profileId);
  return balancesOf(world, profileId, types);
}

/**
 * An open balance of the profile.
 * @param path where the request names the balance, for the refusal
 * @throws Refusal `access.forbidden` for a stranger's profile or balance, `balance.not-found` otherwise
 * @source balanceGet
 * @assumed a closed balance is unknown, as no operation could do anything with it
 */
export function requireBalance(
  world: World,
  actor: Actor,
  profileId: number,
  balanceId: number,
  path?: string,
): Balance {
  requireProfile(world, actor, profileId);
  const balance = findBalance(world, balanceId);
  if (balance?.profileId === profileId && balance.status === 'open') return balance;
  const owner = balance && findProfile(world, balance.profileId);
  if (owner && !mayAct(world, actor, owner)) refuse('access.forbidden', { balanceId });
  return refuse('balance.not-found', { balanceId, ...(path === undefined ? {} : { path }) });
}

/** What a recipient of Wise's own stands for. */
export interface InternalTarget {
  readonly profileId: number;
  /** Where the money would go; undefined when the balance is closed, or the account holds none in the currency. */
  readonly balance: Balance | undefined;
}

/**
 * The balance a transfer to this recipient would arrive on. A balance's own recipient means that balance; an account's,
 * or one that stands in for it, means its STANDARD balance in the transfer's target currency. Undefined when the
 * recipient is none of these.
 */
export function internalTarget(world: World, recipientId: number, currency?: CurrencyCode): InternalTarget | undefined {
  const balance = world.table(balances).find('byRecipient', recipientId);
  if (balance) {
    return { profileId: balance.profileId, balance: balance.status === 'open' ? balance : undefined };
  }
  const account = world.table(balanceAccounts).find('byRecipient', recipientId);
  const { profileId } = account ?? world.table(standIns).get(recipientId) ?? {};
  if (profileId === undefined) return undefined;
  return { profileId, balance: currency === undefined ? undefined : findStandardBalance(world, profileId, currency) };
}
