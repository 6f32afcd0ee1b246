import { advance, refuse, requireMove, type World } from '../kernel/index.ts';
import { profileVerification } from '../lifecycles/profile-verification.ts';
import { findProfile } from './find.ts';
import { type Profile, profiles } from './record.ts';

/**
 * Wise has confirmed who the customer is: the profile may hold balances and move money without the limits of the unknown.
 * @throws Refusal `profile.not-found`, `profile.invalid-verification-state` when it is verified already
 * @source simulationVerification
 */
export function verifyProfile(world: World, id: number): Profile {
  return move(world, id, 'verify');
}

/**
 * Wise no longer stands by what it had confirmed.
 * @throws Refusal `profile.not-found`, `profile.invalid-verification-state` when it is not verified
 * @source profiles#verification-state-change, not_verified
 */
export function revokeVerification(world: World, id: number): Profile {
  return move(world, id, 'revoke');
}

function move(world: World, id: number, name: 'verify' | 'revoke'): Profile {
  const profile = findProfile(world, id) ?? refuse('profile.not-found', { id });
  requireMove(profileVerification, profile, name, 'profile.invalid-verification-state');
  advance(world, profileVerification, id, name);
  return world.table(profiles).get(id) ?? profile;
}
