import type { Actor } from '../access/index.ts';
import { findStandardBalance } from '../balances/index.ts';
import {
  advance,
  begin,
  type CurrencyCode,
  type DomainEvent,
  insert,
  isKeptFrom,
  type MoveDetails,
  mayMove,
  nextUuid,
  patch,
  refuse,
  requireMove,
  steer,
  type World,
} from '../kernel/index.ts';
import { raiseReview } from '../kyc/index.ts';
import {
  type AccountDetailsOrderStatus,
  accountDetailsOrderLifecycle as lifecycle,
} from '../lifecycles/account-details-order.ts';
import { outcomeFor } from '../overrides/index.ts';
import { type Profile, requireReceivingProfile, verificationStateChanged } from '../profiles/index.ts';
import { findDetailsOf } from './find.ts';
import { issueDetails } from './issue.ts';
import { findOffer } from './offers.ts';
import { detailsOrderFate } from './outcomes.ts';
import { takesTime } from './pace.ts';
import { type AccountDetailsOrder, accountDetails, orders, type RequirementStatus } from './record.ts';

/**
 * Orders account details for the STANDARD balance of a currency. With a verified profile they are issued at once; else
 * as soon as it is. Whoever asks again gets the order there is.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.withdraw-only`, `details.not-offered`,
 * `balance.none-in-currency`
 * @source bankAccountDetailsOrderCreate
 * @assumed the one requirement is VERIFICATION: a fee (TOP_UP) is never asked for, as none is charged here. An order
 * whose details were closed with their balance no longer counts. Details the balance has already are not issued again.
 */
export function orderDetails(
  world: World,
  actor: Actor,
  profileId: number,
  currency: CurrencyCode,
): AccountDetailsOrder {
  const profile = requireReceivingProfile(world, actor, profileId);
  if (!findOffer(currency)) refuse('details.not-offered', { path: 'currency', currency });
  if (!findStandardBalance(world, profileId, currency)) {
    refuse('balance.none-in-currency', { path: 'currency', currency });
  }
  const { id } = currentOrder(world, profileId, currency) ?? placeOrder(world, profile, currency);
  issueIfReady(world, id);
  return requireOrder(world, id);
}

function currentOrder(world: World, profileId: number, currency: CurrencyCode): AccountDetailsOrder | undefined {
  const latest = world.table(orders).list('byCurrency', `${profileId}:${currency}`).last();
  if (!latest || latest.detailsId === null) return latest;
  return world.table(accountDetails).get(latest.detailsId)?.status === 'closed' ? undefined : latest;
}

function placeOrder(world: World, { id: profileId, status }: Profile, currency: CurrencyCode): AccountDetailsOrder {
  const verified = status === 'verified';
  // Nobody waits for a customer who has nothing left to do.
  const first: AccountDetailsOrderStatus = verified ? 'REQUIREMENTS_FULFILLED' : lifecycle.initial;
  const order = insert(world, orders, {
    id: nextUuid(world),
    status: first,
    profileId,
    currency,
    requirements: [{ type: 'VERIFICATION', status: verified ? 'DONE' : 'PENDING_USER' }],
    detailsId: null,
    createdAt: world.now,
    updatedAt: world.now,
  });
  begin(world, lifecycle, order);
  steer(world, lifecycle, order.id, outcomeFor(world, detailsOrderFate));
  raiseReview(world, profileId, { type: 'BANK_ACCOUNT_DETAILS', id: null, currencies: [currency] });
  return order;
}

function requireOrder(world: World, id: string): AccountDetailsOrder {
  const order = world.table(orders).get(id);
  if (!order) throw new Error(`the order ${id} does not exist`);
  return order;
}

/**
 * The customer has done their part, and Wise looks at it.
 * @throws Refusal `receiving.wrong-step`
 * @source bankAccountDetailsOrderCreate, PENDING_TW
 */
export function submitOrder(world: World, id: string, details: MoveDetails = {}): void {
  const order = requireOrder(world, id);
  requireMove(lifecycle, order, 'submit', 'receiving.wrong-step');
  setRequirements(world, order, 'PENDING_TW');
  advance(world, lifecycle, id, 'submit', details);
}

/**
 * Nothing is missing any more, and the details are issued.
 * @throws Refusal `receiving.wrong-step`
 * @source bankAccountDetailsOrdersList, REQUIREMENTS_FULFILLED
 */
export function fulfilOrder(world: World, id: string, details: MoveDetails = {}): void {
  const order = requireOrder(world, id);
  requireMove(lifecycle, order, 'fulfil', 'receiving.wrong-step');
  setRequirements(world, order, 'DONE');
  advance(world, lifecycle, id, 'fulfil', details);
  issueIfReady(world, id);
}

const setRequirements = (world: World, { id, requirements }: AccountDetailsOrder, status: RequirementStatus) =>
  patch(world, orders, id, {
    requirements: requirements.map(requirement => ({ ...requirement, status })),
    updatedAt: world.now,
  });

/** An order whose balance was closed meanwhile waits until it is placed again. */
function issueIfReady(world: World, id: string): void {
  const order = requireOrder(world, id);
  if (!mayMove(lifecycle, order, 'issue') || takesTime(world, lifecycle)) return;
  if (isKeptFrom(world, lifecycle.name, id, 'issue')) return;
  if (findStandardBalance(world, order.profileId, order.currency)) issueOrder(world, id);
}

/**
 * The details are issued, and the order is done.
 * @throws Refusal `receiving.wrong-step`, `balance.none-in-currency`
 * @source bankAccountDetailsOrderCreate
 */
export function issueOrder(world: World, id: string, details: MoveDetails = {}): void {
  const order = requireOrder(world, id);
  requireMove(lifecycle, order, 'issue', 'receiving.wrong-step');
  const { profileId, currency } = order;
  const balance =
    findStandardBalance(world, profileId, currency) ??
    refuse('balance.none-in-currency', { path: 'currency', currency });
  const { id: detailsId } = findDetailsOf(world, balance.id) ?? issueDetails(world, balance);
  patch(world, orders, id, { detailsId, updatedAt: world.now });
  advance(world, lifecycle, id, 'issue', details);
}

/** A profile that becomes verified was all that its orders waited for. */
export function fulfilWhenVerified(world: World, event: DomainEvent): void {
  if (event.type !== verificationStateChanged.type) return;
  const { profileId, state } = event.facts as NonNullable<(typeof verificationStateChanged)['facts']>;
  if (state !== 'verified') return;
  for (const { id } of [...world.table(orders).list('pending', profileId)]) {
    fulfilOrder(world, id, { reason: 'the profile was verified' });
  }
}
