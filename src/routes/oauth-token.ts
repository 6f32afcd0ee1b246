import { grantToken } from '../state/access/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readGrant, showToken } from './views/token.ts';

export const oauthTokenRoutes: HandlersOf<'oauth-token'> = {
  oauthTokenCreate: ({ world, actor, body }) =>
    reply(200, showToken(grantToken(world, actor, readGrant(body)), world.now)),
};
