/** What the papers of a transfer say: who, to whom, through which bank. */
import type { Actor } from '../access/index.ts';
import { type Instant, refuse, sha256, type World } from '../kernel/index.ts';
import { findProfile, nameOf } from '../profiles/index.ts';
import type { PayOut } from '../quotes/index.ts';
import { accountSummaryOf, findRecipient, type Recipient } from '../recipients/index.ts';
import { requireTransfer } from './find.ts';
import { quoteOf } from './receive.ts';
import type { PaymentMethod, Transfer } from './record.ts';

/** One side of a transfer. */
export interface Party {
  readonly name: string;
  readonly legalType: 'PRIVATE' | 'BUSINESS';
  /** As a customer would recognise it; null where there is none to name. */
  readonly account: string | null;
  /** Line by line, the country last. */
  readonly address: readonly string[];
}

export interface TransferPaper {
  readonly transfer: Transfer;
  readonly payOut: PayOut;
  readonly sender: Party;
  readonly recipient: Party;
  /** The first payment; null while nobody has paid. */
  readonly paidBy: PaymentMethod | null;
  readonly paidAt: Instant | null;
  /** Under what the bank that pays out knows the transfer: at most sixteen letters and digits. */
  readonly bankReference: string;
  /** Under what every bank on the way knows it: a UUID. */
  readonly uetr: string;
}

/**
 * What the receipt says, once the money is on its way.
 * @throws Refusal `transfer.not-found`, `access.forbidden`, `transfer.no-document`
 * @source transferReceiptGet
 */
export function requireReceipt(world: World, actor: Actor, id: number): TransferPaper {
  const transfer = requireTransfer(world, actor, id);
  requireStatus(transfer, 'receipt', ['outgoing_payment_sent']);
  return paperOf(world, transfer);
}

/**
 * What the combined receipt for US customers says: when the payment was announced, and when the money has left.
 * @throws Refusal `transfer.not-found`, `access.forbidden`, `transfer.no-document`
 * @source transferUsCombinedReceiptGet
 */
export function requireUsReceipt(world: World, actor: Actor, id: number): TransferPaper {
  const transfer = requireTransfer(world, actor, id);
  requireStatus(transfer, 'combined receipt', ['incoming_payment_initiated', 'outgoing_payment_sent']);
  return paperOf(world, transfer);
}

/**
 * What the non objection certificate says: for rupees that have left, from or to a business.
 * @throws Refusal `transfer.not-found`, `access.forbidden`, `transfer.no-document`
 * @source transferNocGet
 */
export function requireNoc(world: World, actor: Actor, id: number): TransferPaper {
  const transfer = requireTransfer(world, actor, id);
  const document = 'non objection certificate';
  requireStatus(transfer, document, ['outgoing_payment_sent']);
  const paper = paperOf(world, transfer);
  const commercial = [paper.sender, paper.recipient].some(({ legalType }) => legalType === 'BUSINESS');
  const refuseAs = (why: string): never => refuse('transfer.no-document', { document, transferId: id, why });
  if (transfer.target !== 'INR') refuseAs(`it pays out ${transfer.target}, not INR`);
  return commercial ? paper : refuseAs('neither sender nor recipient is a business');
}

/**
 * How the money was paid out, for the recipient's bank to trace it.
 * @throws Refusal `transfer.not-found`, `access.forbidden`, `transfer.no-document`
 * @source transferPayoutInfoGet
 * @assumed the bank's reference is known as soon as the money has left
 */
export function requirePayout(world: World, actor: Actor, id: number): TransferPaper {
  const transfer = requireTransfer(world, actor, id);
  requireStatus(transfer, 'payout information', ['outgoing_payment_sent']);
  return paperOf(world, transfer);
}

function requireStatus({ id, status }: Transfer, document: string, having: readonly Transfer['status'][]): void {
  if (having.includes(status)) return;
  refuse('transfer.no-document', { document, transferId: id, why: `it is ${status}, not ${having.join(' or ')}` });
}

function paperOf(world: World, transfer: Transfer): TransferPaper {
  const { id, payments, payinSessionId } = transfer;
  const [payment] = payments;
  return {
    transfer,
    payOut: quoteOf(world, transfer).payOut,
    sender: senderOf(world, transfer),
    recipient: recipientOf(world, transfer),
    paidBy: payment?.method ?? null,
    paidAt: payment?.createdAt ?? null,
    bankReference: `LW${id}`,
    uetr: uuidOf(sha256(`payout ${payinSessionId}`)),
  };
}

function senderOf(world: World, { profileId, originator }: Transfer): Party {
  if (originator) {
    const { fullName, legalType, accountDetails, address } = originator;
    return { name: fullName, legalType, account: accountDetails, address: linesOf(address) };
  }
  const profile = findProfile(world, profileId);
  if (!profile) throw new Error(`profile ${profileId} of a transfer is gone`);
  const legalType = profile.type === 'business' ? 'BUSINESS' : 'PRIVATE';
  return { name: nameOf(profile), legalType, account: null, address: linesOf(profile.address ?? {}) };
}

function recipientOf(world: World, { recipientId }: Transfer): Party {
  const recipient = findRecipient(world, recipientId);
  if (!recipient) throw new Error(`recipient ${recipientId} of a transfer is gone`);
  const { name, legalType, country, internal } = recipient;
  const account = internal ? null : accountOf(recipient);
  return { name, legalType, account, address: linesOf({ country, ...addressOf(recipient) }) };
}

/** The details but for the address are texts. */
function accountOf(recipient: Recipient): string {
  const texts = Object.entries(recipient.details).filter((entry): entry is [string, string] => isText(entry[1]));
  return accountSummaryOf({ ...recipient, accountHolderName: recipient.name, details: Object.fromEntries(texts) });
}

const addressOf = ({ details: { address } }: Recipient): AddressParts =>
  typeof address === 'object' && address !== null && !Array.isArray(address) ? (address as AddressParts) : {};

interface AddressParts {
  readonly firstLine?: unknown;
  readonly city?: unknown;
  readonly state?: unknown;
  readonly postCode?: unknown;
  readonly country?: unknown;
}

/** An address as it stands on an envelope. */
function linesOf({ firstLine, city, state, postCode, country }: AddressParts): readonly string[] {
  const place = [city, state, postCode].filter(isText).join(' ');
  return [firstLine, place, country].filter(isText);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** A version 4 UUID out of hex digits. */
const uuidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
