import { createQuote, priceAnonymously, requireQuote, updateQuote } from '../state/quotes/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readQuote, readQuoteChanges, showAnonymousQuote, showQuote } from './views/quote.ts';

export const quoteRoutes: HandlersOf<'quote'> = {
  quoteCreateUnauthenticated: ({ world, actor, body }) =>
    reply(200, showAnonymousQuote(world, priceAnonymously(world, actor, readQuote(body)))),
  quoteCreate: ({ world, actor, params, body }) => {
    const quote = createQuote(world, actor, params.profileId, readQuote(body));
    return reply(200, showQuote(world, quote));
  },
  quoteGet: ({ world, actor, params }) =>
    reply(200, showQuote(world, requireQuote(world, actor, params.profileId, params.quoteId))),
  quoteUpdate: ({ world, actor, params, body }) => {
    const quote = updateQuote(world, actor, params.profileId, params.quoteId, readQuoteChanges(body));
    return reply(200, showQuote(world, quote));
  },
};
