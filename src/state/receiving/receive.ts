import { type Balance, creditBalance, findBalance, requireOperable, requireRoom } from '../balances/index.ts';
import {
  advance,
  begin,
  emit,
  insert,
  type Money,
  type MoveDetails,
  nextNumber,
  nextUuid,
  refuse,
  requireMove,
  steer,
  type World,
} from '../kernel/index.ts';
import { bank } from '../ledger/index.ts';
import { incomingPaymentLifecycle as lifecycle } from '../lifecycles/incoming-payment.ts';
import { outcomeFor } from '../overrides/index.ts';
import { findProfile, mayReceive } from '../profiles/index.ts';
import { arrivalCredited, swiftCredited } from './events.ts';
import { findIncomingPayment } from './find.ts';
import { arrivalFate } from './outcomes.ts';
import { takesTime } from './pace.ts';
import {
  type AccountDetails,
  type IncomingPayment,
  incomingPayments,
  type Sender,
  subjectOf,
  swiftMessages,
} from './record.ts';

/** Money that somebody sends. */
export interface Arrival {
  /** What it is sent to; details that still receive money. */
  readonly details: AccountDetails;
  /** In the currency of the details, and not negative. */
  readonly amount: Money;
  readonly sender: Sender;
  readonly reference: string | null;
}

/**
 * Money from a bank of the same country arrives on account details, and goes on to their balance.
 * @throws Refusal `details.profile-not-verified`, `balance.not-operable`, `balance.limit-exceeded`
 * @source simulationBankTransactionImport
 */
export function receivePayment(world: World, arrival: Arrival): IncomingPayment {
  requireReceivable(world, arrival);
  const { id } = notePayment(world, arrival, 'LOCAL');
  return completeInTime(world, id);
}

/**
 * Refuses what the balance behind the details cannot take.
 * @throws Refusal `details.profile-not-verified`, `balance.not-operable`, `balance.limit-exceeded`
 * @assumed a profile that lost its verification receives nothing until it is verified again
 */
export function requireReceivable(world: World, { details, amount }: Pick<Arrival, 'details' | 'amount'>): Balance {
  const { profileId, balanceId } = details;
  if (findProfile(world, profileId)?.status !== 'verified') refuse('details.profile-not-verified', { profileId });
  const balance = findBalance(world, balanceId);
  if (!balance) throw new Error(`account details ${details.id} belong to no balance`);
  requireOperable(balance);
  requireRoom(world, balance, amount);
  return balance;
}

/** The payment as it is when it arrives: known, announced, and not on the balance. */
export function notePayment(world: World, arrival: Arrival, rail: IncomingPayment['rail']): IncomingPayment {
  const { details, amount, sender, reference } = arrival;
  const payment = insert(world, incomingPayments, {
    id: nextNumber(world, 'transfer'),
    arrivalId: nextUuid(world),
    status: lifecycle.initial,
    profileId: details.profileId,
    balanceId: details.balanceId,
    detailsId: details.id,
    amount,
    rail,
    sender,
    reference,
    createdAt: world.now,
  });
  begin(world, lifecycle, payment);
  return payment;
}

/** Puts the payment on its balance, unless this world wants that to take its time, or something else was ordered. */
export function completeInTime(world: World, id: number): IncomingPayment {
  const fate = outcomeFor(world, arrivalFate);
  steer(world, lifecycle, id, fate);
  if (!fate && !takesTime(world, lifecycle)) completePayment(world, id);
  return requireAnyPayment(world, id);
}

/** @throws Refusal `payment.not-found` */
export const requireAnyPayment = (world: World, paymentId: number): IncomingPayment =>
  findIncomingPayment(world, paymentId) ?? refuse('payment.not-found', { paymentId });

/** What a refusal says of the payment it is about. */
export const about = ({ id, profileId, status }: IncomingPayment) => ({
  paymentId: id,
  profileId,
  status,
  arguments: [profileId, id, null],
});

/**
 * The balance a payment is for, while money can be put on it and taken off.
 * @throws Refusal `payment.balance-closed`, `balance.not-operable`
 */
export function requireBalanceOf(world: World, payment: IncomingPayment): Balance {
  const balance = findBalance(world, payment.balanceId);
  if (balance?.status !== 'open') return refuse('payment.balance-closed', about(payment));
  requireOperable(balance);
  return balance;
}

/**
 * The money is on the balance; where the profile takes none in, it goes back instead.
 * @throws Refusal `payment.not-found`, `receiving.wrong-step`, `payment.balance-closed`, `balance.not-operable`,
 * `balance.limit-exceeded`
 * @source simulationBankTransactionImport; simulationSwiftIn
 * @assumed the payment is told of as completed before the credit is, and a Swift payment is an incoming payment like
 * every other. Whoever subscribed to incoming-transfer#credited is told of it.
 */
export function completePayment(world: World, id: number, details: MoveDetails = {}): void {
  const payment = requireAnyPayment(world, id);
  requireMove(lifecycle, payment, 'complete', 'receiving.wrong-step');
  const { profileId, amount, arrivalId } = payment;
  if (!mayReceive(world, profileId)) {
    advance(world, lifecycle, id, 'cancel', { reason: 'the profile takes no money in' });
    return;
  }
  const balance = requireBalanceOf(world, payment);
  requireRoom(world, balance, amount);
  advance(world, lifecycle, id, 'complete', details);
  const message = world.table(swiftMessages).find('byPayment', id);
  const facts = { paymentId: id, profileId, accountId: balance.accountId };
  if (message) emit(world, swiftCredited, { profileId }, { ...facts, messageId: message.id });
  const why = { channel: 'TRANSFER', reference: `BNK-${id}`, reason: 'incoming payment' } as const;
  creditBalance(world, balance, amount, bank(amount.currency), { ...why, subject: subjectOf(payment) });
  emit(world, arrivalCredited, { profileId }, { arrivalId });
}

/**
 * The payment goes back before it reached the balance.
 * @throws Refusal `payment.not-found`, `receiving.wrong-step`
 * @source eventAccountDetailsPaymentStateChange, CANCELLED
 */
export function cancelPayment(world: World, id: number, details: MoveDetails = {}): void {
  requireMove(lifecycle, requireAnyPayment(world, id), 'cancel', 'receiving.wrong-step');
  advance(world, lifecycle, id, 'cancel', details);
}
