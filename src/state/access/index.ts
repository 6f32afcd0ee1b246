import type { Family } from '../kernel/index.ts';
import { expireCode } from './authorization-codes.ts';
import { authorizationCodes, clients, tokens, users } from './record.ts';
import { forgetReplay, replays } from './replays.ts';
import { expireToken } from './tokens.ts';

export * from './actor.ts';
export { issueAuthorizationCode } from './authorization-codes.ts';
export { registerClient } from './clients.ts';
export { type GrantParameters, grantToken, type Issued } from './grants.ts';
export { type AuthorizationCode, type Client, clients, type Token, tokens, type User, users } from './record.ts';
export { keepReplay, type Replay, recallReplay } from './replays.ts';
export { issueFixedToken, revokeTokensOf } from './tokens.ts';
export {
  changeEmail,
  createUser,
  findUserByEmail,
  isEmail,
  requireOwnUser,
  requireSelf,
  type SignUp,
} from './users.ts';

export const access: Family = {
  tables: [clients, users, tokens, authorizationCodes, replays],
  tasks: {
    'forget-replay': forgetReplay,
    'expire-token': expireToken,
    'expire-authorization-code': expireCode,
  },
};
