import { type Actor, requireUser } from '../access/index.ts';
import { type InternalTarget, internalTarget } from '../balances/index.ts';
import { begin, emit, insert, nextNumber, nextUuid, refuse, subtract, type World } from '../kernel/index.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { findProfile, mayAct, maySend } from '../profiles/index.ts';
import { acceptQuote, optionFor, type Quote, requireOwnQuote, troubleWith } from '../quotes/index.ts';
import {
  awaitsAcceptance,
  isActive,
  isAddressMandatory,
  type Recipient,
  requireRecipient,
} from '../recipients/index.ts';
import { transferIssuesChanged } from './events.ts';
import { findByCustomerTransaction, requireTransfer } from './find.ts';
import { type Transfer, transfers } from './record.ts';
import { missingDetails, referenceProblem, routeOf, type TransferDetails } from './requirements.ts';

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

/**
 * Turns a quote and a recipient into a transfer that waits to be paid. The same `customerTransactionId` of a user is
 * the same transfer, whatever else was sent and even after its quote has expired. A required detail that is missing
 * does not stop it: the transfer has an open issue instead, and rests in processing.
 * @throws Refusal `quote.not-found`, `transfer.quote-used`, `transfer.quote-expired`, `transfer.quote-blocked`,
 * `transfer.sender-undescribed`, `recipient.not-found`, `recipient.inactive`, `access.forbidden`,
 * `transfer.currency-mismatch`, `transfer.target-closed`, `transfer.recipient-unconfirmed`,
 * `transfer.address-missing`, `transfer.bad-reference`
 * @source transferCreate
 * @assumed priced by the quote's preferred way of paying, else a bank transfer, until it is paid; a missing detail
 * delays and never refuses, as the documentation speaks of delays
 */
export function createTransfer(world: World, actor: Actor, wish: NewTransfer): Transfer {
  const known = findByCustomerTransaction(world, actor, wish.customerTransactionId);
  if (known) return requireTransfer(world, actor, known.id);
  const quote = requireOwnQuote(world, actor, wish.quoteId);
  requireGood(quote);
  requireDescribed(world, quote);
  const target = requireTarget(world, actor, wish.recipientId, quote);
  if (wish.sourceRecipientId !== null) requireSource(world, actor, wish.sourceRecipientId, quote);
  const problem = referenceProblem(quote.target, wish.details.reference ?? '');
  if (problem) refuse('transfer.bad-reference', { problems: [problem] });
  acceptQuote(world, quote);
  const transfer = insert(world, transfers, newTransfer(world, actor, wish, quote, target?.balance?.id ?? null));
  begin(world, transferLifecycle, transfer);
  announceIssues(world, transfer);
  return transfer;
}

function requireGood(quote: Quote): void {
  const trouble = troubleWith(quote);
  if (trouble) refuse(`transfer.quote-${trouble}`, { quoteId: quote.id });
  const blocked = quote.notices.find(({ type }) => type === 'BLOCKED');
  if (blocked) refuse('transfer.quote-blocked', { text: blocked.text });
}

function requireDescribed(world: World, { profileId }: Quote): void {
  const profile = findProfile(world, profileId);
  if (profile && !maySend(profile)) refuse('transfer.sender-undescribed', { profileId });
}

function newTransfer(world: World, actor: Actor, wish: NewTransfer, quote: Quote, balanceId: number | null): Transfer {
  const { profileId } = quote;
  return {
    id: nextNumber(world, 'transfer'),
    status: transferLifecycle.initial as Transfer['status'],
    userId: requireUser(actor).userId,
    profileId,
    businessProfileId: findProfile(world, profileId)?.type === 'business' ? profileId : null,
    recipientId: wish.recipientId,
    sourceRecipientId: wish.sourceRecipientId,
    quoteId: quote.id,
    customerTransactionId: wish.customerTransactionId,
    payinSessionId: nextUuid(world),
    details: wish.details,
    source: quote.source,
    target: quote.target,
    rate: quote.rate,
    ...priceOf(quote, quote.preferredPayIn ?? undefined),
    payments: [],
    issues: missingDetails(routeOf(world, quote, wish.details)).length > 0 ? ['missing_information'] : [],
    batchId: wish.batchId ?? null,
    targetBalanceId: balanceId,
    createdAt: world.now,
    sentAt: null,
  };
}

function announceIssues(world: World, { id: transferId, profileId, recipientId, issues }: Transfer): void {
  if (issues.length === 0) return;
  emit(world, transferIssuesChanged, { profileId }, { transferId, profileId, recipientId, issues });
}

export type Price = Pick<Transfer, 'charged' | 'converted' | 'delivered' | 'fee' | 'deferredFee' | 'deliveryAt'>;

/** What a way of paying costs, as a transfer keeps it. */
export function priceOf(quote: Quote, payIn: string | undefined): Price {
  const { source, target, fee, deferredFee, deliveryAt } = optionFor(quote, payIn);
  return { charged: source, converted: subtract(source, fee.total), delivered: target, fee, deferredFee, deliveryAt };
}

/**
 * Whom the money goes to. Wise's own recipients stand for a balance, of the sender or of a contact the quote names;
 * all others are the sender's recipients.
 */
function requireTarget(world: World, actor: Actor, id: number, quote: Quote): InternalTarget | undefined {
  const path = 'targetAccount';
  const inside = internalTarget(world, id, quote.target);
  if (inside) {
    const owner = findProfile(world, inside.profileId);
    const named = quote.recipientId === id || (owner !== undefined && mayAct(world, actor, owner));
    if (!named) refuse('access.forbidden', { recipientId: id });
    if (!inside.balance) refuse('transfer.target-closed', { path, currency: quote.target });
    requireCurrency(inside.balance.currency, quote.target, path);
    return inside;
  }
  const recipient = requireRecipient(world, actor, id);
  if (!isActive(recipient)) refuse('recipient.inactive', { id });
  requireCurrency(recipient.currency, quote.target, path);
  if (awaitsAcceptance(recipient)) refuse('transfer.recipient-unconfirmed', { path, recipientId: id });
  if (isAddressMandatory(quote.source, quote.target) && !hasAddress(recipient)) {
    refuse('transfer.address-missing', { path, recipientId: id });
  }
  return undefined;
}

function requireCurrency(currency: string, wanted: string, path: string): void {
  if (currency !== wanted) refuse('transfer.currency-mismatch', { path, currency, wanted });
}

/**
 * @assumed an email recipient has no address to give: its bank details come later; country, city and first line make
 * an address where no form asks for more
 */
function hasAddress({ type, details: { address } }: Recipient): boolean {
  if (type === 'email') return true;
  if (typeof address !== 'object' || address === null || Array.isArray(address)) return false;
  const parts = address as Readonly<Record<string, unknown>>;
  return ['country', 'city', 'firstLine'].every(part => typeof parts[part] === 'string' && parts[part] !== '');
}

/** Where a refund may go: an account or balance of the sender in the currency that is paid. */
function requireSource(world: World, actor: Actor, id: number, quote: Quote): void {
  const path = 'sourceAccount';
  const inside = internalTarget(world, id, quote.source);
  if (inside) {
    if (inside.profileId !== quote.profileId) refuse('access.forbidden', { recipientId: id });
    if (inside.balance) requireCurrency(inside.balance.currency, quote.source, path);
    return;
  }
  const recipient = requireRecipient(world, actor, id);
  if (!isActive(recipient)) refuse('recipient.inactive', { id });
  requireCurrency(recipient.currency, quote.source, path);
}
