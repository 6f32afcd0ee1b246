import { internalTarget } from '../balances/index.ts';
import { findContactRecipient } from '../contacts/index.ts';
import { type CurrencyCode, refuse, type World } from '../kernel/index.ts';
import { mayReceive, type Profile } from '../profiles/index.ts';
import { CONTACT, findRecipient, isActive, type Recipient } from '../recipients/index.ts';
import type { QuoteCommand } from './command.ts';

/** Whom a quote is for, as far as its price depends on them. */
export interface Payee extends Pick<Recipient, 'id' | 'type' | 'country' | 'currency' | 'details' | 'ownedByCustomer'> {
  /** A balance or account here, not at a bank. */
  readonly internal: boolean;
}

/**
 * The recipient that a quote names, or the one behind the contact it names instead.
 * @throws Refusal `quote.two-payees`, `quote.contact-not-found`
 * @source quoteCreate; contactCreate
 */
export function payeeIdOf(
  world: World,
  { id: profileId }: Profile,
  { recipientId, contactId }: Pick<QuoteCommand, 'recipientId' | 'contactId'>,
): number | null {
  if (contactId === null) return recipientId;
  if (recipientId !== null) refuse('quote.two-payees');
  return findContactRecipient(world, profileId, contactId)?.id ?? refuse('quote.contact-not-found', { contactId });
}

/**
 * The recipient a quote is to be for: active, paid in the target currency, and of one of the same user's profiles.
 * @throws Refusal `quote.recipient-not-usable`
 * @source quoteCreate; quoteUpdate
 */
export function requirePayee(
  world: World,
  id: number | null,
  profile: Profile,
  target: CurrencyCode,
): Payee | undefined {
  if (id === null) return undefined;
  const wrong = (why: string): never => refuse('quote.recipient-not-usable', { why, arguments: ['targetAccount', id] });
  const recipient = findRecipient(world, id);
  if (!recipient || recipient.userId !== profile.userId) return wrong(STRANGER);
  if (!isActive(recipient)) return wrong('The recipient was deactivated');
  const inside = internalTarget(world, id, target);
  if (inside) {
    if (!inside.balance) return wrong(`There is no open balance in ${target} behind this recipient`);
    if (inside.profileId !== profile.id && !mayReceive(world, inside.profileId)) return wrong(CLOSED_DOOR);
    const { currency } = recipient.type === CONTACT ? recipient : inside.balance;
    return currency === target ? { ...recipient, currency } : wrong(mismatch(currency, target));
  }
  return recipient.currency === target ? recipient : wrong(mismatch(recipient.currency, target));
}

const CLOSED_DOOR = 'Whoever is behind this recipient takes no money in';
const STRANGER = 'None of your recipients has this id';
const mismatch = (has: CurrencyCode, needs: CurrencyCode): string => `The recipient is paid in ${has}, not in ${needs}`;

/** The recipient of a quote that has one: it was checked when it was named, and may have been deactivated since. */
export function findPayee(world: World, id: number | null, target: CurrencyCode): Payee | undefined {
  if (id === null) return undefined;
  const recipient = findRecipient(world, id);
  // An account's recipient is paid in whatever its balances are in.
  return recipient?.internal ? { ...recipient, currency: target } : recipient;
}
