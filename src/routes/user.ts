import {
  createUser,
  findUserByEmail,
  requireClient,
  requireOwnUser,
  requireSelf,
  setContactEmail,
} from '../state/access/index.ts';
import { findPersonalProfile } from '../state/profiles/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readContactEmail, readSignUp, showContactEmail, showUser } from './views/user.ts';

export const userRoutes: HandlersOf<'user'> = {
  userGetByToken: ({ world, actor }) => {
    const user = requireSelf(world, actor);
    return reply(200, showUser(user, findPersonalProfile(world, user.id)));
  },
  userGetById: ({ world, actor, params }) => {
    const user = requireOwnUser(world, actor, params.userId);
    return reply(200, showUser(user, findPersonalProfile(world, user.id)));
  },
  userCreate: ({ world, actor, body }) => {
    const user = createUser(world, requireClient(actor), readSignUp(body));
    return reply(200, showUser(user, undefined));
  },
  userCheckExists: ({ world, body }) => reply(200, { exists: findUserByEmail(world, body.email) !== undefined }),
  userContactEmailGet: ({ world, actor, params }) =>
    reply(200, showContactEmail(requireOwnUser(world, actor, params.userId))),
  userContactEmailSet: ({ world, actor, params, body }) =>
    reply(200, showContactEmail(setContactEmail(world, actor, params.userId, readContactEmail(body)))),
};
