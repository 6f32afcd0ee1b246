import type { Actor } from '../access/index.ts';
import { nextNumber, type Problem, patch, refuse, type World } from '../kernel/index.ts';
import {
  type AddressDetails,
  findCountryCodes,
  lockAddress,
  type Profile,
  profiles,
  requireWorkingProfile,
} from '../profiles/index.ts';
import type { Resident } from './find.ts';
import { type AddressField, type AddressKey, addressFields } from './form.ts';

/** An address as it was given; nothing of it has been checked. */
export interface NewAddress extends AddressDetails {
  readonly occupations: readonly string[];
}

/** Where the guides find what is missing. */
const places: Readonly<Record<AddressKey, string>> = {
  country: 'addressCountryCode',
  state: 'addressStateCode',
  city: 'addressCity',
  postCode: 'addressPostCode',
  firstLine: 'addressFirstLine',
  occupations: 'occupations',
};

/**
 * Gives a profile its one address, or changes it; its id stays.
 * @throws Refusal `access.forbidden` without a profile or for another's, `address.invalid` with one problem per bad field,
 * `profile.view-only`, `profile.locked`
 * @source addressCreate; the guides, on errors of adding an address
 * @assumed the paths of what the guides do not show: a missing post code, state and occupation
 */
export function setAddress(world: World, actor: Actor, profileId: number | null, given: NewAddress): Resident {
  const profile = requireWorkingProfile(world, actor, profileId ?? NOBODY);
  const problems = findProblems(given, profile);
  if (problems.length > 0) refuse('address.invalid', { problems });
  const { occupations, ...sent } = given;
  const details = { ...sent, state: sent.state?.toUpperCase() ?? null };
  lockAddress(world, profile, details);
  const address = {
    ...details,
    id: profile.address?.id ?? nextNumber(world, 'address'),
    country: findCountryCodes(details.country ?? '')?.iso2 ?? '',
  };
  const works = profile.type === 'personal' && occupations.length > 0;
  const jobs = works ? { occupations: occupations.map(code => ({ code, format: 'FREE_FORM' })) } : {};
  const changes = { address, updatedAt: world.now, version: profile.version + 1, ...jobs };
  return { ...patch(world, profiles, profile.id, changes), address };
}

/** No profile has this id. */
const NOBODY = 0;

const LONGEST_STATE = 5;

/** A state that nobody asked for is kept, as long as it could be one. */
function findProblems(given: NewAddress, { type: owner }: Profile): Problem[] {
  const fields = addressFields({ ...given, owner });
  const stray =
    given.state !== null && given.state.length > LONGEST_STATE && !fields.some(({ key }) => key === 'state');
  return [
    ...fields.flatMap(field => problemsOf(field, given)),
    ...(stray ? [notValid('State', 'state', given.state)] : []),
  ];
}

const notValid = (name: string, key: AddressKey, value: string | null): Problem => ({
  code: 'NOT_VALID',
  message: `${name} is not valid`,
  path: places[key],
  arguments: [places[key], value],
});

function problemsOf(field: AddressField, given: NewAddress): Problem[] {
  const path = places[field.key];
  const values = field.key === 'occupations' ? given.occupations : [given[field.key] ?? ''];
  if (values.every(value => value.trim() === '')) {
    return [{ code: 'MISSING', message: `${field.name} is required`, path, arguments: [path] }];
  }
  return values.filter(value => !fits(field, value)).map(value => notValid(field.name, field.key, value));
}

function fits({ key, choices, min, max }: AddressField, value: string): boolean {
  if (key === 'country') return findCountryCodes(value) !== undefined;
  if (choices) return choices.some(choice => choice.key === value.toUpperCase());
  return value.length >= (min ?? 0) && value.length <= (max ?? Number.POSITIVE_INFINITY);
}
