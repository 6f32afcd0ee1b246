import { type Change, emit, type Family, machine, type World } from '../kernel/index.ts';
import { profileVerification } from '../lifecycles/profile-verification.ts';
import { scopeOf, verificationStateChanged } from './events.ts';
import { extensions } from './extensions.ts';
import { profileFate } from './outcomes.ts';
import { directors, documents, owners, representatives } from './people-record.ts';
import { type Profile, profiles } from './record.ts';
import { representativeMachine } from './representative.ts';
import { standingMachine, visibilityMachine } from './standing.ts';
import { standings, updateWindows, visibilities } from './standing-record.ts';
import { entitleProfile, revokeVerification, verifyProfile } from './verify.ts';
import { windowMachine } from './window.ts';

export { type Consent, consentableProfiles, giveConsent } from './consent.ts';
export { type CountryCodes, findCountryCodes } from './countries.ts';
export { createBusinessProfile, createPersonalProfile, createRepresentedBusiness } from './create.ts';
export type { AddressDetails, BusinessDetails, Contact, PersonalDetails, PersonDetails } from './details.ts';
export { addDirectors, type DirectorDetails, directorsOf, replaceDirectors } from './directors.ts';
export { addDocument, type DocumentWish, replaceDocument } from './documents.ts';
export {
  authorisationTransferred,
  profileStateChanged,
  updateWindowClosed,
  verificationStateChanged,
} from './events.ts';
export { type AccountPurpose, type Extension, extendProfile, purposesFor, readExtension } from './extensions.ts';
export {
  findPersonalProfile,
  findProfile,
  mayAct,
  mayReceive,
  maySend,
  profilesByEmail,
  profilesByPhone,
  profilesOf,
  requireDefaultProfile,
  requireProfile,
  requireReceiving,
  requireReceivingProfile,
  requireShownProfile,
  requireWorking,
  requireWorkingProfile,
  shownProfilesOf,
  stateOf,
  visibilityOf,
} from './find.ts';
export { addOwners, type OwnerDetails, ownersOf, replaceOwners } from './owners.ts';
export {
  type Director,
  type DocumentDetails,
  type DocumentType,
  documents,
  type IdentityDocument,
  type Owner,
  type Representative,
  representatives,
} from './people-record.ts';
export { type Address, type BusinessProfile, nameOf, type PersonalProfile, type Profile, profiles } from './record.ts';
export { type RepresentativeChanges, readRepresentative, updateRepresentative } from './represent.ts';
export type { BusinessRepresentative, Person } from './representative.ts';
export { deactivateProfile, reactivateProfile, restrictProfile, suspendProfile } from './standing.ts';
export { createStepwise, type NewProfile, type ProfileChange, updateStepwise } from './stepwise.ts';
export { type BusinessChanges, type PersonalChanges, updateBusinessProfile, updatePersonalProfile } from './update.ts';
export { checkEntitlements, type Entitlement, entitleProfile } from './verify.ts';
export { closeUpdateWindow, lockAddress, openUpdateWindow } from './window.ts';
export { revokeVerification, verifyProfile };

const verification = machine({
  lifecycle: profileVerification,
  resource: 'profiles',
  table: profiles,
  verbs: { verify: verifyProfile, revoke: revokeVerification, entitle: entitleProfile },
  announce,
});

/** A profile begins unverified, which is no news to anyone; nor is that it stays so. */
function announce(world: World, profile: Profile, { from, to }: Change): void {
  if (from === null || from === to) return;
  const { id: profileId, status: state } = profile;
  emit(world, verificationStateChanged, scopeOf(profile), { profileId, state, at: world.now });
}

export const profileFamily: Family = {
  tables: [profiles, standings, visibilities, updateWindows, representatives, directors, owners, documents, extensions],
  machines: [verification, standingMachine, visibilityMachine, windowMachine, representativeMachine],
  subjects: [profileFate],
};
