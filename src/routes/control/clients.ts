import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import { findClient } from '../../state/access/index.ts';
import { refuse } from '../../state/kernel/index.ts';
import { setTransferTerms, transferKinds } from '../../state/transfers/index.ts';
import { listOf, readFields, required, word } from './body.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly client: string } };

/** What was agreed with an application; it is named by its id or its key. */
export const clientsRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.put<Named>('/clients/:client/transfer-terms', { config }, async ({ world, params, body }) => {
    const { kinds } = readFields(body, { kinds: listOf(word(...transferKinds)) });
    const client = findClient(world, params.client);
    if (!client) refuse('world.unknown-record', { path: 'client', type: 'clients', id: params.client });
    const agreed = operate(world, 'agree on transfers', () =>
      setTransferTerms(world, client.id, required(kinds, 'kinds')),
    );
    return { client: agreed.id, kinds: agreed.kinds };
  });
};
