import type { Actor } from '../access/index.ts';
import { type Balance, balanceUpdated, canPay, debitBalance, findBalance, requireFunds } from '../balances/index.ts';
import {
  advance,
  begin,
  type DomainEvent,
  insert,
  type MoveDetails,
  mayMove,
  nextUuid,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { bank } from '../ledger/index.ts';
import { incomingPaymentLifecycle } from '../lifecycles/incoming-payment.ts';
import { paymentReturnLifecycle as lifecycle } from '../lifecycles/payment-return.ts';
import { requireWorking } from '../profiles/index.ts';
import { requirePayment } from './find.ts';
import { takesTime } from './pace.ts';
import { about, requireAnyPayment, requireBalanceOf } from './receive.ts';
import { type IncomingPayment, type PaymentReturn, paymentReturns, type ReturnReason, subjectOf } from './record.ts';

/**
 * Sends a payment back to whoever sent it. The balance is debited at once if it can pay, else as soon as it can.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `payment.not-found`, `payment.reason-missing`, `payment.not-returnable`,
 * `payment.returned-already`, `payment.balance-closed`, `balance.not-operable`
 * @source bankAccountDetailsReturnsCreate
 * @assumed all of the payment goes back. Returns that wait for money are debited in the order in which they were asked
 * for, after each credit; one whose balance is closed meanwhile waits for good.
 */
export function returnPayment(
  world: World,
  actor: Actor,
  profileId: number,
  paymentId: number,
  reason: ReturnReason | null,
): PaymentReturn {
  const payment = requirePayment(world, actor, profileId, paymentId);
  requireWorking(world, profileId);
  if (payment.rail === 'SWIFT' && reason === null) refuse('payment.reason-missing', about(payment));
  if (returnOf(world, paymentId)) refuse('payment.returned-already', about(payment));
  if (!mayMove(incomingPaymentLifecycle, payment, 'refund')) refuse('payment.not-returnable', about(payment));
  const balance = requireBalanceOf(world, payment);
  const made = askBack(world, payment, reason);
  if (covers(world, balance, payment)) debitReturn(world, made.id);
  return requireReturn(world, made.id);
}

const returnOf = (world: World, paymentId: number): PaymentReturn | undefined =>
  world.table(paymentReturns).find('byPayment', paymentId);

const covers = (world: World, balance: Balance, { amount }: IncomingPayment): boolean => canPay(world, balance, amount);

function askBack(
  world: World,
  { id: paymentId, balanceId }: IncomingPayment,
  reason: ReturnReason | null,
): PaymentReturn {
  const id = nextUuid(world);
  const row = { id, status: lifecycle.initial, paymentId, balanceId, reason, createdAt: world.now };
  const made = insert(world, paymentReturns, row);
  begin(world, lifecycle, made);
  return made;
}

function requireReturn(world: World, id: string): PaymentReturn {
  const found = world.table(paymentReturns).get(id);
  if (!found) throw new Error(`the return ${id} does not exist`);
  return found;
}

/**
 * Takes the money of a return off the balance, and sends it.
 * @throws Refusal `receiving.wrong-step`, `payment.balance-closed`, `balance.not-operable`,
 * `balance.insufficient-funds`
 * @source bankAccountDetailsReturnsCreate
 */
export function debitReturn(world: World, id: string, details: MoveDetails = {}): void {
  const found = requireReturn(world, id);
  requireMove(lifecycle, found, 'debit', 'receiving.wrong-step');
  const payment = requireAnyPayment(world, found.paymentId);
  const { amount } = payment;
  const balance = requireBalanceOf(world, payment);
  requireFunds(world, balance, amount);
  const why = { channel: 'TRANSFER', reference: String(payment.id), reason: 'payment return' } as const;
  debitBalance(world, balance, amount, bank(amount.currency), { ...why, subject: subjectOf(payment) });
  advance(world, lifecycle, id, 'debit', details);
  if (!takesTime(world, lifecycle)) sendReturn(world, id);
}

/**
 * The sender has the money back, and the payment is refunded.
 * @throws Refusal `receiving.wrong-step`
 * @source bankAccountDetailsReturnsCreate
 */
export function sendReturn(world: World, id: string, details: MoveDetails = {}): void {
  const found = requireReturn(world, id);
  requireMove(lifecycle, found, 'refund', 'receiving.wrong-step');
  advance(world, lifecycle, id, 'refund', details);
  advance(world, incomingPaymentLifecycle, found.paymentId, 'refund', { reason: found.reason ?? 'returned' });
}

/**
 * The payment goes back whoever wants it: by the return that was asked for, or by one of Wise's own.
 * @throws Refusal `payment.not-found`, `receiving.wrong-step`, `payment.balance-closed`, `balance.not-operable`,
 * `balance.insufficient-funds`
 * @source eventAccountDetailsPaymentStateChange, REFUNDED
 */
export function refundPayment(world: World, id: number, details: MoveDetails = {}): void {
  const payment = requireAnyPayment(world, id);
  requireMove(incomingPaymentLifecycle, payment, 'refund', 'receiving.wrong-step');
  const asked = returnOf(world, id);
  if (asked?.status === 'bounced_back') {
    sendReturn(world, asked.id, details);
    return;
  }
  requireFunds(world, requireBalanceOf(world, payment), payment.amount);
  debitReturn(world, (asked ?? askBack(world, payment, null)).id, details);
}

/** Money that comes onto a balance goes first to the returns that wait for it. */
export function debitWhenCovered(world: World, event: DomainEvent): void {
  if (event.type !== balanceUpdated.type) return;
  const { balanceId, direction } = event.facts as NonNullable<(typeof balanceUpdated)['facts']>;
  if (direction !== 'credit') return;
  const balance = findBalance(world, balanceId);
  if (balance?.status !== 'open' || balance.investmentState !== 'NOT_INVESTED') return;
  for (const { id, paymentId } of [...world.table(paymentReturns).list('waiting', balanceId)]) {
    if (!covers(world, balance, requireAnyPayment(world, paymentId))) return;
    debitReturn(world, id, { reason: 'the balance can pay' });
  }
}
