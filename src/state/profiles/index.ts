import { type Change, emit, type Family, machine, type World } from '../kernel/index.ts';
import { profileVerification } from '../lifecycles/profile-verification.ts';
import { verificationStateChanged } from './events.ts';
import { type Profile, profiles } from './record.ts';
import { revokeVerification, verifyProfile } from './verify.ts';

export { type CountryCodes, findCountryCodes } from './countries.ts';
export { createBusinessProfile, createPersonalProfile } from './create.ts';
export type { AddressDetails, BusinessDetails, PersonalDetails } from './details.ts';
export { verificationStateChanged } from './events.ts';
export {
  findPersonalProfile,
  findProfile,
  mayAct,
  maySend,
  profilesByEmail,
  profilesByPhone,
  profilesOf,
  requireDefaultProfile,
  requireProfile,
} from './find.ts';
export { type Address, type BusinessProfile, nameOf, type PersonalProfile, type Profile, profiles } from './record.ts';
export { revokeVerification, verifyProfile };

const verification = machine({
  lifecycle: profileVerification,
  resource: 'profiles',
  table: profiles,
  verbs: { verify: verifyProfile, revoke: revokeVerification },
  announce,
});

/** A profile begins unverified, which is no news to anyone. */
function announce(world: World, profile: Profile, { from }: Change): void {
  if (from === null) return;
  const { id: profileId, userId, clientId, status: state } = profile;
  const scope = { profileId, userId, ...(clientId === null ? {} : { clientId }) };
  emit(world, verificationStateChanged, scope, { profileId, state, at: world.now });
}

export const profileFamily: Family = { tables: [profiles], machines: [verification] };
