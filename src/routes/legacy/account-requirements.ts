import { formsFor } from '../../state/recipients/index.ts';
import { reply } from '../binding.ts';
import { readFormWithoutQuote, showForms } from '../views/account-requirements.ts';
import type { LegacyRoute } from './row.ts';

const source = 'recorded: 159 answers, some of them to requests without Authorization';

/** Nothing in it is anybody's own, so scripts of any page may read it. */
const fromAnyPage = { 'access-control-allow-origin': '*' };

/** The recipient forms of a pair of currencies, without a quote. */
export const accountRequirementRoutes: readonly LegacyRoute[] = [
  {
    method: 'GET',
    url: '/v1/account-requirements',
    sameAs: 'recipientAccountRequirementsGet',
    anonymous: true,
    handler: ({ query, headers }) =>
      reply(200, showForms(formsFor(readFormWithoutQuote(query, headers)), headers), fromAnyPage),
    source,
  },
  {
    method: 'POST',
    url: '/v1/account-requirements',
    sameAs: 'recipientAccountRequirementsPost',
    anonymous: true,
    handler: ({ query, headers, body }) =>
      reply(200, showForms(formsFor(readFormWithoutQuote(query, headers, body)), headers), fromAnyPage),
    source,
  },
];
