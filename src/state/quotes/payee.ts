import { internalTarget } from '../balances/index.ts';
import { type CurrencyCode, refuse, type World } from '../kernel/index.ts';
import { findProfile, type Profile } from '../profiles/index.ts';
import { findRecipient, isActive, type Recipient } from '../recipients/index.ts';

/** Whom a quote is for, as far as its price depends on them. */
export interface Payee extends Pick<Recipient, 'id' | 'type' | 'country' | 'currency' | 'details' | 'ownedByCustomer'> {
  /** A balance or account here, not at a bank. */
  readonly internal: boolean;
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
  const inside = internalTarget(world, id, target);
  if (inside) {
    const { balance } = inside;
    if (findProfile(world, inside.profileId)?.userId !== profile.userId) return wrong(STRANGER);
    if (!balance) return wrong(`There is no open balance in ${target} behind this recipient`);
    if (balance.currency !== target) return wrong(mismatch(balance.currency, target));
    return { id, type: 'balance', country: null, currency: target, details: {}, ownedByCustomer: true, internal: true };
  }
  const recipient = findRecipient(world, id);
  if (!recipient || recipient.userId !== profile.userId) return wrong(STRANGER);
  if (!isActive(recipient)) return wrong('The recipient was deactivated');
  return recipient.currency === target ? recipient : wrong(mismatch(recipient.currency, target));
}

const STRANGER = 'None of your recipients has this id';
const mismatch = (has: CurrencyCode, needs: CurrencyCode): string => `The recipient is paid in ${has}, not in ${needs}`;

/** The recipient of a quote that has one: it was checked when it was named, and may have been deactivated since. */
export function findPayee(world: World, id: number | null, target: CurrencyCode): Payee | undefined {
  if (id === null) return undefined;
  if (internalTarget(world, id, target)) {
    return { id, type: 'balance', country: null, currency: target, details: {}, ownedByCustomer: true, internal: true };
  }
  return findRecipient(world, id);
}
