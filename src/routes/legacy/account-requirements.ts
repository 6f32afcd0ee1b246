import { formsFor } from '../../state/recipients/index.ts';
import { reply } from '../binding.ts';
import { readFormWithoutQuote } from '../views/account-requirements.ts';
import type { LegacyRoute } from './row.ts';

const source = 'recorded: 159 answers, some of them to requests without Authorization';

/** The recipient forms of a pair of currencies, without a quote. */
export const accountRequirementRoutes: readonly LegacyRoute[] = [
  {
    method: 'GET',
    url: '/v1/account-requirements',
    sameAs: 'recipientAccountRequirementsGet',
    anonymous: true,
    handler: ({ query, headers }) => reply(200, formsFor(readFormWithoutQuote(query, headers))),
    source,
  },
  {
    method: 'POST',
    url: '/v1/account-requirements',
    sameAs: 'recipientAccountRequirementsPost',
    anonymous: true,
    handler: ({ query, headers, body }) => reply(200, formsFor(readFormWithoutQuote(query, headers, body))),
    source,
  },
];
