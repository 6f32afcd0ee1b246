import { refuse, type World } from '../kernel/index.ts';
import { type Client, clients } from './record.ts';

/** What the letters of an address may be without a fragment; browsers read others in ways of their own. */
const ADDRESS = /^[\w\-.~:/?[\]@!$&'()*+,;=%]+$/;

/** With this ending a registered address stands for a whole host. */
const ANY_PORT = ':*';

/**
 * The application that asks for consent, if it may have the answer at this address. An address counts letter by letter,
 * its query included.
 * @throws Refusal `consent.unknown-client`, `consent.unregistered-redirect`
 * @source the consent page of the OAuth guide
 * @assumed a sandbox may register `http://localhost:*` for every port and path of that host, and does so for the
 * application that every world begins with, so that a new user can try the page; other applications are exact
 */
export function requireRedirect(world: World, clientId: string, redirectUri: string): Client {
  const client = world.table(clients).get(clientId);
  if (!client) refuse('consent.unknown-client', { path: 'client_id', clientId });
  if (client.redirectUris.some(registered => covers(registered, redirectUri))) return client;
  const registered = client.redirectUris.join(', ') || 'none';
  return refuse('consent.unregistered-redirect', { path: 'redirect_uri', redirectUri, registered });
}

const covers = (registered: string, address: string): boolean =>
  registered.endsWith(ANY_PORT) ? isAt(registered.slice(0, -ANY_PORT.length), address) : registered === address;

/** Whether the address is at this host by the rules of browsers, and also begins as it was written. */
function isAt(host: string, address: string): boolean {
  if (!ADDRESS.test(address) || !URL.canParse(address)) return false;
  const { protocol, hostname, username, password, origin } = new URL(address);
  return `${protocol}//${hostname}` === host && !username && !password && address.startsWith(origin);
}
