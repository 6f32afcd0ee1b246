import type { Actor } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { type Address, mayAct, type Profile, profiles, profilesOf, requireProfile } from '../profiles/index.ts';

/** A profile that has an address. */
export type Resident = Profile & { readonly address: Address };

const isResident = (profile: Profile): profile is Resident => profile.address !== null;

/**
 * Whoever lives at the address with this id: the address is a part of its profile.
 * @throws Refusal `address.not-found`, `access.forbidden`
 * @source addressGet
 */
export function requireResident(world: World, actor: Actor, addressId: number): Resident {
  const found = world.table(profiles).list('byAddress', addressId).first();
  if (!found || !isResident(found)) return refuse('address.not-found', { id: addressId });
  if (!mayAct(world, actor, found)) refuse('access.forbidden', { id: addressId });
  return found;
}

/**
 * The one profile named, or all of the actor's, as far as they have an address.
 * @throws Refusal `access.forbidden`
 * @source addressList
 */
export function residents(world: World, actor: Actor, profileId: number | undefined): readonly Resident[] {
  const own = profileId === undefined ? profilesOf(world, actor) : [requireProfile(world, actor, profileId)];
  return own.filter(isResident);
}
