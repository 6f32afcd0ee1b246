import { type Balance, debitBalance, findAccount } from '../balances/index.ts';
import {
  advance,
  later,
  type MoveDetails,
  nextNumber,
  patch,
  requireMove,
  schedule,
  seconds,
  type World,
} from '../kernel/index.ts';
import { type AccountRef, bank, suspense } from '../ledger/index.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { requireReceiving } from '../profiles/index.ts';
import { findQuote, fundQuote, type Quote } from '../quotes/index.ts';
import { type Price, priceOf } from './create.ts';
import { deliveryFromNow } from './delivery.ts';
import { requireAnyTransfer } from './find.ts';
import { fundingOf, receiveMoney } from './postings.ts';
import { type PaymentMethod, type Transfer, type TransferPayment, transfers } from './record.ts';

/** Where the money for a transfer comes from. */
export type Payer = { readonly balance: Balance } | { readonly method: PaymentMethod; readonly account: AccountRef };

/** Whether somebody has paid, though checks may not have begun. */
export const isPaid = ({ payments }: Transfer): boolean => payments.length > 0;

/** The quote a transfer was made of: one that was used is never forgotten. */
export function quoteOf(world: World, { quoteId }: Transfer): Quote {
  const quote = findQuote(world, quoteId);
  if (!quote) throw new Error(`quote ${quoteId} of a transfer is gone`);
  return quote;
}

/**
 * What a transfer costs when it is paid this way. It keeps the price it was made with; where the world behaves as
 * recorded, it takes the price of the way it is really paid instead.
 * @source transferFund
 */
export function priceWhenPaid(world: World, transfer: Transfer, method: PaymentMethod): Price {
  if (world.settings.dialect === 'recorded') return priceOf(quoteOf(world, transfer), method);
  const { charged, converted, delivered, fee, deferredFee } = transfer;
  return { charged, converted, delivered, fee, deferredFee };
}

/**
 * Takes the money for a transfer that waits for it: priced, kept in suspense, noted as a payment. That it may be taken,
 * the verb has made sure of.
 * @returns the payment
 * @source transferFund
 * @assumed an account that pays becomes the transfer's source account, as recorded
 */
export function takePayment(world: World, before: Transfer, payer: Payer): TransferPayment {
  const balance = 'balance' in payer ? payer.balance : null;
  const method = 'balance' in payer ? 'BALANCE' : payer.method;
  const quote = quoteOf(world, before);
  const price = priceWhenPaid(world, before, method);
  const id = nextNumber(world, 'payment');
  const times = { createdAt: world.now, updatedAt: world.now };
  const payment: TransferPayment = { id, method, amount: price.charged, balanceId: balance?.id ?? null, ...times };
  const transfer = patch(world, transfers, before.id, {
    ...price,
    payments: [...before.payments, payment],
    sourceRecipientId: balance ? accountRecipient(world, before) : before.sourceRecipientId,
    deliveryAt: deliveryFromNow(world, quote, before.recipientId, method),
  });
  if (balance) debitBalance(world, balance, price.charged, suspense(transfer.id, transfer.source), fundingOf(transfer));
  else if ('account' in payer) receiveMoney(world, transfer, payer.account);
  fundQuote(world, quote);
  return payment;
}

const accountRecipient = (world: World, { profileId, sourceRecipientId }: Transfer): number | null =>
  findAccount(world, profileId)?.recipientId ?? sourceRecipientId;

/** What recordings show between a funding and its effect: a few seconds. */
const RECORDED_DELAY = seconds(3);

/**
 * Begins the checks on a transfer that was paid: at once, or a little later where the world behaves as recorded.
 * @source transferFund
 */
export function beginProcessing(world: World, id: number): void {
  if (world.settings.dialect === 'contract') {
    advance(world, transferLifecycle, id, 'receive');
    return;
  }
  // Filed with the transfer's own timers, so that whatever moves it first takes this off the agenda too.
  const move = { lifecycle: transferLifecycle.name, id, move: 'receive' };
  schedule(world, later(world.now, RECORDED_DELAY), 'move', `${transferLifecycle.name}:${id}`, move);
}

/**
 * Money for the transfer arrives at Wise's bank, all of it; one that is paid already only moves on.
 * @throws Refusal `transfer.not-found`, `transfer.wrong-status`, `profile.withdraw-only` where nobody has paid and the
 * profile may only move out what it has
 * @source simulationTransferStateChange `processing`; profiles#state-change, WITHDRAW_ONLY
 */
export function receiveBankTransfer(world: World, id: number, details: MoveDetails = {}): void {
  const transfer = requireAnyTransfer(world, id);
  requireMove(transferLifecycle, transfer, 'receive', 'transfer.wrong-status');
  if (!isPaid(transfer)) {
    requireReceiving(world, transfer.profileId);
    takePayment(world, transfer, { method: 'BANK_TRANSFER', account: bank(transfer.source) });
  }
  advance(world, transferLifecycle, id, 'receive', details);
}

/**
 * A payment is on its way and has not arrived.
 * @throws Refusal `transfer.not-found`, `transfer.wrong-status`
 * @source section Tracking transfers
 */
export function announcePayment(world: World, id: number, details: MoveDetails = {}): void {
  requireMove(transferLifecycle, requireAnyTransfer(world, id), 'announce', 'transfer.wrong-status');
  advance(world, transferLifecycle, id, 'announce', details);
}
