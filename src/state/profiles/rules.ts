/** What is asked of profiles, by country and by legal form: data, so that it can be read and changed without the code. */
import addressJson from '../../../fixtures/reference/address-form.json' with { type: 'json' };
import categoriesJson from '../../../fixtures/reference/business-categories.json' with { type: 'json' };
import rulesJson from '../../../fixtures/reference/profile-rules.json' with { type: 'json' };

/** What a business does: the second level of categories under each of the first. */
export const categories: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(categoriesJson));

export const companyTypes: readonly string[] = rulesJson.companyTypes;

/** Businesses of one person, who need not stand in a register. */
export const isRegistered = (companyType: string | null): boolean =>
  !rulesJson.unregisteredCompanyTypes.includes(companyType ?? '');

/** Businesses of no usual kind, who must say what they do. */
export const mustDescribeItself = (companyType: string | null): boolean =>
  rulesJson.describedCompanyTypes.includes(companyType ?? '');

/** Whether addresses in the country name a state. */
export const hasStates = (country: string): boolean => addressJson.statesAsked.includes(country);

const { occupationsAsked } = addressJson;
const statesWithOccupations: Readonly<Record<string, readonly string[]>> = occupationsAsked.states;

/** Whether people who live there say what they work as. */
export const asksOccupations = (country: string, state: string | null): boolean =>
  occupationsAsked.countries.includes(country) ||
  (statesWithOccupations[country] ?? []).includes((state ?? '').toUpperCase());

export const { longest, shortest } = rulesJson;
