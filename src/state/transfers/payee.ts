/** Whom a transfer may go to, and where a refund of it may go. */
import type { Actor } from '../access/index.ts';
import { type InternalTarget, internalTarget } from '../balances/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { mayReceive } from '../profiles/index.ts';
import type { Quote } from '../quotes/index.ts';
import {
  awaitsAcceptance,
  isActive,
  isAddressMandatory,
  type Recipient,
  requireRecipient,
} from '../recipients/index.ts';

/**
 * Whom the money goes to: one of the sender's recipients. Some of them stand for a balance here, of the sender's own or
 * of a contact.
 * @throws Refusal `recipient.not-found`, `recipient.inactive`, `access.forbidden`, `transfer.currency-mismatch`,
 * `transfer.target-closed`, `transfer.target-restricted`, `transfer.recipient-unconfirmed`, `transfer.address-missing`
 */
export function requireTarget(world: World, actor: Actor, id: number, quote: Quote): InternalTarget | undefined {
  const path = 'targetAccount';
  const inside = internalTarget(world, id, quote.target);
  if (inside) {
    if (!isActive(requireRecipient(world, actor, id))) refuse('recipient.inactive', { id });
    if (!inside.balance) refuse('transfer.target-closed', { path, currency: quote.target });
    requireCurrency(inside.balance.currency, quote.target, path);
    if (inside.profileId !== quote.profileId) requireTaking(world, inside.profileId, path);
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

/**
 * Whoever gets the money on an account here must be somebody who takes money in.
 * @throws Refusal `transfer.target-restricted`
 */
export function requireTaking(world: World, profileId: number, path = ''): void {
  if (!mayReceive(world, profileId)) refuse('transfer.target-restricted', { path });
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

/**
 * Where a refund may go: an account or balance of the sender in the currency that is paid.
 * @throws Refusal `recipient.not-found`, `recipient.inactive`, `access.forbidden`, `transfer.currency-mismatch`
 */
export function requireSource(world: World, actor: Actor, id: number, quote: Quote): void {
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
