import type { Actor } from '../access/index.ts';
import { type Balance, balanceClosed, requireBalance, requireOperable } from '../balances/index.ts';
import {
  advance,
  begin,
  type DomainEvent,
  insert,
  type MoveDetails,
  nextNumber,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { accountDetailsLifecycle as lifecycle } from '../lifecycles/account-details.ts';
import { requireReceivingProfile } from '../profiles/index.ts';
import { numbersFor } from './numbers.ts';
import { findOffer } from './offers.ts';
import { type AccountDetails, accountDetails } from './record.ts';

/** Gives a balance a set of numbers, beside those it has. That it may have one, the verb has made sure of. */
export function issueDetails(
  world: World,
  { id: balanceId, profileId, currency }: Pick<Balance, 'id' | 'profileId' | 'currency'>,
): AccountDetails {
  const id = nextNumber(world, 'account-details');
  const owner = { profileId, balanceId, currency };
  const numbers = numbersFor(currency, id);
  const row = { id, status: lifecycle.initial, ...owner, ...numbers, createdAt: world.now };
  const details = insert(world, accountDetails, row);
  begin(world, lifecycle, details);
  return details;
}

/**
 * Issues a further set of account details for a balance; those it has stay in use.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.withdraw-only`, `balance.not-found`, `details.profile-not-verified`, `details.jar`,
 * `details.not-offered`, `balance.not-operable`
 * @source bankAccountDetailsBankDetailsCreate
 * @assumed no order stands behind it; jars have no details, and neither has a profile that is not verified
 */
export function addDetails(world: World, actor: Actor, profileId: number, balanceId: number): AccountDetails {
  const balance = requireBalance(world, actor, profileId, balanceId, 'targetAccountId');
  const { type, currency } = balance;
  if (requireReceivingProfile(world, actor, profileId).status !== 'verified') {
    refuse('details.profile-not-verified', { profileId });
  }
  if (type !== 'STANDARD') refuse('details.jar', { balanceId });
  if (!findOffer(currency)) refuse('details.not-offered', { path: 'targetAccountId', currency });
  requireOperable(balance);
  return issueDetails(world, balance);
}

function requireDetails(world: World, id: number): AccountDetails {
  const details = world.table(accountDetails).get(id);
  if (!details) throw new Error(`account details ${id} do not exist`);
  return details;
}

/**
 * Wise issues new details in place of these, which receive money all the same.
 * @throws Refusal `receiving.wrong-step`
 * @source bankAccountDetailsGet, deprecated
 */
export function deprecateDetails(world: World, id: number, reasons: MoveDetails = {}): void {
  const { profileId, balanceId, currency } = requireStep(world, id, 'deprecate');
  advance(world, lifecycle, id, 'deprecate', reasons);
  issueDetails(world, { id: balanceId, profileId, currency });
}

/**
 * The details stop receiving money, for good.
 * @throws Refusal `receiving.wrong-step`
 * @source balanceDelete
 */
export function closeDetails(world: World, id: number, reasons: MoveDetails = {}): void {
  requireStep(world, id, 'close');
  advance(world, lifecycle, id, 'close', reasons);
}

function requireStep(world: World, id: number, move: 'deprecate' | 'close'): AccountDetails {
  const details = requireDetails(world, id);
  requireMove(lifecycle, details, move, 'receiving.wrong-step');
  return details;
}

/** A balance that closes takes its details with it. */
export function closeWithBalance(world: World, event: DomainEvent): void {
  if (event.type !== balanceClosed.type) return;
  const { balanceId } = event.facts as NonNullable<(typeof balanceClosed)['facts']>;
  const sets = [...world.table(accountDetails).list('byBalance', balanceId)];
  for (const { id } of sets) closeDetails(world, id, { reason: 'its balance was closed' });
}
