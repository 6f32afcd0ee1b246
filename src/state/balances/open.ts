import type { Actor } from '../access/index.ts';
import { begin, type CurrencyCode, emit, insert, nextNumber, patch, refuse, type World } from '../kernel/index.ts';
import { balanceLifecycle } from '../lifecycles/balance.ts';
import { requireWorkingProfile } from '../profiles/index.ts';
import { balanceCurrencies } from '../rates/index.ts';
import { eligibilityOf } from './eligibility.ts';
import { accountStateChanged, balanceOpened } from './events.ts';
import { findAccount, findStandardBalance } from './find.ts';
import { type Balance, type BalanceAccount, balanceAccounts, balances, type StandIn, standIns } from './record.ts';

export interface NewBalance {
  readonly currency: CurrencyCode;
  readonly type: Balance['type'];
  /** What a jar is called. */
  readonly name: string | null;
  readonly icon: Balance['icon'];
}

const heldCurrencies: ReadonlySet<CurrencyCode> = new Set(balanceCurrencies.map(({ code }) => code));

/** Whether balances can be held in the currency. */
export const canHold = (currency: CurrencyCode): boolean => heldCurrencies.has(currency);

/**
 * Opens a balance, and with the first one the profile's account. A profile has one STANDARD balance per currency and
 * any number of jars.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `balance.unsupported-currency`, `balance.name-missing`,
 * `balance.profile-not-eligible`, `balance.profile-not-verified`, `balance.already-exists`
 * @source balanceCreate
 * @assumed an unverified profile is refused: the documentation calls verification a prerequisite and shows no answer.
 * A STANDARD balance keeps no name or icon, as none was ever seen with one.
 */
export function openBalance(world: World, actor: Actor, profileId: number, wish: NewBalance): Balance {
  const { currency, type } = wish;
  const profile = requireWorkingProfile(world, actor, profileId);
  if (!canHold(currency)) refuse('balance.unsupported-currency', { currency });
  const name = type === 'SAVINGS' ? (wish.name ?? '').trim() : null;
  if (name === '') refuse('balance.name-missing');
  const { code } = eligibilityOf(profile);
  if (code !== 'eligible') refuse('balance.profile-not-eligible', { profileId, code });
  if (profile.status !== 'verified') refuse('balance.profile-not-verified', { profileId });
  if (type === 'STANDARD' && findStandardBalance(world, profileId, currency)) {
    refuse('balance.already-exists', { currency });
  }
  const account = openAccount(world, profileId);
  const balance = insert(world, balances, {
    id: nextNumber(world, 'balance'),
    accountId: account.id,
    profileId,
    currency,
    type,
    name,
    icon: type === 'SAVINGS' ? wish.icon : null,
    investmentState: 'NOT_INVESTED',
    recipientId: nextNumber(world, 'recipient'),
    status: balanceLifecycle.initial,
    createdAt: world.now,
    updatedAt: world.now,
  });
  begin(world, balanceLifecycle, balance);
  const { id: balanceId, recipientId } = balance;
  const facts = { profileId, accountId: account.id, accountRecipientId: account.recipientId };
  emit(world, balanceOpened, { profileId }, { ...facts, balanceId, recipientId, currency });
  return balance;
}

/** Lets a recipient stand for a profile's account: what is sent to it arrives there. */
export const standIn = (world: World, recipientId: number, profileId: number): StandIn =>
  insert(world, standIns, { id: recipientId, profileId });

/** The profile's account, active from now on. One that lost all its balances comes back under its old id. */
function openAccount(world: World, profileId: number): BalanceAccount {
  const found = findAccount(world, profileId);
  if (found?.active) return found;
  const account = found
    ? patch(world, balanceAccounts, found.id, { active: true, updatedAt: world.now })
    : insert(world, balanceAccounts, {
        id: nextNumber(world, 'account'),
        profileId,
        recipientId: nextNumber(world, 'recipient'),
        active: true,
        createdAt: world.now,
        updatedAt: world.now,
      });
  emit(world, accountStateChanged, { profileId }, { accountId: account.id, profileId, state: 'ACTIVE' });
  return account;
}
