import { type Actor, requireSelf, requireUser, type User } from '../access/index.ts';
import { begin, insert, nextNumber, nextUuid, refuse, steer, type World } from '../kernel/index.ts';
import { profileVerification } from '../lifecycles/profile-verification.ts';
import { outcomeFor } from '../overrides/index.ts';
import { businessProblems } from './business-checks.ts';
import type { BusinessDetails, Contact, PersonalDetails, Way } from './details.ts';
import { businessFacts, located, locatedAt, personalFacts, refuseProblems } from './facts.ts';
import { findPersonalProfile, profilesOf } from './find.ts';
import { profileFate } from './outcomes.ts';
import { personalProblems } from './person-checks.ts';
import { type BusinessProfile, type PersonalProfile, type Profile, personKey, profiles } from './record.ts';
import { type Person, placeRepresentative, representativeWanted } from './representative.ts';
import { beginStanding } from './standing.ts';

/**
 * Gives the user behind the request their personal profile. It begins unverified.
 * @throws Refusal `profile.invalid-details`, `profile.unfit-details`, `profile.personal-exists`,
 * `profile.duplicate-person`, `access.forbidden`
 * @source profilePersonalCreate; profileCreateV1
 * @assumed the same person is one of the same name, day of birth and address, in whatever case; who names no email to be
 * reached at is reached at the user's own
 */
export function createPersonalProfile(
  world: World,
  actor: Actor,
  given: PersonalDetails,
  way: Way = 'whole',
): PersonalProfile {
  const user = requireCreator(world, actor);
  const { email, phoneNumber } = given.contact;
  const reachable = { ...given, contact: { email: email ?? (way === 'stepwise' ? user.email : null), phoneNumber } };
  refuseProblems(personalProblems(reachable, world.now, way), way);
  if (findPersonalProfile(world, user.id)) refuse('profile.personal-exists');
  const { address, ...facts } = personalFacts(reachable);
  if (world.table(profiles).list('byPerson', personKey({ ...facts, address })).size > 0) {
    refuse('profile.duplicate-person');
  }
  return start(world, {
    ...base(world, user, actor),
    ...facts,
    type: 'personal',
    email: user.email,
    address: located(world, address),
    secondaryAddresses: [],
  });
}

/**
 * Gives the user behind the request a business profile, which they represent by their personal one.
 * @param another the caller knows that there is one already and wants one more
 * @throws Refusal `profile.invalid-details`, `profile.unfit-details`, `profile.personal-required`,
 * `profile.business-exists`, `access.forbidden`
 * @source profileBusinessCreate; profileCreateV1
 * @assumed mail and telephone are the representative's, as the request names no others but `actorEmail`; the description
 * is the more particular category; step by step, a business of the same name and number is the one that exists
 */
export function createBusinessProfile(
  world: World,
  actor: Actor,
  given: BusinessDetails,
  another: boolean,
  way: Way = 'whole',
): BusinessProfile {
  const user = requireCreator(world, actor);
  refuseProblems(businessProblems(given, way), way);
  const { contact } = findPersonalProfile(world, user.id) ?? refuse('profile.personal-required');
  const isKnown = (own: BusinessProfile) =>
    way === 'whole' || (own.businessName === given.businessName && own.registrationNumber === given.registrationNumber);
  if (!another && businessesOf(world, actor).some(isKnown)) refuse('profile.business-exists');
  return startBusiness(world, actor, user, given, contact, null);
}

/**
 * Gives the user behind the request a business profile together with who represents it: somebody new, or somebody who
 * represents another business of the user already. A personal profile is not needed.
 * @param another the caller knows that there is one already and wants one more
 * @throws Refusal `profile.invalid-details`, `profile.business-exists`, `access.forbidden`
 * @source profileBusinessCreateV3
 * @assumed a representative is shared among the businesses of one user, and another user's is unknown
 */
export function createRepresentedBusiness(
  world: World,
  actor: Actor,
  given: BusinessDetails,
  person: Person,
  another: boolean,
): BusinessProfile {
  const user = requireCreator(world, actor);
  const wanted = representativeWanted(world, user.id, person);
  refuseProblems([...businessProblems(given, 'whole'), ...wanted.problems], 'whole');
  if (!another && businessesOf(world, actor).length > 0) refuse('profile.business-exists');
  const { id, contact } = wanted.found ?? placeRepresentative(world, user.id, person.details);
  return startBusiness(world, actor, user, given, contact, id);
}

const businessesOf = (world: World, actor: Actor): BusinessProfile[] =>
  profilesOf(world, actor).filter(profile => profile.type === 'business');

function startBusiness(
  world: World,
  actor: Actor,
  user: User,
  given: BusinessDetails,
  { email, phoneNumber }: Contact,
  representativeId: number | null,
): BusinessProfile {
  const { address, operationalAddresses, ...facts } = businessFacts(given);
  const description = given.descriptionOfBusiness ?? given.secondLevelCategory ?? given.firstLevelCategory;
  return start(world, {
    ...base(world, user, actor),
    ...facts,
    type: 'business',
    representativeId,
    descriptionOfBusiness: description,
    email: given.actorEmail ?? user.email,
    contact: { email: given.actorEmail ?? email, phoneNumber },
    address: located(world, address),
    operationalAddresses: operationalAddresses.map(one => locatedAt(world, one)),
  });
}

/** @assumed a consent for one profile does not cover making another, which the token could not reach anyway */
function requireCreator(world: World, actor: Actor): User {
  if (requireUser(actor).profileId !== null) refuse('access.forbidden');
  return requireSelf(world, actor);
}

function base(world: World, user: User, actor: Actor) {
  return {
    id: nextNumber(world, 'profile'),
    publicId: nextUuid(world),
    userId: user.id,
    clientId: requireUser(actor).clientId,
    status: profileVerification.initial,
    closedAt: null,
    entitlements: {},
    createdAt: world.now,
    updatedAt: world.now,
    version: 0,
  } as const;
}

function start<P extends Profile>(world: World, profile: P): P {
  insert(world, profiles, profile);
  begin(world, profileVerification, profile);
  steer(world, profileVerification, profile.id, outcomeFor(world, profileFate));
  beginStanding(world, profile.id);
  return profile;
}
