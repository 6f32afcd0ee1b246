import { type Actor, requireUser } from '../access/index.ts';
import { begin, insert, nextNumber, nextUuid, refuse, steer, subtract, type World } from '../kernel/index.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { outcomeFor } from '../overrides/index.ts';
import { findProfile, maySend, type Profile, requireWorking } from '../profiles/index.ts';
import { acceptQuote, optionFor, type Quote, requireOwnQuote, troubleWith } from '../quotes/index.ts';
import { deliveryFromNow } from './delivery.ts';
import { findByCustomerTransaction, requireTransfer } from './find.ts';
import { announceIssues } from './issues.ts';
import { type Originator, originatorProblems } from './originator.ts';
import { transferFate } from './outcomes.ts';
import { requireSource, requireTarget } from './payee.ts';
import { type Transfer, type TransferKind, transfers } from './record.ts';
import { missingDetails, referenceProblem, routeOf, type TransferDetails } from './requirements.ts';
import { reviewSender } from './review.ts';
import { requireEnabled } from './terms.ts';

export interface NewTransfer {
  readonly recipientId: number;
  readonly quoteId: string;
  /** The partner's own id: asking twice makes one transfer. */
  readonly customerTransactionId: string;
  /** Where a refund should go. */
  readonly sourceRecipientId: number | null;
  readonly details: TransferDetails;
  /** The batch group it is made in. */
  readonly batchId?: string;
}

/** A wish, with whom it is for. */
export interface TransferOrder extends NewTransfer {
  readonly kind: TransferKind;
  readonly originator: Originator | null;
}

/**
 * Turns a quote and a recipient into a transfer that waits to be paid. The same `customerTransactionId` of a user is
 * the same transfer, whatever else was sent and even after its quote has expired. A required detail that is missing
 * does not stop it: the transfer has an open issue instead, and rests in processing.
 * @throws Refusal `quote.not-found`, and what `makeTransfer` refuses
 * @source transferCreate
 */
export function createTransfer(world: World, actor: Actor, wish: NewTransfer): Transfer {
  const known = findByCustomerTransaction(world, actor, wish.customerTransactionId);
  if (known) return requireTransfer(world, actor, known.id);
  const order: TransferOrder = { ...wish, kind: 'standard', originator: null };
  return makeTransfer(world, actor, order, requireOwnQuote(world, actor, wish.quoteId));
}

/**
 * Makes the transfer of a wish that was not fulfilled before.
 * @throws Refusal `transfer.kind-not-enabled`, `transfer.quote-used`, `transfer.quote-expired`, `transfer.quote-blocked`,
 * `transfer.approval-missing`, `transfer.sender-undescribed`, `profile.view-only`, `recipient.not-found`, `recipient.inactive`,
 * `access.forbidden`, `transfer.currency-mismatch`, `transfer.target-closed`, `transfer.recipient-unconfirmed`,
 * `transfer.address-missing`, `transfer.bad-reference`, `transfer.bad-originator`
 * @source transferCreate; transferThirdPartyCreate; transferPartnerLicenceCreate
 * @assumed priced by the quote's preferred way of paying, else a bank transfer, until it is paid; a missing detail
 * delays and never refuses, as the documentation speaks of delays. The issue that it opens, `missing_information`, is
 * solved by the operator alone, as no operation changes the details of a transfer
 */
export function makeTransfer(world: World, actor: Actor, order: TransferOrder, quote: Quote): Transfer {
  requireEnabled(world, actor, order.kind);
  requireGood(quote);
  const sender = findProfile(world, quote.profileId);
  if (sender) requireSender(world, actor, sender);
  const target = requireTarget(world, actor, order.recipientId, quote);
  if (order.sourceRecipientId !== null) requireSource(world, actor, order.sourceRecipientId, quote);
  const problem = referenceProblem(quote.target, order.details.reference ?? '');
  if (problem) refuse('transfer.bad-reference', { problems: [problem] });
  requireOriginator(world, order, quote);
  acceptQuote(world, quote);
  const transfer = insert(world, transfers, newTransfer(world, actor, order, quote, target?.balance?.id ?? null));
  begin(world, transferLifecycle, transfer);
  if (transfer.issues.length > 0) announceIssues(world, transfer);
  steer(world, transferLifecycle, transfer.id, outcomeFor(world, transferFate, { reference: order.details.reference }));
  reviewSender(world, transfer);
  return transfer;
}

function requireGood(quote: Quote): void {
  const trouble = troubleWith(quote);
  if (trouble) refuse(`transfer.quote-${trouble}`, { quoteId: quote.id });
  const blocked = quote.notices.find(({ type }) => type === 'BLOCKED');
  if (blocked) refuse('transfer.quote-blocked', { text: blocked.text });
}

/** Whoever sends must be known well enough; where a business approves its payments, a program cannot do without it. */
function requireSender(world: World, actor: Actor, sender: Profile): void {
  requireWorking(world, sender.id);
  if (!maySend(sender)) refuse('transfer.sender-undescribed', { profileId: sender.id });
  const unapproved = world.settings.paymentApprovals && actor.kind === 'personal' && sender.type === 'business';
  if (unapproved) refuse('transfer.approval-missing', { profileId: sender.id });
}

function requireOriginator(world: World, { kind, originator }: TransferOrder, { target }: Quote): void {
  if (!originator) return;
  const accounts = world.settings.originatorAccounts === 'required';
  const problems = originatorProblems(originator, { target, routed: kind === 'third-party', accounts, now: world.now });
  if (problems.length > 0) refuse('transfer.bad-originator', { problems });
}

function newTransfer(
  world: World,
  actor: Actor,
  order: TransferOrder,
  quote: Quote,
  balanceId: number | null,
): Transfer {
  const { profileId } = quote;
  const { kind, recipientId, sourceRecipientId, customerTransactionId, details, originator } = order;
  const option = optionFor(quote, quote.preferredPayIn ?? undefined);
  const route = routeOf(world, quote, details, originator?.legalType);
  return {
    id: nextNumber(world, 'transfer'),
    kind,
    status: transferLifecycle.initial as Transfer['status'],
    userId: requireUser(actor).userId,
    profileId,
    businessProfileId: findProfile(world, profileId)?.type === 'business' ? profileId : null,
    recipientId,
    sourceRecipientId,
    quoteId: quote.id,
    customerTransactionId,
    originator,
    payinSessionId: nextUuid(world),
    details,
    source: quote.source,
    target: quote.target,
    rate: quote.rate,
    ...priceOf(quote, option.payIn),
    payments: [],
    issues: missingDetails(route).length > 0 ? ['missing_information'] : [],
    batchId: order.batchId ?? null,
    targetBalanceId: balanceId,
    createdAt: world.now,
    deliveryAt: deliveryFromNow(world, quote, recipientId, option.payIn),
    sentAt: null,
  };
}

export type Price = Pick<Transfer, 'charged' | 'converted' | 'delivered' | 'fee' | 'deferredFee'>;

/** What a way of paying costs, as a transfer keeps it. */
export function priceOf(quote: Quote, payIn: string | undefined): Price {
  const { source, target, fee, deferredFee } = optionFor(quote, payIn);
  return { charged: source, converted: subtract(source, fee.total), delivered: target, fee, deferredFee };
}
