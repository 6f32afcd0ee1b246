import {
  type Balance,
  creditBalance,
  findBalance,
  findStandardBalance,
  requireRoom,
  spendable,
  worthIn,
} from '../balances/index.ts';
import { findCard } from '../cards/index.ts';
import {
  advance,
  decimalDigits,
  isPositive,
  LARGEST_MINOR,
  type Money,
  type MoveDetails,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { bank, exchange, post } from '../ledger/index.ts';
import { cardTransactionLifecycle as lifecycle } from '../lifecycles/card-transaction.ts';
import { adjustSpending } from '../spend/index.ts';
import { bookedAs, bookingOf, debitOf, payMerchant, sameCharge } from './booking.ts';
import { balanceToCredit } from './destination.ts';
import { requireTransaction } from './find.ts';
import { findPayer, type Payer, payingBalances } from './payer.ts';
import { chargeAt, chargeNow, negated, openCharge, totalOf } from './price.ts';
import { type CardDebit, type CardFee, type CardTransaction, isCredit, subjectOf } from './record.ts';
import { change } from './write.ts';

/**
 * The merchant takes the money, more or less of it than was authorised, and late perhaps: then it is no longer set
 * aside, and the balance may go below nothing. A refund is paid out.
 * @throws Refusal `transaction.not-found`, `transaction.wrong-status`, `balance.not-positive`, `transaction.no-balance`,
 * `balance.limit-exceeded`, and what `openBalance` refuses where a refund needs a balance
 * @source simulationCardTransactionClearing
 * @assumed the rate is the authorisation's, and today's for another currency; fees stay what they were; a balance that
 * was closed meanwhile is replaced by one that pays, or by the oldest; going below nothing needs no overdraft, as the
 * merchant was promised the money
 */
export function capture(
  world: World,
  id: number,
  amount?: Money,
  { reason }: Pick<MoveDetails, 'reason'> = {},
): CardTransaction {
  const transaction = requireTransaction(world, id);
  requireMove(lifecycle, transaction, 'capture', 'transaction.wrong-status');
  const taken = amount ?? transaction.amount;
  if (!isPositive(taken)) refuse('balance.not-positive', { path: 'amount.value' });
  const details = reason === undefined ? {} : { reason };
  if (isCredit(transaction)) payOut(world, transaction, taken, details);
  else takePayment(world, transaction, taken, details);
  return requireTransaction(world, id);
}

const ARN_DIGITS = 23;

function takePayment(world: World, transaction: CardTransaction, amount: Money, details: MoveDetails): void {
  const { id, debits } = transaction;
  const fees = feesIn(world, transaction.fees, amount.currency);
  const payer = payerOf(world, transaction, totalOf({ amount, fees }));
  const { balance, charge } = payer;
  requireCountable(world, payer);
  const booked = transaction.booked ?? bookedAs(world);
  settle(world, id, { amount, fees, booked, debits: withCharge(world, debits, payer) }, details);
  payMerchant(world, id, balance, charge);
  adjustSpending(world, id, worthIn(world, totalOf({ amount, fees }), transaction.amount.currency));
}

/** Moves the transaction, which says what is taken, before the balance is told of. */
function settle(world: World, id: number, taken: Partial<CardTransaction>, details: MoveDetails): void {
  change(world, id, { ...taken, step: 'CAPTURE', confirmed: true, arn: decimalDigits(world, ARN_DIGITS) });
  advance(world, lifecycle, id, 'capture', details);
}

/** What is taken as it was set aside is one movement; else it is given back first. */
function withCharge(world: World, debits: readonly CardDebit[], { balance, charge }: Payer): readonly CardDebit[] {
  const open = openCharge(debits);
  if (!open || open.debited.amountMinor === 0) return [...debits, debitOf(world, balance.id, charge)];
  if (open.balanceId === balance.id && sameCharge(open, charge)) return debits;
  return [...debits, debitOf(world, open.balanceId, negated(open)), debitOf(world, balance.id, charge)];
}

/** The balance that the money was set aside on, else one that can pay, else any. */
function payerOf(world: World, { cardToken, profileId, debits }: CardTransaction, total: Money): Payer {
  const last = debits.at(-1);
  const held = last && findBalance(world, last.balanceId);
  if (held?.status === 'open') {
    const sameCurrency = last?.paidFor.currency === total.currency;
    const charge = sameCurrency ? chargeAt(total, held.currency, last.rate) : chargeNow(world, total, held.currency);
    return { balance: held, charge };
  }
  const program = findCard(world, cardToken)?.program;
  const found = program && findPayer(world, profileId, total, program);
  return found ?? anyPayer(world, profileId, total);
}

function anyPayer(world: World, profileId: number, total: Money): Payer {
  const own = findStandardBalance(world, profileId, total.currency);
  const balance = own ?? payingBalances(world, profileId)[0] ?? refuse('transaction.no-balance');
  return { balance, charge: chargeNow(world, total, balance.currency) };
}

/** @throws Refusal `balance.limit-exceeded` for a debt that could not be counted exactly */
function requireCountable(world: World, { balance, charge }: Payer): void {
  const left = spendable(world, balance).amountMinor - charge.debited.amountMinor;
  if (left < -LARGEST_MINOR) refuse('balance.limit-exceeded', { balanceId: balance.id });
}

const feesIn = (world: World, fees: readonly CardFee[], currency: string): readonly CardFee[] =>
  fees.map(fee => ({ ...fee, amount: worthIn(world, fee.amount, currency) }));

/** Money back: onto the balance of its currency, which is opened if need be. */
function payOut(world: World, transaction: CardTransaction, amount: Money, details: MoveDetails): void {
  const { id, profileId } = transaction;
  const balance = balanceToCredit(world, profileId, amount.currency);
  const credited = worthIn(world, amount, balance.currency);
  requireRoom(world, balance, credited);
  const credits = [{ balanceId: balance.id, credited, at: world.now }];
  settle(world, id, { amount, booked: bookedAs(world), credits }, details);
  receive(world, id, balance, credited, amount);
}

function receive(world: World, id: number, balance: Balance, credited: Money, amount: Money): void {
  const why = bookingOf(id, 'card refund');
  const [from, to] = [bank(amount.currency), balance.currency];
  if (to === amount.currency) {
    creditBalance(world, balance, credited, from, why);
    return;
  }
  post(world, { debit: from, credit: exchange(amount.currency), amount, reason: why.reason, subject: subjectOf(id) });
  creditBalance(world, balance, credited, exchange(to), why);
}
