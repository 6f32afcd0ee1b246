import { createQuote, numberQuote, requireOwnQuote, updateQuote } from '../../state/quotes/index.ts';
import { reply } from '../binding.ts';
import { requireId } from '../views/ids.ts';
import { readQuote, readQuoteChanges, readQuoteProfile, showQuote } from '../views/quote.ts';
import { readQuoteV1, showQuoteV1 } from '../views/quote-v1.ts';
import { type LegacyRoute, legacyRoute } from './row.ts';

const source = 'older documentation: the profile stands in the body, and a quote is named by its id alone';

const idOf = (params: unknown): string => (params as { readonly quoteId: string }).quoteId;

const oldest = 'older documentation: one price, and a number for an id';

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
  legacyRoute({
    method: 'POST',
    url: '/v1/quotes',
    sameAs: 'quoteCreate',
    handler: ({ world, actor, body }) => {
      const profile = requireId((body as { readonly profile?: unknown } | null)?.profile, 'profile');
      return reply(200, showQuoteV1(numberQuote(world, createQuote(world, actor, profile, readQuoteV1(body)))));
    },
    source: oldest,
  }),
  legacyRoute({
    method: 'GET',
    url: '/v1/quotes/:quoteId',
    sameAs: 'quoteGet',
    handler: ({ world, actor, params }) => {
      const number = requireId(idOf(params), 'quoteId');
      return reply(200, showQuoteV1(requireOwnQuote(world, actor, String(number))));
    },
    source: oldest,
  }),
];
