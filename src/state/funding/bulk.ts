import {
  add,
  advance,
  begin,
  type CurrencyCode,
  type DomainEvent,
  insert,
  isLess,
  type Money,
  type MoveDetails,
  mayMove,
  patch,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { balanceOf, partner } from '../ledger/index.ts';
import { bulkPaymentLifecycle } from '../lifecycles/bulk-payment.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { findProfile } from '../profiles/index.ts';
import {
  announcePayment,
  beginProcessing,
  findTransfer,
  isPaid,
  priceWhenPaid,
  requireAnyTransfer,
  type Transfer,
  takePayment,
  transferStateChanged,
} from '../transfers/index.ts';
import { type BulkPayment, bulkPayments, waitingKey } from './bulk-record.ts';
import type { Funding } from './outcome.ts';
import { type BulkTerms, bulkTermsOf, collateralIn } from './terms.ts';

const type = 'TRUSTED_PRE_FUND_BULK';

export const findBulkPayment = (world: World, transferId: number): BulkPayment | undefined =>
  world.table(bulkPayments).get(transferId);

/** Whether nobody has paid, and somebody still may. */
export const isPayable = (transfer: Transfer): boolean =>
  !isPaid(transfer) && mayMove(transferLifecycle, transfer, 'receive');

/** What a partner's payment is asked for with. */
export interface BulkWish {
  readonly step?: 'INITIATE' | 'COMPLETE' | null;
  readonly partnerReference: string | null;
}

/**
 * Pays with money that the partner settles later, for many transfers at once. Where it would owe more than was agreed,
 * the payment is taken down and made once it has settled. In two steps, the first only announces the payment.
 * @throws Refusal `funding.bulk-not-enabled`, `funding.not-initiated`, `funding.reference-missing`
 * @source transferFund `TRUSTED_PRE_FUND_BULK`
 * @assumed the partner is the application that brought the profile in; the first step repeated is the same step, and a
 * payment that waits may be asked for again at any time
 */
export function fundFromBulk(world: World, transfer: Transfer, { step, partnerReference }: BulkWish): Funding {
  const terms = requireTerms(world, transfer);
  const known = findBulkPayment(world, transfer.id);
  if (step === 'COMPLETE' && !known) refuse('funding.not-initiated', { type });
  if (terms.crossCurrency && !partnerReference && !known?.partnerReference) refuse('funding.reference-missing');
  const payment = note(world, terms.id, transfer, partnerReference);
  if (step === 'INITIATE') return announce(world, transfer, payment);
  if (!isWithin(world, terms, transfer)) {
    if (payment.status === 'INITIATED') advance(world, bulkPaymentLifecycle, payment.id, 'wait');
    return limitReached;
  }
  const paymentId = payBulk(world, payment.id);
  return { type, outcome: 'completed', reason: null, paymentId };
}

const limitReached: Funding = {
  type,
  outcome: 'created',
  reason: 'trustedprefundbulk.limit-reached',
  paymentId: null,
};

function requireTerms(world: World, { profileId }: Transfer): BulkTerms {
  const clientId = findProfile(world, profileId)?.clientId ?? null;
  const terms = clientId === null ? undefined : bulkTermsOf(world, clientId);
  return terms?.enabled ? terms : refuse('funding.bulk-not-enabled', { type });
}

function note(world: World, clientId: string, { id, source }: Transfer, partnerReference: string | null): BulkPayment {
  if (findBulkPayment(world, id)) {
    return patch(world, bulkPayments, id, partnerReference === null ? {} : { partnerReference });
  }
  const payment = insert(world, bulkPayments, {
    id,
    status: bulkPaymentLifecycle.initial,
    clientId,
    currency: source,
    partnerReference,
    settlementId: null,
    rate: null,
    refundSettlementId: null,
    createdAt: world.now,
  });
  begin(world, bulkPaymentLifecycle, payment);
  return payment;
}

function announce(world: World, transfer: Transfer, { status }: BulkPayment): Funding {
  if (status === 'WAITING') return limitReached;
  if (mayMove(transferLifecycle, transfer, 'announce')) announcePayment(world, transfer.id);
  return { type, outcome: 'created', reason: null, paymentId: null };
}

/** Whether the partner may owe for this transfer too. */
function isWithin(world: World, terms: BulkTerms, transfer: Transfer): boolean {
  const limit = collateralIn(terms, transfer.source);
  if (!limit) return true;
  const owed = balanceOf(world, partner(terms.id, transfer.source));
  return !isLess(limit, add(owed, costInBulk(world, transfer)));
}

/** What the partner owes for a transfer, or will when it is paid. */
export const costInBulk = (world: World, transfer: Transfer): Money =>
  isPaid(transfer) ? transfer.charged : priceWhenPaid(world, transfer, type).charged;

/**
 * The transfer counts as paid, and its partner owes for it, whatever it owes already.
 * @returns the payment's id
 * @throws Refusal `funding.bulk-not-found`, `funding.bulk-wrong-status`, `funding.invalid-state`
 * @source transferFund `TRUSTED_PRE_FUND_BULK`
 */
export function payBulk(world: World, id: number, details: MoveDetails = {}): number {
  const { clientId, currency } = requireStep(world, id, 'pay');
  const transfer = requireAnyTransfer(world, id);
  if (!isPayable(transfer)) refuse('funding.invalid-state', { status: transfer.status, type });
  const payment = takePayment(world, transfer, { method: type, account: partner(clientId, currency) });
  advance(world, bulkPaymentLifecycle, id, 'pay', details);
  beginProcessing(world, id);
  return payment.id;
}

function requireStep(world: World, id: number, move: 'wait' | 'pay' | 'settle' | 'withdraw'): BulkPayment {
  const payment = findBulkPayment(world, id) ?? refuse('funding.bulk-not-found', { transferId: id });
  requireMove(bulkPaymentLifecycle, payment, move, 'funding.bulk-wrong-status');
  return payment;
}

/**
 * The verb behind a move that moves no money.
 * @throws Refusal `funding.bulk-not-found`, `funding.bulk-wrong-status`
 */
export const stepTo =
  (move: 'wait' | 'settle' | 'withdraw') =>
  (world: World, id: number, details: MoveDetails = {}): void => {
    requireStep(world, id, move);
    advance(world, bulkPaymentLifecycle, id, move, details);
  };

/** Makes payments that wait, oldest first, as far as the partner may owe for them. */
export function payWaiting(world: World, clientId: string, currency: CurrencyCode): void {
  const terms = bulkTermsOf(world, clientId);
  for (const { id } of [...world.table(bulkPayments).list('waiting', waitingKey(clientId, currency))]) {
    const transfer = requireAnyTransfer(world, id);
    if (!isPayable(transfer)) continue;
    if (!isWithin(world, terms, transfer)) return;
    payBulk(world, id);
  }
}

/** A payment that was not made yet is no longer wanted once its transfer was paid in another way or called off. */
export function withdrawBulk(world: World, { type: happened, facts }: DomainEvent): void {
  if (happened !== transferStateChanged.type) return;
  const { transferId } = facts as { readonly transferId: number };
  const [payment, transfer] = [findBulkPayment(world, transferId), findTransfer(world, transferId)];
  if (!payment || !transfer || isPayable(transfer)) return;
  if (mayMove(bulkPaymentLifecycle, payment, 'withdraw')) advance(world, bulkPaymentLifecycle, transferId, 'withdraw');
}
