import countriesJson from '../../../fixtures/reference/countries.json' with { type: 'json' };
import categoriesJson from '../../../fixtures/reference/merchant-categories.json' with { type: 'json' };
import type { Merchant } from '../../state/card-payments/index.ts';

/** What a merchant deals in, in the words of the newer and the older form. */
export interface CategoryWords {
  readonly name: string;
  readonly formerName: string;
  readonly description: string;
}

const categories: ReadonlyMap<string, CategoryWords> = new Map(categoriesJson.map(each => [each.mcc, each]));
const countries: ReadonlyMap<string, string> = new Map(countriesJson.map(({ iso2, name }) => [iso2, name]));

/** @assumed a category that is not listed is called by its number */
export const categoryOf = (mcc: string): CategoryWords =>
  categories.get(mcc) ?? { name: `${mcc}_MERCHANT`, formerName: `${mcc}Merchant`, description: `${mcc} Merchant` };

/** `France` */
export const countryName = (iso2: string): string => countries.get(iso2) ?? iso2;

/** A merchant as transactions show it. */
export function showMerchant({ name, city, country, postCode, state, mcc }: Merchant, form: 'name' | 'formerName') {
  const category = categoryOf(mcc);
  return {
    name,
    location: { country: countryName(country), city, zipCode: postCode, region: null, state },
    category: { name: category[form], code: mcc, description: category.description },
  };
}
