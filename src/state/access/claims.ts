/** How a user whom an application signed up makes the account their own. */
import {
  advance,
  begin,
  hexDigits,
  insert,
  type MoveDetails,
  machine,
  patch,
  refuse,
  requireMove,
  sha256,
  type World,
} from '../kernel/index.ts';
import { claimCodeLifecycle } from '../lifecycles/claim-code.ts';
import type { Actor } from './actor.ts';
import { type ClaimCode, type Client, claimCodes, isActive, type User, users } from './record.ts';
import { requireSelf } from './users.ts';

/**
 * Issues the code with which the user comes to Wise's pages and takes the account over. It lives for five minutes and
 * may be asked for again.
 * @throws Refusal `user.wrong-registration-code` when it is not this user's, or the account was claimed already
 * @source claimAccountCreate
 * @assumed a new code takes the place of the one before
 */
export function issueClaimCode(world: World, actor: Actor, registrationCode: string): ClaimCode {
  const user = requireSelf(world, actor);
  if (user.registrationDigest !== sha256(registrationCode) || user.claimedAt !== null) {
    refuse('user.wrong-registration-code', { path: 'registrationCode' });
  }
  const former = world.table(claimCodes).find('byOpenFor', user.id);
  if (former) advance(world, claimCodeLifecycle, former.id, 'replace');
  const id = hexDigits(world, 32);
  const code: ClaimCode = { id, userId: user.id, status: claimCodeLifecycle.initial, createdAt: world.now };
  insert(world, claimCodes, code);
  begin(world, claimCodeLifecycle, code);
  return code;
}

/**
 * The user takes the account over with the code. From then on the registration code mints no tokens, and the
 * application must ask for consent.
 * @throws Refusal `claim.unknown-code`, `claim.spent-code` when it was used or its time is up
 * @source claimAccountCreate; oauthTokenCreate, the 401 after the user has claimed the account
 */
export function claimAccount(world: World, codeId: string, details: MoveDetails = {}): User {
  const code = requireClaimCode(world, codeId, 'use');
  advance(world, claimCodeLifecycle, code.id, 'use', details);
  return patch(world, users, code.userId, { claimedAt: world.now });
}

/**
 * The user who may take their account over with this code, sent to Wise's pages by the application that signed them up.
 * @throws Refusal `claim.unknown-code`, `claim.spent-code`
 * @source claimAccountCreate
 * @assumed another application's code is answered like one that does not exist
 */
export function requireClaim(world: World, client: Client, codeId: string): User {
  const user = world.table(users).get(requireClaimCode(world, codeId, 'use').userId);
  return user && isActive(user) && user.clientId === client.id ? user : refuse('claim.unknown-code');
}

/**
 * A code that serves no longer.
 * @throws Refusal `claim.unknown-code`, `claim.spent-code`
 */
function endClaimCode(world: World, codeId: string, name: 'replace' | 'expire', details: MoveDetails): void {
  const code = requireClaimCode(world, codeId, name);
  advance(world, claimCodeLifecycle, code.id, name, details);
}

function requireClaimCode(world: World, codeId: string, name: 'use' | 'replace' | 'expire'): ClaimCode {
  const code = world.table(claimCodes).get(codeId) ?? refuse('claim.unknown-code');
  requireMove(claimCodeLifecycle, code, name, 'claim.spent-code');
  return code;
}

export const claimMachine = machine({
  lifecycle: claimCodeLifecycle,
  resource: 'claim-codes',
  table: claimCodes,
  verbs: {
    use: claimAccount,
    replace: (world, id, details) => endClaimCode(world, id, 'replace', details),
    expire: (world, id, details) => endClaimCode(world, id, 'expire', details),
  },
});
