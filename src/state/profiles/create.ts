import { type Actor, requireSelf, requireUser, type User, type UserActor } from '../access/index.ts';
import { begin, insert, nextNumber, nextUuid, type Problem, refuse, type World } from '../kernel/index.ts';
import { profileVerification } from '../lifecycles/profile-verification.ts';
import { businessProblems, personalProblems } from './checks.ts';
import { findCountryCodes } from './countries.ts';
import type { AddressDetails, BusinessDetails, PersonalDetails } from './details.ts';
import { findPersonalProfile, profilesOf } from './find.ts';
import {
  type Address,
  type BusinessProfile,
  type PersonalProfile,
  type Profile,
  personKey,
  profiles,
} from './record.ts';

/**
 * Gives the user behind the request their personal profile. It begins unverified.
 * @throws Refusal `profile.invalid-details`, `profile.personal-exists`, `profile.duplicate-person`, `access.forbidden`
 * @source profilePersonalCreate
 * @assumed the same person is one of the same name, day of birth and address, in whatever case
 */
export function createPersonalProfile(world: World, actor: Actor, given: PersonalDetails): PersonalProfile {
  const user = requireCreator(world, actor);
  refuseProblems(personalProblems(given, world.now));
  if (findPersonalProfile(world, user.id)) refuse('profile.personal-exists');
  const country = countryOf(given.address);
  const person = personKey({ ...given, address: { ...given.address, country } });
  if (world.table(profiles).list('byPerson', person).size > 0) refuse('profile.duplicate-person');
  const { contact, nationality, occupations, address, ...names } = given;
  return start(world, {
    ...base(world, user, requireUser(actor)),
    ...names,
    type: 'personal',
    email: user.email,
    contact,
    address: locate(world, address),
    nationality: nationality === null ? null : (findCountryCodes(nationality)?.iso2 ?? null),
    phoneNumber: contact.phoneNumber,
    secondaryAddresses: [],
    occupations: occupations.map(({ code, format }) => ({ code: code ?? '', format: format ?? 'FREE_FORM' })),
  });
}

/**
 * Gives the user behind the request a business profile, which they represent by their personal one.
 * @param another the caller knows that there is one already and wants one more
 * @throws Refusal `profile.invalid-details`, `profile.personal-required`, `profile.business-exists`, `access.forbidden`
 * @source profileBusinessCreate
 * @assumed mail and telephone are the representative's, as the request names no others but `actorEmail`; the description
 * is the more particular category
 */
export function createBusinessProfile(
  world: World,
  actor: Actor,
  given: BusinessDetails,
  another: boolean,
): BusinessProfile {
  const user = requireCreator(world, actor);
  refuseProblems(businessProblems(given));
  const representative = findPersonalProfile(world, user.id) ?? refuse('profile.personal-required');
  if (!another && profilesOf(world, actor).some(({ type }) => type === 'business')) refuse('profile.business-exists');
  const { address, operationalAddresses, ...details } = given;
  const { phoneNumber, email } = representative.contact;
  return start(world, {
    ...base(world, user, requireUser(actor)),
    ...details,
    type: 'business',
    businessName: given.businessName ?? '',
    descriptionOfBusiness: given.secondLevelCategory ?? given.firstLevelCategory,
    email: given.actorEmail ?? user.email,
    contact: { email: given.actorEmail ?? email, phoneNumber },
    address: address && locate(world, address),
    operationalAddresses: operationalAddresses.map(one => locate(world, one)),
  });
}

/** @assumed a consent for one profile does not cover making another, which the token could not reach anyway */
function requireCreator(world: World, actor: Actor): User {
  if (requireUser(actor).profileId !== null) refuse('access.forbidden');
  return requireSelf(world, actor);
}

function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) refuse('profile.invalid-details', { problems });
}

function base(world: World, user: User, { clientId }: UserActor) {
  return {
    id: nextNumber(world, 'profile'),
    publicId: nextUuid(world),
    userId: user.id,
    clientId,
    status: profileVerification.initial,
    visibility: 'VISIBLE',
    createdAt: world.now,
    updatedAt: world.now,
    version: 0,
  } as const;
}

function start<P extends Profile>(world: World, profile: P): P {
  insert(world, profiles, profile);
  begin(world, profileVerification, profile);
  return profile;
}

/** The checks have made sure that the country exists. */
const countryOf = ({ country }: AddressDetails): string => findCountryCodes(country ?? '')?.iso2 ?? '';

const locate = (world: World, address: AddressDetails): Address => ({
  ...address,
  id: nextNumber(world, 'address'),
  country: countryOf(address),
});
