import type { Family } from '../kernel/index.ts';
import { expireCode } from './authorization-codes.ts';
import { claimMachine } from './claims.ts';
import { userMachine } from './leave.ts';
import { authorizationCodes, claimCodes, clients, tokens, users } from './record.ts';
import { forgetReplay, replays } from './replays.ts';
import { expireToken } from './tokens.ts';

export * from './actor.ts';
export { issueAuthorizationCode } from './authorization-codes.ts';
export { claimAccount, issueClaimCode, requireClaim } from './claims.ts';
export { changeClient, findClient, registerClient } from './clients.ts';
export { userStateChanged } from './events.ts';
export { type GrantParameters, grantToken, type Issued } from './grants.ts';
export { deactivateUser, reactivateUser, restrictUser } from './leave.ts';
export {
  type AuthorizationCode,
  type ClaimCode,
  type Client,
  claimCodes,
  clients,
  isActive,
  type Token,
  tokens,
  type User,
  users,
} from './record.ts';
export { requireRedirect } from './redirects.ts';
export { keepReplay, type Replay, recallReplay } from './replays.ts';
export { issueFixedToken, revokeTokensOf } from './tokens.ts';
export {
  changeEmail,
  createUser,
  findActiveUser,
  findUserByEmail,
  isEmail,
  requireOwnUser,
  requireSelf,
  type SignUp,
  setContactEmail,
} from './users.ts';

export const access: Family = {
  tables: [clients, users, tokens, authorizationCodes, claimCodes, replays],
  machines: [userMachine, claimMachine],
  tasks: {
    'forget-replay': forgetReplay,
    'expire-token': expireToken,
    'expire-authorization-code': expireCode,
  },
};
