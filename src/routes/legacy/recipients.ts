import { deactivateRecipient } from '../../state/recipients/index.ts';
import { reply } from '../binding.ts';
import { type LegacyRoute, legacyRoute } from './row.ts';

export const recipientRoutes: readonly LegacyRoute[] = [
  legacyRoute({
    method: 'DELETE',
    url: '/v1/accounts/:accountId',
    sameAs: 'recipientDeactivate',
    held: ['params'],
    handler: ({ world, actor, params }) => {
      deactivateRecipient(world, actor, params.accountId);
      return reply(200, undefined);
    },
    source: 'recorded: 11 deletions, and a second one of the same recipient',
  }),
];
