import type { LegacyRoute } from './row.ts';

const source = 'older documentation, which says of v3 what it says of v4 since';

/** The same as v4, but for the idempotency key, which clients of this version do not send. */
export const balanceRoutes: readonly LegacyRoute[] = [
  {
    method: 'GET',
    url: '/v3/profiles/:profileId/balances',
    sameAs: 'balanceList',
    held: ['params', 'query'],
    source,
  },
  {
    method: 'POST',
    url: '/v3/profiles/:profileId/balances',
    sameAs: 'balanceCreate',
    held: ['params', 'body'],
    idempotency: 'optional',
    source,
  },
  { method: 'GET', url: '/v3/profiles/:profileId/balances/:balanceId', sameAs: 'balanceGet', held: ['params'], source },
  {
    method: 'DELETE',
    url: '/v3/profiles/:profileId/balances/:balanceId',
    sameAs: 'balanceDelete',
    held: ['params'],
    source,
  },
];
