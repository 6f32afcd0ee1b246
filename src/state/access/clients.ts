import { insert, isSameSecret, patch, refuse, type World } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import { type Client, clients } from './record.ts';

/**
 * Registers a partner's application.
 * @throws Refusal `access.client-exists` when its id or key is another's
 * @source the credentials that the token endpoint takes
 */
export function registerClient(world: World, client: Client): Client {
  const rows = world.table(clients);
  if (rows.get(client.id) || rows.clash(client)) refuse('access.client-exists', { clientId: client.id });
  return insert(world, clients, client);
}

/**
 * What may be changed of an application once it is registered: its name, its secret, where users are sent
 * back to, and whether it may make restricted calls.
 * @throws Refusal `access.unknown-client`
 * @source the credentials that the token endpoint takes; the consent page of the OAuth guide
 */
export function changeClient(
  world: World,
  id: string,
  changes: Partial<Pick<Client, 'name' | 'secret' | 'redirectUris' | 'restrictedCalls'>>,
): Client {
  if (!world.table(clients).get(id)) refuse('access.unknown-client', { path: 'client', clientId: id });
  return patch(world, clients, id, changes);
}

/** The application that is called by its id, or by its key. */
export const findClient = (world: World, name: string): Client | undefined =>
  world.table(clients).get(name) ?? world.table(clients).find('byKey', name);

/**
 * The application whose id and secret were sent.
 * @throws Refusal `token.invalid-client` for an unknown id, a wrong secret, or none at all
 * @source oauthTokenCreate
 */
export function authenticateClient(world: World, actor: Actor): Client {
  const client = actor.kind === 'basic' ? world.table(clients).get(actor.clientId) : undefined;
  if (!client || actor.kind !== 'basic' || !isSameSecret(client.secret, actor.clientSecret))
    refuse('token.invalid-client');
  return client;
}
