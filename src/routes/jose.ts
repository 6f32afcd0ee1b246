import { registerClientKey } from '../state/keys/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { echo, readClientKey, showClientKey, showInstallationKey } from './views/jose.ts';

export const joseRoutes: HandlersOf<'jose'> = {
  joseResponsePublicKeysGet: ({ query, keys }) => reply(200, showInstallationKey(query, keys)),
  joseRequestPublicKeysCreate: ({ world, actor, body }) =>
    reply(201, showClientKey(registerClientKey(world, actor, readClientKey(body)))),
  josePlaygroundJws: ({ body }) => reply(200, echo('POST', body)),
  josePlaygroundJweGet: () => reply(200, echo('GET', undefined)),
  josePlaygroundJwePost: ({ body }) => reply(200, echo('POST', body)),
  josePlaygroundJweDirectEncryption: ({ body }) => reply(200, echo('POST', body)),
  josePlaygroundJwsJwe: ({ body }) => reply(200, echo('POST', body)),
};
