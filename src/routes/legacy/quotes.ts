import { createQuote, requireOwnQuote, updateQuote } from '../../state/quotes/index.ts';
import { reply } from '../binding.ts';
import { readQuote, readQuoteChanges, readQuoteProfile, showQuote } from '../views/quote.ts';
import { type LegacyRoute, legacyRoute } from './row.ts';

const source = 'older documentation: the profile stands in the body, and a quote is named by its id alone';

const idOf = (params: unknown): string => (params as { readonly quoteId: string }).quoteId;

/** Quotes without the profile in the path. */
export const quoteRoutes: readonly LegacyRoute[] = [
  legacyRoute({
    method: 'POST',
    url: '/v2/quotes',
    sameAs: 'quoteCreate',
    held: ['body'],
    handler: ({ world, actor, body }) =>
      reply(200, showQuote(world, createQuote(world, actor, readQuoteProfile(body), readQuote(body)))),
    source,
  }),
  legacyRoute({
    method: 'GET',
    url: '/v2/quotes/:quoteId',
    sameAs: 'quoteGet',
    handler: ({ world, actor, params }) => reply(200, showQuote(world, requireOwnQuote(world, actor, idOf(params)))),
    source,
  }),
  legacyRoute({
    method: 'PATCH',
    url: '/v2/quotes/:quoteId',
    sameAs: 'quoteUpdate',
    held: ['body'],
    handler: ({ world, actor, params, body }) => {
      const { id, profileId } = requireOwnQuote(world, actor, idOf(params));
      return reply(200, showQuote(world, updateQuote(world, actor, profileId, id, readQuoteChanges(body))));
    },
    source,
  }),
];
