/** What an address consists of, which depends on where it is: data, and the rules over it. */

import formJson from '../../../fixtures/reference/address-form.json' with { type: 'json' };
import countriesJson from '../../../fixtures/reference/countries.json' with { type: 'json' };
import type { Actor } from '../access/index.ts';
import type { World } from '../kernel/index.ts';
import { findCountryCodes, type Profile, requireProfile } from '../profiles/index.ts';

export type AddressKey = 'country' | 'state' | 'city' | 'postCode' | 'firstLine' | 'occupations';

export interface AddressChoice {
  readonly key: string;
  readonly name: string;
}

/** A field that is asked for; every one of them is required. */
export interface AddressField {
  readonly key: AddressKey;
  readonly name: string;
  readonly type: 'text' | 'select';
  /** A change of it may bring further fields. */
  readonly refresh: boolean;
  readonly example: string;
  readonly min: number | null;
  readonly max: number | null;
  /** What may be chosen; null where the field is free. */
  readonly choices: readonly AddressChoice[] | null;
}

/** Where somebody lives, as far as is known. */
export interface Whereabouts {
  /** A two- or three-letter code, in any case. */
  readonly country: string | null;
  readonly state: string | null;
  /** Businesses have no occupation; undefined while nobody is named. */
  readonly owner: Profile['type'] | undefined;
}

interface FieldRow {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly refresh?: boolean;
  readonly example: string;
  readonly min?: number;
  readonly max?: number;
}

const rows: readonly FieldRow[] = formJson.fields;
const { statesAsked, occupationsAsked } = formJson;
const occupiedStates: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(occupationsAsked.states));

const countries: readonly AddressChoice[] = countriesJson.map(({ iso2, name }) => ({ key: iso2, name }));
const statesByCountry: ReadonlyMap<string, readonly AddressChoice[]> = new Map(
  countriesJson
    .filter(({ iso2 }) => statesAsked.includes(iso2))
    .map(({ iso2, states = [] }) => [iso2, states.map(({ code, name }) => ({ key: code, name }))]),
);

/** The states of a country that an address must name one of; none where it need not. */
export const statesOf = (country: string | null): readonly AddressChoice[] =>
  statesByCountry.get(countryOf(country) ?? '') ?? [];

const countryOf = (code: string | null): string | undefined => findCountryCodes(code ?? '')?.iso2;

function asksOccupations({ country, state, owner }: Whereabouts): boolean {
  if (owner === 'business') return false;
  const known = countryOf(country) ?? '';
  const states = occupiedStates.get(known) ?? [];
  return occupationsAsked.countries.includes(known) || states.includes(state?.toUpperCase() ?? '');
}

function isAsked(key: string, where: Whereabouts): boolean {
  if (key === 'state') return statesOf(where.country).length > 0;
  return key !== 'occupations' || asksOccupations(where);
}

function choicesFor(key: string, { country }: Whereabouts): readonly AddressChoice[] | null {
  if (key === 'country') return countries;
  return key === 'state' ? statesOf(country) : null;
}

/**
 * The fields of an address, all of them required.
 * @source addressRequirementsGet; addressRequirementsPost
 * @assumed a business is not asked for an occupation
 */
export const addressFields = (where: Whereabouts): readonly AddressField[] =>
  rows
    .filter(({ key }) => isAsked(key, where))
    .map(({ key, name, type, refresh = false, example, min = null, max = null }) => ({
      key: key as AddressKey,
      name,
      type: type as AddressField['type'],
      refresh,
      example,
      min,
      max,
      choices: choicesFor(key, where),
    }));

export interface AddressContext {
  readonly profileId: number | null;
  readonly country: string | null;
  readonly state: string | null;
}

/**
 * The form as it stands for what is known so far. Values are not judged here.
 * @throws Refusal `access.forbidden` when it is asked for another's profile
 * @source addressRequirementsPost
 */
export function addressForm(world: World, actor: Actor, context: AddressContext): readonly AddressField[] {
  const owner = context.profileId === null ? undefined : requireProfile(world, actor, context.profileId).type;
  return addressFields({ ...context, owner });
}
