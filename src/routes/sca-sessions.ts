import { openSession } from '../state/sca/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { showSession } from './views/one-time-token.ts';

export const scaSessionsRoutes: HandlersOf<'sca-sessions'> = {
  scaSessionCreate: ({ world, actor, params }) =>
    reply(200, showSession(world, openSession(world, actor, params.profileId))),
};
