import { requireTransfer } from '../../state/transfers/index.ts';
import { reply } from '../binding.ts';
import { showIssues } from '../views/transfer.ts';
import { type LegacyRoute, legacyRoute } from './row.ts';

export const transferRoutes: readonly LegacyRoute[] = [
  legacyRoute({
    method: 'GET',
    url: '/v1/transfers/:transferId/issues',
    sameAs: 'transferGet',
    held: ['params'],
    handler: ({ world, actor, params }) => reply(200, showIssues(requireTransfer(world, actor, params.transferId))),
    source: 'older documentation',
  }),
];
