import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import { type Client, changeClient, findClient, registerClient } from '../../state/access/index.ts';
import { refuse, type World } from '../../state/kernel/index.ts';
import { setTransferTerms, transferKinds } from '../../state/transfers/index.ts';
import { badField, listOf, type Reader, readFields, required, text, toggle, Unfit, word } from './body.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly client: string } };

/** Applications, and what was agreed with them; one is named by its id or its key. */
export const clientsRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.get<Named>('/clients/:client', { config }, async ({ world, params }) =>
    showClient(requireNamed(world, params.client)),
  );
  app.put<Named>('/clients/:client', { config }, async ({ world, params, body }) => {
    const { key, ...wish } = readFields(body, {
      name: text,
      key: text,
      secret: text,
      redirectUris: listOf(redirectUri),
      restrictedCalls: toggle,
    });
    const known = findClient(world, params.client);
    if (known && key !== undefined && key !== known.key) badField('key', 'cannot be changed once it is registered');
    return operate(world, 'register an application', () =>
      showClient(known ? changeClient(world, known.id, wish) : register(world, params.client, key, wish)),
    );
  });
  app.put<Named>('/clients/:client/transfer-terms', { config }, async ({ world, params, body }) => {
    const { kinds } = readFields(body, { kinds: listOf(word(...transferKinds)) });
    const client = requireNamed(world, params.client);
    const agreed = operate(world, 'agree on transfers', () =>
      setTransferTerms(world, client.id, required(kinds, 'kinds')),
    );
    return { client: agreed.id, kinds: agreed.kinds };
  });
};

/** @throws Refusal `world.unknown-record` */
export const requireNamed = (world: World, name: string): Client =>
  findClient(world, name) ?? refuse('world.unknown-record', { path: 'client', type: 'clients', id: name });

function register(world: World, id: string, key = `${id}-key`, wish: Partial<Client>): Client {
  if (!/^[\w.-]{1,100}$/.test(id)) badField('client', 'must be letters, digits, dots, dashes and underscores');
  const secret = required(wish.secret, 'secret');
  const { name = id, redirectUris = [], restrictedCalls = true } = wish;
  return registerClient(world, { id, key, secret, name, redirectUris, restrictedCalls });
}

/** The secret is for the application to know. */
const showClient = ({ id, key, name, redirectUris, restrictedCalls = true }: Client) => ({
  id,
  key,
  name,
  redirectUris,
  restrictedCalls,
});

/** An address users are sent back to; `http://localhost:*` stands for every port and path of a host. */
const redirectUri: Reader<string> = value => {
  const uri = text(value);
  const isHost = /^https?:\/\/(localhost|127\.0\.0\.1):\*$/.test(uri);
  const isAddress =
    /^[\x21-\x7e]+$/.test(uri) && URL.canParse(uri) && !/#|^(javascript|data|vbscript|file|blob):/i.test(uri);
  if (!isHost && !isAddress)
    throw new Unfit('must hold addresses without a fragment, or hosts such as http://localhost:*');
  return uri;
};
