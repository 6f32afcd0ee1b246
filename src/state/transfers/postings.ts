/**
 * What the ledger does for a transfer. Money waits on the transfer's own suspense account, in the source currency until
 * it is converted and in the target currency after; it is empty again when the transfer ends.
 */
import {
  type Balance,
  type Booking,
  creditBalance,
  findBalance,
  findStandardBalance,
  internalTarget,
} from '../balances/index.ts';
import { isPositive, type Money, subtract, type World } from '../kernel/index.ts';
import {
  type AccountRef,
  bank,
  bounce,
  directDebit,
  exchange,
  fee,
  partner,
  post,
  suspense,
  tax,
} from '../ledger/index.ts';
import { findProfile } from '../profiles/index.ts';
import { subjectOf, type Transfer } from './record.ts';

/** Takes `amount` from one account and gives it to another, for this transfer. */
function carry(
  world: World,
  transfer: Transfer,
  reason: string,
  debit: AccountRef,
  credit: AccountRef,
  amount: Money,
): void {
  post(world, { debit, credit, amount, reason, subject: subjectOf(transfer) });
}

const received = ({ id, source }: Transfer): AccountRef => suspense(id, source);
const converted = ({ id, target }: Transfer): AccountRef => suspense(id, target);
const returned = ({ id, target }: Transfer): AccountRef => bounce(id, target);

/** Who owes a partner's deferred fee: the application the profile belongs to. */
const partnerOf = (world: World, { profileId, source }: Transfer): AccountRef =>
  partner(findProfile(world, profileId)?.clientId ?? '', source);

/** What is charged beyond the converted amount, without the tax. */
const ownFee = ({ fee: charged }: Transfer): Money => subtract(charged.total, charged.tax);

/** Money from outside arrives for the transfer. */
export const receiveMoney = (world: World, transfer: Transfer, from: AccountRef): void =>
  carry(world, transfer, 'transfer funding', from, received(transfer), transfer.charged);

/** The sender's money becomes the recipient's; fee and tax are taken on the way. */
export function exchangeMoney(world: World, transfer: Transfer): void {
  const { source, target, delivered, deferredFee } = transfer;
  const from = received(transfer);
  carry(world, transfer, 'transfer conversion', from, exchange(source), transfer.converted);
  carry(world, transfer, 'transfer fee', from, fee(source), ownFee(transfer));
  carry(world, transfer, 'transfer tax', from, tax(source), transfer.fee.tax);
  carry(world, transfer, 'transfer conversion', exchange(target), converted(transfer), delivered);
  if (deferredFee) carry(world, transfer, 'deferred fee', partnerOf(world, transfer), fee(source), deferredFee);
}

/** Undoes the conversion with the very same amounts, so that the sender gets back every minor unit, fees included. */
export function exchangeBack(world: World, transfer: Transfer, from: 'suspense' | 'bounce'): void {
  const { source, target, delivered, deferredFee } = transfer;
  const to = received(transfer);
  const held = from === 'bounce' ? returned(transfer) : converted(transfer);
  carry(world, transfer, 'conversion returned', held, exchange(target), delivered);
  carry(world, transfer, 'conversion returned', exchange(source), to, transfer.converted);
  carry(world, transfer, 'fee returned', fee(source), to, ownFee(transfer));
  carry(world, transfer, 'tax returned', tax(source), to, transfer.fee.tax);
  if (deferredFee)
    carry(world, transfer, 'deferred fee returned', fee(source), partnerOf(world, transfer), deferredFee);
}

const booking = (transfer: Transfer, reason: string): Booking => ({
  channel: 'TRANSFER',
  reference: String(transfer.id),
  reason,
  subject: subjectOf(transfer),
});

/** How a balance that pays for a transfer is booked. */
export const fundingOf = (transfer: Transfer): Booking => booking(transfer, 'transfer funding');

/** The money leaves for the recipient: to a balance here, or to a bank. */
export function payOutMoney(world: World, transfer: Transfer, to: Balance | undefined): void {
  const { delivered, target } = transfer;
  if (to) creditBalance(world, to, delivered, converted(transfer), booking(transfer, 'transfer payout'));
  else carry(world, transfer, 'transfer payout', converted(transfer), bank(target), delivered);
}

/** The recipient's bank sent the money back. */
export const takeBack = (world: World, transfer: Transfer): void =>
  carry(world, transfer, 'payout returned', bank(transfer.target), returned(transfer), transfer.delivered);

/** A payout that came back is tried again. */
export const payOutAgain = (world: World, transfer: Transfer): void =>
  carry(world, transfer, 'transfer payout', returned(transfer), bank(transfer.target), transfer.delivered);

/**
 * The sender gets it back: on the balance it came from or named for it, else on the account at a bank. What other banks
 * kept for themselves on the way stays with them.
 */
export function refundMoney(world: World, transfer: Transfer, kept: Money): void {
  const balance = refundBalance(world, transfer);
  const from = received(transfer);
  const left = subtract(transfer.charged, kept);
  carry(world, transfer, 'charges of other banks', from, bank(transfer.source), kept);
  if (!balance) carry(world, transfer, 'transfer refund', from, payerOf(world, transfer), left);
  else if (isPositive(left)) creditBalance(world, balance, left, from, booking(transfer, 'transfer refund'));
}

/** The account outside that paid. */
function payerOf(world: World, transfer: Transfer): AccountRef {
  const method = transfer.payments[0]?.method;
  if (method === 'DIRECT_DEBIT') return directDebit(transfer.source);
  return method === 'TRUSTED_PRE_FUND_BULK' ? partnerOf(world, transfer) : bank(transfer.source);
}

/**
 * The balance a refund goes to.
 * @assumed when the one that paid is closed by now, the profile's present one in that currency, and without one a bank
 */
function refundBalance(world: World, transfer: Transfer): Balance | undefined {
  const { profileId, source, sourceRecipientId } = transfer;
  // A partner that settles later pays its customers back itself.
  if (transfer.payments[0]?.method === 'TRUSTED_PRE_FUND_BULK') return undefined;
  const paidFrom = transfer.payments.find(({ balanceId }) => balanceId !== null)?.balanceId ?? null;
  if (paidFrom !== null) {
    const balance = findBalance(world, paidFrom);
    return balance?.status === 'open' ? balance : findStandardBalance(world, profileId, source);
  }
  const named = sourceRecipientId === null ? undefined : internalTarget(world, sourceRecipientId, source)?.balance;
  return named?.currency === source ? named : undefined;
}

/** The payer's own bank took the payment back; what was paid out by then is the partner's to make good. */
export function chargeMoneyBack(world: World, transfer: Transfer): void {
  if (transfer.payments.length === 0) return;
  const gone = transfer.status === 'outgoing_payment_sent';
  if (transfer.status === 'funds_converted') exchangeBack(world, transfer, 'suspense');
  if (transfer.status === 'bounced_back') exchangeBack(world, transfer, 'bounce');
  const from = gone ? partnerOf(world, transfer) : received(transfer);
  carry(world, transfer, 'payment charged back', from, payerOf(world, transfer), transfer.charged);
}
