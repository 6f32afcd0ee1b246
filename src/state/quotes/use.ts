/** What becomes of a quote once it is made use of. */
import { advance, patch, refuse, type World } from '../kernel/index.ts';
import { quoteLifecycle } from '../lifecycles/quote.ts';
import { type Quote, quotes } from './record.ts';

/** Why nothing more can be made of a quote; undefined while it is good. */
export function troubleWith({ status }: Pick<Quote, 'status'>): 'expired' | 'used' | undefined {
  if (status === 'PENDING') return undefined;
  return status === 'EXPIRED' || status === 'FORGOTTEN' ? 'expired' : 'used';
}

/**
 * Refuses a quote that is used or has run out.
 * @param path where in the request it was named
 * @throws Refusal `quote.expired`, `quote.already-used`
 */
export function requireUsable(quote: Quote, path = 'quoteId'): void {
  const trouble = troubleWith(quote);
  if (trouble) refuse(trouble === 'expired' ? 'quote.expired' : 'quote.already-used', { quoteId: quote.id, path });
}

/**
 * A transfer was made of the quote.
 * @throws Refusal `quote.expired`, `quote.already-used`
 * @source transferCreate
 */
export function acceptQuote(world: World, quote: Quote): void {
  requireUsable(quote, 'quoteUuid');
  advance(world, quoteLifecycle, quote.id, 'accept');
}

/**
 * The transfer made of the quote was paid for, or the conversion it priced was done.
 * @throws Refusal `quote.expired`, `quote.already-used`
 * @source transferFund; balanceMovement
 */
export function fundQuote(world: World, quote: Quote): void {
  if (quote.status !== 'ACCEPTED') requireUsable(quote);
  advance(world, quoteLifecycle, quote.id, 'fund');
}

/**
 * The transfer made of the quote was called off before anybody paid: it leaves the count of open ones. The quote stays
 * used all the same.
 * @source transferCancel
 */
export function releaseQuote(world: World, quote: Quote): void {
  patch(world, quotes, quote.id, { released: true });
}
