/** How a transfer ends without its recipient being paid. */
import type { Actor } from '../access/index.ts';
import {
  advance,
  emit,
  isLess,
  type Money,
  type MoveDetails,
  refuse,
  requireMove,
  roundAmount,
  subtract,
  type World,
  zero,
} from '../kernel/index.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { requireWorking } from '../profiles/index.ts';
import { releaseQuote } from '../quotes/index.ts';
import { transferRefunded } from './events.ts';
import { requireAnyTransfer, requireTransfer } from './find.ts';
import { dropIssues } from './issues.ts';
import { chargeMoneyBack, exchangeBack, refundMoney } from './postings.ts';
import { isPaid, quoteOf } from './receive.ts';
import type { Transfer } from './record.ts';

/**
 * Calls a transfer off for its owner. One that was paid is refunded in the same breath.
 * @returns the transfer as it was cancelled; when it was paid it is refunded by now
 * @throws Refusal `transfer.not-found`, `access.forbidden`, `profile.view-only`, `transfer.not-cancellable` once it is
 * converted, has ended, or has open issues
 * @source transferCancel
 */
export function cancelTransfer(world: World, actor: Actor, id: number): Transfer {
  requireWorking(world, requireTransfer(world, actor, id).profileId);
  return cancelAnyTransfer(world, id);
}

/**
 * The move itself, for whoever may cause it.
 * @throws Refusal `transfer.not-found`, `transfer.not-cancellable`
 */
export function cancelAnyTransfer(world: World, id: number, details: MoveDetails = {}): Transfer {
  const transfer = requireAnyTransfer(world, id);
  requireMove(transferLifecycle, transfer, 'cancel', 'transfer.not-cancellable');
  if (transfer.issues.length > 0) refuse('transfer.not-cancellable', { transferId: id, issues: transfer.issues });
  return callOff(world, transfer, 'cancel', details);
}

/** Cancels; whoever has paid gets the money back at once. */
export function callOff(world: World, transfer: Transfer, move: 'cancel' | 'lapse', details: MoveDetails): Transfer {
  advance(world, transferLifecycle, transfer.id, move, details);
  dropIssues(world, transfer.id);
  const cancelled = requireAnyTransfer(world, transfer.id);
  if (isPaid(transfer)) giveBack(world, cancelled, details);
  else releaseQuote(world, quoteOf(world, transfer));
  return cancelled;
}

/** The sender has the money again; the words go out in the documented order, the transfer's before the balance's. */
function giveBack(world: World, transfer: Transfer, details: MoveDetails): void {
  const { id: transferId, profileId, recipientId, charged } = transfer;
  const kept = keptOnTheWay(world, transfer);
  advance(world, transferLifecycle, transferId, 'refund', details);
  if (details.unannounced !== true) {
    const amount = subtract(charged, kept);
    emit(world, transferRefunded, { profileId }, { transferId, profileId, recipientId, amount });
  }
  refundMoney(world, transfer, kept);
}

/** What other banks keep of a SWIFT payout that comes back: never more than there is. */
function keptOnTheWay(world: World, transfer: Transfer): Money {
  const { status, source, charged } = transfer;
  const wentAbroad = ['SWIFT', 'SWIFT_OUR'].includes(quoteOf(world, transfer).payOut);
  if (status !== 'bounced_back' || !wentAbroad) return zero(source);
  const charge = roundAmount(world.settings.swiftRefundCharge, source);
  return isLess(charge, charged) ? charge : charged;
}

/**
 * Two weeks have passed and nobody has paid. One whose payment is only waiting to be noticed stays.
 * @throws Refusal `transfer.not-found`, `transfer.wrong-status`
 * @source transferCreate
 */
export function lapseTransfer(world: World, id: number, details: MoveDetails = {}): void {
  const transfer = requireAnyTransfer(world, id);
  requireMove(transferLifecycle, transfer, 'lapse', 'transfer.wrong-status');
  if (!isPaid(transfer)) callOff(world, transfer, 'lapse', details);
}

/**
 * Gives the money of a payout that came back to the sender: all that was charged, fees included, less what other banks
 * keep of an international payment (`swiftRefundCharge` of the world's settings, in units of the source currency).
 * @param details `unannounced: true` leaves out the refund event, as the sandbox does
 * @throws Refusal `transfer.not-found`, `transfer.wrong-status`; one that was cancelled has had its refund, or never paid
 * @source simulationTransferStateChange `funds_refunded`
 */
export function refundTransfer(world: World, id: number, details: MoveDetails = {}): void {
  const transfer = requireAnyTransfer(world, id);
  const { status } = transfer;
  requireMove(transferLifecycle, transfer, 'refund', 'transfer.wrong-status');
  if (status !== 'bounced_back') refuse('transfer.wrong-status', { status, move: 'refund' });
  exchangeBack(world, transfer, 'bounce');
  giveBack(world, transfer, details);
}

/**
 * The payer has the debit reversed by its bank.
 * @throws Refusal `transfer.not-found`, `transfer.wrong-status`, `transfer.not-chargeable` for money out of a balance,
 * which no bank can take back
 * @source batchGroupPaymentInitiationCreate
 */
export function chargeBackTransfer(world: World, id: number, details: MoveDetails = {}): void {
  const transfer = requireAnyTransfer(world, id);
  requireMove(transferLifecycle, transfer, 'chargeBack', 'transfer.wrong-status');
  const fromBalance = transfer.payments.some(({ method }) => method === 'BALANCE');
  if (fromBalance) refuse('transfer.not-chargeable', { transferId: id });
  chargeMoneyBack(world, transfer);
  advance(world, transferLifecycle, id, 'chargeBack', details);
  dropIssues(world, id);
}
