import type { Actor } from '../state/access/index.ts';
import type { World } from '../state/kernel/index.ts';
import { type Profile, profilesOf, requireProfile, verifyProfile } from '../state/profiles/index.ts';

/**
 * Lets Wise confirm one profile. Asking again changes nothing and announces nothing.
 * @source simulationVerification
 */
export function passVerification(world: World, actor: Actor, profileId: number): Profile {
  const profile = requireProfile(world, actor, profileId);
  return profile.status === 'verified' ? profile : verifyProfile(world, profile.id);
}

/**
 * Lets Wise confirm every profile that the token reaches.
 * @source simulationVerifyProfile
 */
export function passAllVerifications(world: World, actor: Actor): Profile[] {
  return profilesOf(world, actor).map(({ id }) => passVerification(world, actor, id));
}
