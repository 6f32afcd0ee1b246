/** The forms, banks and countries that recipients are held against: data, read once and looked up here. */
import countriesJson from '../../../fixtures/reference/countries.json' with { type: 'json' };
import currenciesJson from '../../../fixtures/reference/currencies.json' with { type: 'json' };
import formsJson from '../../../fixtures/reference/recipient-forms.json' with { type: 'json' };

export type LegalType = 'PRIVATE' | 'BUSINESS';

export interface Choice {
  readonly key: string;
  readonly name: string;
}

export interface Country {
  readonly iso2: string;
  readonly iso3: string;
  readonly name: string;
  readonly currency: string | null;
  readonly sepa: boolean;
  /** Characters in this country's IBANs; null where there are none. */
  readonly ibanLength: number | null;
  readonly states?: readonly { readonly code: string; readonly name: string }[];
}

export interface ValidationAsync {
  /** A path of this API; a view puts the host before it. */
  readonly url: string;
  readonly params: readonly { readonly key: string; readonly parameterName: string; readonly required: boolean }[];
}

/** One field as the data states it; what is left out has the default of `form-fields.ts`. */
export interface FieldRow {
  readonly key: string;
  readonly name: string;
  readonly type?: string;
  /** True where a change of this field may change the rest of the form. */
  readonly refresh?: boolean;
  readonly required?: boolean;
  readonly displayFormat?: string;
  readonly example?: string;
  readonly min?: number;
  readonly max?: number;
  readonly regexp?: string;
  readonly validationAsync?: ValidationAsync;
  /** Name of a list of `lists`, or `countries`, or `states` (of the address's country). */
  readonly values?: string;
  /** Name of a set of `branches`: the values depend on the bank. */
  readonly branches?: string;
  /** Asked for only once there is something to choose from. */
  readonly whenListed?: boolean;
  /** `trim` (default), `compact` (no spaces or dashes) or `upper` (that, in capitals): how a value is stored. */
  readonly tidy?: string;
  /** Name of a check of `checks.ts`. */
  readonly check?: string;
  /** Kinds of recipient the field is asked of; all, when absent. */
  readonly legalTypes?: readonly string[];
}

/** A field that borrows from a shared one. */
export type FieldUse = string | (Partial<FieldRow> & { readonly like?: string });

/** What the recipient's bank is asked before anything is sent. */
export interface BankCheckRow {
  readonly type: 'ACCOUNT_EXISTENCE' | 'NAME_MATCHING';
  /** Details by their keys, and `name`. */
  readonly fields: readonly string[];
  /** `sepa`: only where the account lies in the SEPA area. */
  readonly within?: string;
}

export interface AddressRow {
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
}

/** One type of recipient, for one or more currencies. */
export interface FormRow {
  readonly type: string;
  readonly title: string;
  readonly currencies?: readonly string[];
  readonly fields: readonly FieldUse[];
  /** Changes to the shared email field. */
  readonly email?: Partial<FieldRow>;
  /** Changes to the shared holder field; null where the type has no holder. */
  readonly holder?: Partial<FieldRow> | null;
  readonly legalTypes?: readonly string[];
  /** False where the form does not ask what kind of recipient it is. */
  readonly asksLegalType?: boolean;
  /** Kinds of sender the type is offered to. */
  readonly senders?: readonly string[];
  /** Source currencies the type is not offered for. */
  readonly notFrom?: readonly string[];
  /** Largest payment in units of the target currency. */
  readonly maxTarget?: number;
  /** False for a type that is accepted but no longer offered. */
  readonly listed?: boolean;
  readonly address?: AddressRow;
  /** A rule by name that makes the address block appear: `ibanOutsideSepa` or `swiftCodeOutsideSepa`. */
  readonly addressWhen?: string;
  /** By currency: the only countries its IBANs may come from. */
  readonly ibanCountries?: Readonly<Record<string, readonly string[]>>;
  /** Which details are the account's number and its bank. */
  readonly account?: { readonly number: string; readonly bank?: string };
  readonly bankCheck?: BankCheckRow;
  /** Further details that are kept when sent. */
  readonly accepts?: readonly string[];
}

interface FormsFile {
  readonly unknownSortCodes: readonly string[];
  readonly barredCountries: readonly string[];
  readonly addressRule: {
    readonly sources: readonly string[];
    readonly targets: readonly string[];
    readonly stateCountries: readonly string[];
  };
  readonly messages: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fields: Readonly<Record<string, FieldRow>>;
  readonly lists: Readonly<Record<string, readonly Choice[]>>;
  readonly branches: Readonly<Record<string, Readonly<Record<string, readonly Choice[]>>>>;
  readonly email: FormRow & { readonly notFor: readonly string[]; readonly quotedOnly: readonly string[] };
  readonly forms: readonly FormRow[];
}

// The compiler sees a union of every row's own shape; the interface states what all rows share.
const data = formsJson as unknown as FormsFile;
export const { addressRule, messages, unknownSortCodes } = data;

const usdByCode: ReadonlyMap<string, number> = new Map(currenciesJson.map(c => [c.code, c.usd]));

/** About how many US dollars one unit is worth; for limits, never for prices. */
export const usdOf = (currency: string): number => usdByCode.get(currency) ?? 1;

export const countries: readonly Country[] = countriesJson;
const countryByCode = new Map(countries.map(country => [country.iso2, country]));
const barred = new Set(data.barredCountries);

/** The country of a two-letter code, in either case. */
export const findCountry = (iso2: string): Country | undefined => countryByCode.get(iso2.toUpperCase());

/** False for the countries that no form lists. @source recipientAccountRequirementsGet */
export const isPayableCountry = (iso2: string): boolean =>
  countryByCode.has(iso2.toUpperCase()) && !barred.has(iso2.toUpperCase());

export const isSepaCountry = (iso2: string): boolean => findCountry(iso2)?.sepa === true;

const payable: readonly Choice[] = countries
  .filter(country => !barred.has(country.iso2))
  .map(country => ({ key: country.iso2, name: country.name }));

/** The states that an address in this country must name one of; empty where none is asked for. */
export const statesOf = (iso2: string): readonly Choice[] =>
  addressRule.stateCountries.includes(iso2.toUpperCase())
    ? (findCountry(iso2)?.states ?? []).map(({ code, name }) => ({ key: code, name }))
    : [];

export const choicesOf = (list: string): readonly Choice[] =>
  list === 'countries' ? payable : (data.lists[list] ?? []);

/** The branches of one bank; none while the bank is not known. */
export const branchesOf = (set: string, bankCode: string): readonly Choice[] =>
  new Map(Object.entries(data.branches[set] ?? {})).get(bankCode) ?? [];

/** The row a form means, with what it borrows filled in. */
export function fieldRow(use: FieldUse): FieldRow {
  const own: Partial<FieldRow> & { readonly like?: string } = typeof use === 'string' ? { like: use } : use;
  const { like, ...changes } = own;
  const shared = like === undefined ? undefined : data.fields[like];
  const row = { ...shared, ...changes };
  if (row.key === undefined || row.name === undefined) throw new Error(`a form names an unknown field: ${like}`);
  return { ...row, key: row.key, name: row.name };
}

const rowsByCurrency = new Map<string, FormRow[]>();
for (const row of data.forms) {
  for (const currency of row.currencies ?? []) {
    rowsByCurrency.set(currency, [...(rowsByCurrency.get(currency) ?? []), row]);
  }
}

/**
 * Every type a currency knows, in the form's order, the email type last.
 * @param quoted false in the variant without a quote, where US dollars are not sent to an email address
 */
export function formRowsOf(currency: string, quoted: boolean): readonly FormRow[] {
  const rows = rowsByCurrency.get(currency) ?? [];
  const byEmail = !data.email.notFor.includes(currency) && (quoted || !data.email.quotedOnly.includes(currency));
  return byEmail ? [...rows, data.email] : rows;
}
