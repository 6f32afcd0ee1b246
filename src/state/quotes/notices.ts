import { patch, refuse, type World } from '../kernel/index.ts';
import { mayReceive, stateOf } from '../profiles/index.ts';
import { findQuote } from './find.ts';
import { type Notice, type Quote, quotes } from './record.ts';

const MOST_OPEN = 3;

const tooManyOpen: Notice = {
  text:
    `You can have a maximum of ${MOST_OPEN} open transfers with a guaranteed rate. After that, they'll be transferred ` +
    'using the live rate. Complete or cancel your other transfers to regain the use of guaranteed rate.',
  link: null,
  type: 'WARNING',
};

const readOnly: Notice = {
  text: 'This profile can only be read: nothing can be sent from it. Contact support to find out why.',
  link: null,
  type: 'BLOCKED',
};

const leaving: Notice = {
  text: 'This account is being closed: money can be sent out of its balances, and in no other way.',
  link: null,
  type: 'WARNING',
};

/**
 * Tells the customer something more beside the price. What is `BLOCKED` becomes no transfer.
 * @throws Refusal `quote.not-found`, `quote.not-updatable` once something was made of the quote, or it has run out
 * @source quoteCreate, notices
 */
export function addNotice(world: World, quoteId: string, notice: Notice): Quote {
  const quote = findQuote(world, quoteId) ?? refuse('quote.not-found', { quoteId });
  if (quote.status !== 'PENDING') refuse('quote.not-updatable', { quoteId, status: quote.status });
  return patch(world, quotes, quote.id, { notices: [...quote.notices, notice] });
}

/**
 * What the customer should be told beside the price.
 * @source quoteCreate; profiles#state-change
 * @assumed the warning is raised by three transfers that nobody has paid for; what a profile may not do is told here, too
 */
export function noticesFor(world: World, profileId: number): readonly Notice[] {
  const state = stateOf(world, profileId);
  if (state === 'VIEW_ONLY') return [readOnly];
  const crowded = world.table(quotes).list('unpaid', profileId).size >= MOST_OPEN;
  return [...(mayReceive(world, profileId) ? [] : [leaving]), ...(crowded ? [tooManyOpen] : [])];
}
