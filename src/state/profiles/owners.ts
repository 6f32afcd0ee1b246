/** The people who own a quarter of a business or more. */
import type { Actor } from '../access/index.ts';
import { hexDigits, insert, refuse, remove, type World } from '../kernel/index.ts';
import { findCountryCodes } from './countries.ts';
import { checkCountry } from './directors.ts';
import { requireBusiness, requireShownBusiness } from './find.ts';
import { Findings } from './findings.ts';
import { type Owner, owners } from './people-record.ts';
import { checkBirthday } from './person-checks.ts';
import { noteChanges, requireUnlocked } from './window.ts';

/** An owner as told of; nothing has been checked. */
export interface OwnerDetails {
  readonly name: string | null;
  readonly dateOfBirth: string | null;
  /** A two- or three-letter code, in any case. */
  readonly country: string | null;
  readonly firstLine: string | null;
  readonly postCode: string | null;
  readonly percentage: number | null;
}

/** Percents of a whole business. */
const WHOLE = 100;

/**
 * All owners of a business, oldest first.
 * @throws Refusal `access.forbidden`, `profile.wrong-type`
 * @source profileUboList
 */
export const ownersOf = (world: World, actor: Actor, profileId: number): Owner[] => [
  ...world.table(owners).list('byProfile', requireShownBusiness(world, actor, profileId).id),
];

/**
 * Adds owners to those there are, and answers all of them.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type`, `profile.invalid-people`,
 * `profile.locked`
 * @source profileUboCreate
 * @assumed none at all changes nothing; an owner has from 0 to 100 percent, and all together no more than 100; one with
 * less than a quarter is taken as well
 */
export function addOwners(world: World, actor: Actor, id: number, given: readonly OwnerDetails[]): Owner[] {
  const present = requireBusiness(world, actor, id) && [...world.table(owners).list('byProfile', id)];
  requireWelcome(world, actor, id, given, { owned: percentOf(present), changes: given.length > 0 });
  for (const one of given) writeDown(world, id, one);
  return ownersOf(world, actor, id);
}

/**
 * Puts these owners in the place of all others, under new ids.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type`, `profile.invalid-people`,
 * `profile.locked`
 * @source profileUboUpdate
 */
export function replaceOwners(world: World, actor: Actor, id: number, given: readonly OwnerDetails[]): Owner[] {
  requireWelcome(world, actor, id, given, { owned: 0, changes: true });
  for (const former of [...world.table(owners).list('byProfile', id)]) remove(world, owners, former.id);
  for (const one of given) writeDown(world, id, one);
  return ownersOf(world, actor, id);
}

const percentOf = (some: readonly { readonly percentage: number | null }[]): number =>
  some.reduce((total, { percentage }) => total + (percentage ?? 0), 0);

function requireWelcome(
  world: World,
  actor: Actor,
  id: number,
  given: readonly OwnerDetails[],
  { owned, changes }: { readonly owned: number; readonly changes: boolean },
): void {
  const business = requireBusiness(world, actor, id);
  const found = new Findings();
  for (const [i, { name, dateOfBirth, country, percentage }] of given.entries()) {
    found.require(`${i}.name`, name);
    checkBirthday(found, dateOfBirth, world.now, `${i}.dateOfBirth`);
    checkCountry(found, `${i}.countryOfResidenceIso3Code`, country);
    if (percentage !== null && (percentage < 0 || percentage > WHOLE)) {
      found.add(`${i}.ownershipPercentage`, 'invalid', `must be from 0 to ${WHOLE}`);
    }
  }
  const total = owned + percentOf(given);
  if (total > WHOLE) found.add('ownershipPercentage', 'invalid', `all owners together have ${total} percent`);
  if (found.problems.length > 0) refuse('profile.invalid-people', { problems: found.problems });
  requireUnlocked(world, business, changes ? ['ubos'] : [], business.status === 'verified');
  noteChanges(world, id, changes ? ['ubos'] : []);
}

function writeDown(world: World, profileId: number, { country, name, dateOfBirth, ...rest }: OwnerDetails): void {
  insert(world, owners, {
    ...rest,
    id: hexDigits(world, 32),
    profileId,
    name: name ?? '',
    dateOfBirth: dateOfBirth ?? '',
    country: findCountryCodes(country ?? '')?.iso2 ?? null,
  });
}
