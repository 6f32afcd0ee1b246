/** Pages of the dispute questionnaire, by the addresses that its answers hold. */
import { turnPage } from '../../state/disputes/index.ts';
import { reply } from '../binding.ts';
import { showPage } from '../views/dispute/page.ts';
import { readObjection } from '../views/dispute.ts';
import { type LegacyRoute, legacyRoute } from './row.ts';

const flows = '/v3/spend/profiles/:profileId/dispute-form/flows';

export const disputePageRoutes: readonly LegacyRoute[] = [
  `${flows}/step/:scheme/:reason`,
  `${flows}/:scheme/:reason`,
].map(url =>
  legacyRoute({
    method: 'GET',
    url,
    sameAs: 'disputeDynamicFlowStep',
    held: ['params', 'query'],
    handler: ({ world, actor, params, query }) =>
      reply(200, showPage(turnPage(world, actor, params.profileId, readObjection(params, query)))),
    source: 'addresses in the example of disputeDynamicFlowStep',
  }),
);
