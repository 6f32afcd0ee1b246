import { requireOwnToken } from '../state/sca/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { showOneTimeToken } from './views/one-time-token.ts';
import { readToken } from './views/sca.ts';

export const scaOttRoutes: HandlersOf<'sca-ott'> = {
  ottStatusGet: ({ world, actor, headers }) =>
    reply(200, showOneTimeToken(world, requireOwnToken(world, actor, readToken(headers)))),
  ottStatusGetV1: ({ world, actor, headers }) =>
    reply(200, showOneTimeToken(world, requireOwnToken(world, actor, readToken(headers)))),
};
