/** The directors of a business. */
import type { Actor } from '../access/index.ts';
import { insert, nextNumber, refuse, remove, type World } from '../kernel/index.ts';
import { findCountryCodes } from './countries.ts';
import { requireBusiness, requireShownBusiness } from './find.ts';
import { Findings } from './findings.ts';
import { type Director, directors } from './people-record.ts';
import { checkBirthday } from './person-checks.ts';
import { noteChanges, requireUnlocked } from './window.ts';

/** A director as told of; nothing has been checked. */
export interface DirectorDetails {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly dateOfBirth: string | null;
  /** A two- or three-letter code, in any case. */
  readonly country: string | null;
}

/**
 * All directors of a business, oldest first.
 * @throws Refusal `access.forbidden`, `profile.wrong-type`
 * @source profileDirectorList
 */
export const directorsOf = (world: World, actor: Actor, profileId: number): Director[] => [
  ...world.table(directors).list('byProfile', requireShownBusiness(world, actor, profileId).id),
];

/**
 * Adds directors to those there are, and answers all of them.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type`, `profile.invalid-people`,
 * `profile.locked`
 * @source profileDirectorCreate
 * @assumed none at all changes nothing; a country need not be named
 */
export function addDirectors(world: World, actor: Actor, id: number, given: readonly DirectorDetails[]): Director[] {
  requireWelcome(world, actor, id, given, given.length > 0);
  for (const one of given) appoint(world, id, one);
  return directorsOf(world, actor, id);
}

/**
 * Puts these directors in the place of all others, under new ids.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type`, `profile.invalid-people`,
 * `profile.locked`
 * @source profileDirectorUpdate
 */
export function replaceDirectors(
  world: World,
  actor: Actor,
  id: number,
  given: readonly DirectorDetails[],
): Director[] {
  requireWelcome(world, actor, id, given, true);
  for (const former of [...world.table(directors).list('byProfile', id)]) remove(world, directors, former.id);
  for (const one of given) appoint(world, id, one);
  return directorsOf(world, actor, id);
}

function requireWelcome(
  world: World,
  actor: Actor,
  id: number,
  given: readonly DirectorDetails[],
  changes: boolean,
): void {
  const business = requireBusiness(world, actor, id);
  const found = new Findings();
  for (const [i, { firstName, lastName, dateOfBirth, country }] of given.entries()) {
    found.require(`${i}.firstName`, firstName);
    found.require(`${i}.lastName`, lastName);
    checkBirthday(found, dateOfBirth, world.now, `${i}.dateOfBirth`);
    checkCountry(found, `${i}.countryOfResidenceIso3Code`, country);
  }
  if (found.problems.length > 0) refuse('profile.invalid-people', { problems: found.problems });
  requireUnlocked(world, business, changes ? ['directors'] : [], business.status === 'verified');
  noteChanges(world, id, changes ? ['directors'] : []);
}

/** Adds a finding where a country is named that there is not. */
export function checkCountry(found: Findings, place: string, country: string | null): void {
  if (country !== null && !findCountryCodes(country)) {
    found.add(place, 'invalid', 'must be a country, by its three-letter code');
  }
}

function appoint(
  world: World,
  profileId: number,
  { firstName, lastName, dateOfBirth, country }: DirectorDetails,
): void {
  insert(world, directors, {
    id: nextNumber(world, 'director'),
    profileId,
    firstName: firstName ?? '',
    lastName: lastName ?? '',
    dateOfBirth: dateOfBirth ?? '',
    country: findCountryCodes(country ?? '')?.iso2 ?? null,
  });
}
