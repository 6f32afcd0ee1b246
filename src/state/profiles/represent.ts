/** Correcting who acts for a business, and handing that over. */
import { type Actor, isEmail } from '../access/index.ts';
import { emit, type Problem, patch, type World } from '../kernel/index.ts';
import { type ChangesOf, overlay, overlayAddress, type PersonDetails } from './details.ts';
import { authorisationTransferred, scopeOf } from './events.ts';
import { located, personFacts, refuseProblems } from './facts.ts';
import { requireBusiness, requireShownBusiness } from './find.ts';
import { type Representative, representatives } from './people-record.ts';
import { representativeProblems } from './person-checks.ts';
import { type BusinessProfile, profiles } from './record.ts';
import { type BusinessRepresentative, placeRepresentative, representativeOf } from './representative.ts';
import { changePerson } from './update.ts';
import { lockedChanges, noteChanges, requireUnlocked } from './window.ts';

export interface RepresentativeChanges {
  /** Whether somebody else shall act for the business from now on, or the same person is described better. */
  readonly transfer: boolean;
  readonly person: ChangesOf<PersonDetails>;
  readonly actorEmail: string | null;
}

/**
 * Who acts for the business.
 * @throws Refusal `access.forbidden`, `profile.wrong-type`, `profile.personal-required`
 * @source profileBusinessRepresentativeGet
 */
export const readRepresentative = (world: World, actor: Actor, profileId: number): BusinessRepresentative =>
  representativeOf(world, requireShownBusiness(world, actor, profileId));

/**
 * Describes the representative better, for every business they act for; or hands this one business over to somebody
 * else, who has yet to be verified.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type`, `profile.personal-required`,
 * `profile.invalid-details`, `profile.locked`, `profile.duplicate-person`
 * @source profileBusinessRepresentativeUpdate
 * @assumed the names, birthday and address of a verified representative change only while the update window of the
 * business is open, or the one of the personal profile where that represents it; handing over is never locked
 */
export function updateRepresentative(
  world: World,
  actor: Actor,
  profileId: number,
  changes: RepresentativeChanges,
): BusinessRepresentative {
  const business = requireBusiness(world, actor, profileId);
  const before = representativeOf(world, business);
  const { transfer, person, actorEmail } = changes;
  refuseProblems(mailProblems(actorEmail), 'whole');
  const after = transfer ? handOver(world, business, person) : describe(world, business, before, person);
  const mail = { actorEmail, email: actorEmail };
  if (actorEmail !== null) patch(world, profiles, business.id, mail);
  return after;
}

function handOver(world: World, business: BusinessProfile, person: ChangesOf<PersonDetails>): Representative {
  const given = overlayPerson(nobody, person);
  refuseProblems(representativeProblems(given, world.now), 'whole');
  const representative = placeRepresentative(world, business.userId, given);
  const { id: profileId } = business;
  const handed = { representativeId: representative.id, updatedAt: world.now, version: business.version + 1 };
  patch(world, profiles, profileId, handed);
  noteChanges(world, profileId, ['businessRepresentative']);
  emit(world, authorisationTransferred, scopeOf(business), { profileId, representativeId: representative.id });
  return representative;
}

function describe(
  world: World,
  business: BusinessProfile,
  before: BusinessRepresentative,
  person: ChangesOf<PersonDetails>,
): BusinessRepresentative {
  if ('type' in before) return changePerson(world, before, person, 'whole');
  const given = overlayPerson(before, person);
  refuseProblems(representativeProblems(given, world.now), 'whole');
  const { address, ...facts } = personFacts(given);
  const locked = lockedChanges('personal', before, { ...facts, address });
  requireUnlocked(world, business, locked, before.status === 'verified');
  noteChanges(world, business.id, locked.length > 0 ? ['businessRepresentative'] : []);
  const whole = { ...facts, address: located(world, address, before.address), updatedAt: world.now };
  return patch(world, representatives, before.id, whole);
}

const nobody: PersonDetails = {
  firstName: null,
  lastName: null,
  preferredName: null,
  address: null,
  dateOfBirth: null,
  contact: { email: null, phoneNumber: null },
};

function overlayPerson(
  before: PersonDetails,
  { address, contact, ...changes }: ChangesOf<PersonDetails>,
): PersonDetails {
  const { firstName, lastName, preferredName, dateOfBirth } = overlay(before, changes);
  return {
    firstName,
    lastName,
    preferredName,
    dateOfBirth,
    address: overlayAddress(before.address, address),
    contact: overlay(before.contact, contact),
  };
}

const mailProblems = (actorEmail: string | null): Problem[] =>
  actorEmail === null || isEmail(actorEmail)
    ? []
    : [{ code: 'invalid', message: 'must be an email address', path: 'actorEmail' }];
