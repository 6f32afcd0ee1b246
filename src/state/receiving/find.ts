import type { Actor } from '../access/index.ts';
import { type CurrencyCode, refuse, type World } from '../kernel/index.ts';
import { findProfile, nameOf, requireProfile } from '../profiles/index.ts';
import { type Offer, offerOf, offers } from './offers.ts';
import {
  type AccountDetails,
  type AccountDetailsOrder,
  accountDetails,
  type IncomingPayment,
  incomingPayments,
  orders,
  type SwiftMessage,
  swiftMessages,
} from './record.ts';

/** Account details with everything that a sender must know. */
export interface WholeDetails extends AccountDetails, Pick<Offer, 'bank' | 'swiftCode' | 'bankCode' | 'branchCode'> {
  /** The profile's name. */
  readonly holder: string;
}

export function wholeDetailsOf(world: World, details: AccountDetails): WholeDetails {
  const profile = findProfile(world, details.profileId);
  const { bank, swiftCode, bankCode, branchCode } = offerOf(details.currency);
  return { ...details, holder: profile ? nameOf(profile) : '', bank, swiftCode, bankCode, branchCode };
}

/** The set that a balance's money should be sent to: the oldest in use. Undefined where none was issued. */
export const findDetailsOf = (world: World, balanceId: number): AccountDetails | undefined =>
  world.table(accountDetails).list('inUse', balanceId).first();

/** The same, with bank, codes and holder, for whoever shows them beside a balance or on a statement. */
export function findAccountDetails(world: World, balanceId: number): WholeDetails | undefined {
  const details = findDetailsOf(world, balanceId);
  return details && wholeDetailsOf(world, details);
}

/** The profile's set with this IBAN or account number, as people write it. */
export function findByAccount(world: World, profileId: number, account: string): AccountDetails | undefined {
  const rows = world.table(accountDetails);
  const bare = account.replace(/[\s-]/g, '').toUpperCase();
  const found = [...rows.list('byIban', bare), ...rows.list('byAccountNumber', bare)];
  return found.find(details => details.profileId === profileId);
}

/** A currency in which money may be received, with the profile's sets in it. */
export interface Receivable {
  readonly offer: Offer;
  readonly holder: string;
  /** Oldest first; none where details have not been issued. */
  readonly sets: readonly AccountDetails[];
}

/**
 * Every currency that account details are issued in, with those the profile has.
 * @throws Refusal `access.forbidden`
 * @source bankAccountDetailsGet
 */
export function listAccountDetails(world: World, actor: Actor, profileId: number): Receivable[] {
  const holder = nameOf(requireProfile(world, actor, profileId));
  const own = [...world.table(accountDetails).list('byProfile', profileId)];
  return offers.map(offer => ({ offer, holder, sets: own.filter(({ currency }) => currency === offer.currency) }));
}

/**
 * The profile's orders, oldest first.
 * @param currency all currencies when absent
 * @throws Refusal `access.forbidden`
 * @source bankAccountDetailsOrdersList
 */
export function listOrders(
  world: World,
  actor: Actor,
  profileId: number,
  currency?: CurrencyCode,
): AccountDetailsOrder[] {
  requireProfile(world, actor, profileId);
  const rows = world.table(orders);
  return [
    ...(currency === undefined
      ? rows.list('byProfile', profileId)
      : rows.list('byCurrency', `${profileId}:${currency}`)),
  ];
}

/** The payment behind a ledger entry's subject, for statements. */
export const findIncomingPayment = (world: World, id: number): IncomingPayment | undefined =>
  world.table(incomingPayments).get(id);

/** The Swift message of this id. */
export const findSwiftMessage = (world: World, id: number): SwiftMessage | undefined =>
  world.table(swiftMessages).get(id);

/**
 * A payment that the profile received.
 * @throws Refusal `access.forbidden`, `payment.not-found`
 */
export function requirePayment(world: World, actor: Actor, profileId: number, paymentId: number): IncomingPayment {
  requireProfile(world, actor, profileId);
  const payment = findIncomingPayment(world, paymentId);
  if (payment?.profileId === profileId) return payment;
  return refuse('payment.not-found', { paymentId, profileId, arguments: [profileId, paymentId, null] });
}
