/** Who may have a multi-currency account. */
import rules from '../../../fixtures/reference/account-eligibility.json' with { type: 'json' };
import countriesJson from '../../../fixtures/reference/countries.json' with { type: 'json' };
import type { Actor } from '../access/index.ts';
import type { World } from '../kernel/index.ts';
import { type Profile, requireProfile } from '../profiles/index.ts';

export interface Eligibility {
  readonly code: 'eligible' | 'invalid.profile.type' | 'invalid.country' | 'invalid.state';
  readonly accountType: 'FULL' | 'RECEIVE_ONLY' | 'INELIGIBLE';
  /** Why not, in a sentence; null for those who may. */
  readonly reason: string | null;
}

const states: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  countriesJson.map(({ iso2, ...rest }) => [
    iso2,
    new Set('states' in rest && rest.states ? rest.states.map(({ code }) => code) : []),
  ]),
);
const blockedCountries: ReadonlySet<string> = new Set(rules.blockedCountries);
const receiveOnlyCountries: ReadonlySet<string> = new Set(rules.receiveOnlyCountries);
const blockedCompanyTypes: ReadonlySet<string> = new Set(rules.blockedCompanyTypes);

const refused = (code: Eligibility['code'], reason: string): Eligibility => ({
  code,
  accountType: 'INELIGIBLE',
  reason,
});

/**
 * Whether somebody in this place may have an account. Codes are taken in any case.
 * @param state two letters; needed in the United States, and not looked at elsewhere
 * @source mcaEligibilityGet
 * @assumed which countries are blocked and which are for receiving only; that a country that does not exist is answered
 * like a blocked one
 */
export function eligibilityIn(country: string, state: string | null): Eligibility {
  const iso2 = country.toUpperCase();
  if (!states.has(iso2) || blockedCountries.has(iso2)) {
    return refused('invalid.country', 'Multi-currency accounts are not offered in this country');
  }
  if (iso2 === 'US' && !states.get(iso2)?.has((state ?? '').toUpperCase())) {
    return refused('invalid.state', 'A valid state is needed in the United States');
  }
  const accountType = receiveOnlyCountries.has(iso2) ? 'RECEIVE_ONLY' : 'FULL';
  return { code: 'eligible', accountType, reason: null };
}

/**
 * Whether this profile may have an account.
 * @source mcaEligibilityGet
 * @assumed of all kinds of profiles only trusts may not; nothing speaks against a profile whose address is not known yet
 */
export function eligibilityOf(profile: Profile): Eligibility {
  if (profile.type === 'business' && blockedCompanyTypes.has(profile.companyType ?? '')) {
    return refused('invalid.profile.type', 'Multi-currency accounts are not offered to profiles of this type');
  }
  const { address } = profile;
  return address === null
    ? { code: 'eligible', accountType: 'FULL', reason: null }
    : eligibilityIn(address.country, address.state);
}

/**
 * Whether the actor's profile may have an account.
 * @throws Refusal `access.forbidden`
 * @source mcaEligibilityGet
 */
export const eligibilityOfProfile = (world: World, actor: Actor, profileId: number): Eligibility =>
  eligibilityOf(requireProfile(world, actor, profileId));
