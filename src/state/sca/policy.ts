import { insert, patch, refuse, remove, type World } from '../kernel/index.ts';
import { findProfile, type Profile } from '../profiles/index.ts';
import { profilePolicies } from './record.ts';

/** The European Economic Area and the United Kingdom, where the law asks for strong authentication. */
const regulated: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK GB'.split(' '),
);

/**
 * Whether a profile's customer must be authenticated strongly: what a tester wants of this profile, else what the world's
 * settings say, else where the profile is registered.
 * @source the notice of the operations that are protected
 * @assumed a profile without an address is registered nowhere, and so is not asked
 */
export function needsStrongAuthentication(world: World, { id, address }: Profile): boolean {
  const policy = world.table(profilePolicies).get(id)?.policy ?? world.settings.sca;
  return policy === 'always' || (policy === 'auto' && regulated.has(address?.country ?? ''));
}

/**
 * Sets what holds for one profile; `auto` leaves it to the world's settings again.
 * @throws Refusal `sca.profile-not-found`
 * @source guides: strong authentication is switched on per account
 */
export function setProfilePolicy(world: World, profileId: number, policy: 'auto' | 'always' | 'never'): void {
  if (!findProfile(world, profileId)) refuse('sca.profile-not-found', { profileId });
  const known = world.table(profilePolicies).get(profileId);
  if (policy === 'auto') {
    if (known) remove(world, profilePolicies, profileId);
  } else if (known) patch(world, profilePolicies, profileId, { policy });
  else insert(world, profilePolicies, { id: profileId, policy });
}
