import type { Actor } from '../access/index.ts';
import { type Problem, patch, refuse, type World } from '../kernel/index.ts';
import { businessProblems } from './business-checks.ts';
import {
  type BusinessDetails,
  type ChangesOf,
  overlay,
  overlayAddress,
  type PersonalDetails,
  type Way,
} from './details.ts';
import { businessFacts, located, locatedAt, personalFacts, refuseProblems } from './facts.ts';
import { requireBusiness, requirePersonal } from './find.ts';
import { personalProblems } from './person-checks.ts';
import { type BusinessProfile, type PersonalProfile, personKey, profiles } from './record.ts';
import { lockedChanges, noteChanges, requireUnlocked } from './window.ts';

export type PersonalChanges = ChangesOf<PersonalDetails>;
export type BusinessChanges = ChangesOf<BusinessDetails>;

/**
 * Changes what a person says of themselves; what is not named stays.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type`, `profile.invalid-details`,
 * `profile.unfit-details`, `profile.locked`, `profile.duplicate-person`
 * @source profilePersonalUpdate; profileUpdateV1
 * @assumed of an address and of contact details single parts may be given; only what is named is looked at for mistakes
 */
export function updatePersonalProfile(
  world: World,
  actor: Actor,
  id: number,
  changes: PersonalChanges,
  way: Way = 'whole',
): PersonalProfile {
  return changePerson(world, requirePersonal(world, actor, id), changes, way);
}

/** The same, for whoever may act for the person. */
export function changePerson(
  world: World,
  before: PersonalProfile,
  { address, contact, ...changes }: PersonalChanges,
  way: Way,
): PersonalProfile {
  const given: PersonalDetails = {
    ...overlay<PersonalDetails>(before, changes),
    address: overlayAddress(before.address, address),
    contact: overlay(before.contact, contact),
  };
  const named = namesOf({ ...changes, address, contactDetails: contact });
  refuseProblems(concerning(named, personalProblems(given, world.now, way)), way);
  const { address: place, ...facts } = personalFacts(given);
  const locked = lockedChanges('personal', before, { ...facts, address: place });
  requireUnlocked(world, before, locked, before.status === 'verified');
  requireUnlike(world, before, personKey({ ...facts, address: place }));
  noteChanges(world, before.id, locked);
  const whole = { ...facts, address: located(world, place, before.address), ...touched(world, before) };
  return patch(world, profiles, before.id, whole) as PersonalProfile;
}

function requireUnlike(world: World, before: PersonalProfile, key: string): void {
  const others = [...world.table(profiles).list('byPerson', key)].filter(({ id }) => id !== before.id);
  if (personKey(before) !== key && others.length > 0) refuse('profile.duplicate-person');
}

/**
 * Changes what a business says of itself; what is not named stays. Operational addresses are replaced together.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type`, `profile.invalid-details`,
 * `profile.unfit-details`, `profile.locked`
 * @source profileBusinessUpdate; profileUpdateV1
 * @assumed where nobody described the business in words of their own, the description follows the category
 */
export function updateBusinessProfile(
  world: World,
  actor: Actor,
  id: number,
  { address, ...changes }: BusinessChanges,
  way: Way = 'whole',
): BusinessProfile {
  const before = requireBusiness(world, actor, id);
  const given: BusinessDetails = {
    ...overlay<BusinessDetails>(before, changes),
    address: overlayAddress(before.address, address),
  };
  refuseProblems(concerning(namesOf({ ...changes, address }), businessProblems(given, way)), way);
  const { address: place, operationalAddresses, ...facts } = businessFacts(given);
  const locked = lockedChanges('business', before, { ...facts, address: place });
  requireUnlocked(world, before, locked, before.status === 'verified');
  noteChanges(world, id, locked);
  const other = changes.operationalAddresses
    ? { operationalAddresses: operationalAddresses.map(one => locatedAt(world, one)) }
    : {};
  const descriptionOfBusiness = changes.descriptionOfBusiness ?? describedAnew(before, given);
  const whole = { ...facts, ...other, descriptionOfBusiness, address: located(world, place, before.address) };
  return patch(world, profiles, id, { ...whole, ...touched(world, before) }) as BusinessProfile;
}

function describedAnew(before: BusinessProfile, { secondLevelCategory, firstLevelCategory }: BusinessDetails) {
  const category = before.secondLevelCategory ?? before.firstLevelCategory;
  const follows = before.descriptionOfBusiness === category;
  return follows ? (secondLevelCategory ?? firstLevelCategory) : before.descriptionOfBusiness;
}

const touched = (world: World, { version }: { readonly version: number }) => ({
  updatedAt: world.now,
  version: version + 1,
});

const namesOf = (changes: object): Set<string> =>
  new Set(Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [name])));

/** What else must fit together with a detail. */
const leaners: Readonly<Record<string, readonly string[]>> = {
  address: ['occupations', 'acn', 'abn', 'arbn', 'businessNameInKatakana'],
  companyType: ['registrationNumber'],
  firstLevelCategory: ['secondLevelCategory'],
};

/** The problems with what is named; what was let in earlier is not held against the one who changes something else. */
function concerning(named: ReadonlySet<string>, problems: readonly Problem[]): Problem[] {
  const looked = new Set([...named].flatMap(name => [name, ...(leaners[name] ?? [])]));
  return problems.filter(({ path }) => looked.has(path.split('.')[0] ?? ''));
}
