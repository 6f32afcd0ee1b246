/** Countries by either of their codes. */
import countriesJson from '../../../fixtures/reference/countries.json' with { type: 'json' };

export interface CountryCodes {
  /** Two letters, upper case. */
  readonly iso2: string;
  /** Three letters, upper case. */
  readonly iso3: string;
}

const byCode = new Map<string, CountryCodes>(
  countriesJson.flatMap(country => [
    [country.iso2, country],
    [country.iso3, country],
  ]),
);

/** The country of a two- or three-letter code, in any case. */
export const findCountryCodes = (code: string): CountryCodes | undefined => byCode.get(code.toUpperCase());
