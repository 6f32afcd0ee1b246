/** Whether a recipient is complete and possible, and how its details are kept. */

import type { Problem } from '../kernel/index.ts';
import { isCurrency } from '../kernel/index.ts';
import { countryOfBic, countryOfIban, isCheckName, runCheck } from './checks.ts';
import { compact } from './checksums.ts';
import { type FlatDetails, type FormField, fieldsOf, flattenDetails, legalTypeOf } from './form-fields.ts';
import { countries, type FormRow, fieldRow, formRowsOf, type LegalType, messages } from './reference.ts';

export interface RecipientInput {
  readonly currency: string;
  readonly type: string;
  readonly accountHolderName: string;
  /** As sent: an address may be nested or flat, `iban` may stand for `IBAN`. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly legalType?: string;
  readonly addressRequired: boolean;
}

/** Details as they are kept: text by key, and `address` as one object of text. */
export type RecipientDetails = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export interface NormalisedRecipient {
  readonly type: string;
  readonly legalType: LegalType;
  readonly accountHolderName: string;
  readonly email: string | null;
  /** ISO 3166 two letters: where the account is; null when nothing says so, as for an email address. */
  readonly country: string | null;
  readonly details: RecipientDetails;
}

const problem = (message: string, path: string, value?: string): Problem => ({
  code: 'NOT_VALID',
  message,
  path,
  arguments: value === undefined || value === '' ? [path] : [path, value],
});

const wording = (field: FormField, reason: string): string | undefined => messages[field.check ?? field.key]?.[reason];

const compiled = new Map<string, RegExp>();

/** The forms' patterns are partly unanchored, and mean the whole value. */
function matches(pattern: string, value: string): boolean {
  const regexp = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`);
  compiled.set(pattern, regexp);
  return regexp.test(value);
}

/** A value as it is kept: account identifiers without separators, bank identifiers in capitals. */
function tidied(field: FormField, value: string): string {
  if (field.tidy === 'upper') return compact(value).toUpperCase();
  // A plus sign makes a telephone number international, and is no separator.
  return field.tidy === 'compact' ? compact(value) : value;
}

function lengthMessage({ name, min, max }: FormField): string {
  if (min !== undefined && min === max) return `${name} must be ${min} characters long.`;
  if (min === undefined) return `${name} must be at most ${max} characters long.`;
  return max === undefined
    ? `${name} must be at least ${min} characters long.`
    : `${name} must be between ${min} and ${max} characters long.`;
}

const isLengthWrong = ({ min = 0, max = Number.POSITIVE_INFINITY }: FormField, value: string): boolean =>
  value.length < min || value.length > max;

/** Why a value that was given cannot be, in words; undefined when it can. */
export function faultOf(field: FormField, raw: string): string | undefined {
  const value = tidied(field, raw);
  const invalid = wording(field, 'invalid');
  if (field.choices) {
    const isListed = field.choices.some(({ key }) => key === value);
    return isListed ? undefined : (invalid ?? `${field.name} must be one of the listed values.`);
  }
  if (isLengthWrong(field, value)) return invalid ?? lengthMessage(field);
  if (field.regexp !== undefined && !matches(field.regexp, value) && !matches(field.regexp, raw)) {
    return invalid ?? `${field.name} is not valid.`;
  }
  const reason = field.check !== undefined && isCheckName(field.check) ? runCheck(field.check, value) : undefined;
  return reason && (wording(field, reason) ?? `${field.name} is not valid.`);
}

/**
 * A person has a first and a last name of two letters each and no digits; a business any name of two characters.
 * @source recipientCreate
 */
function isNameOf(legalType: LegalType, name: string): boolean {
  if (legalType === 'BUSINESS') return name.length >= 2;
  const words = name.split(/\s+/);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return words.length >= 2 && first.length >= 2 && last.length >= 2 && !/\d/.test(name);
}

function nameFault(field: FormField, legalType: LegalType, name: string): string | undefined {
  const words = messages[legalType === 'BUSINESS' ? 'business' : 'person']?.invalid;
  return name === '' || !isNameOf(legalType, name) ? words : faultOf(field, name);
}

function problemOf(field: FormField, given: FlatDetails, legalType: LegalType): Problem | undefined {
  const value = given[field.key];
  if (field.key === 'accountHolderName') {
    const fault = nameFault(field, legalType, value ?? '');
    return fault === undefined ? undefined : problem(fault, field.key, value);
  }
  if (value === undefined) {
    // Whoever leaves out the kind of recipient means a person, or the one kind the type allows.
    const isDue = field.required && field.key !== 'legalType';
    return isDue ? problem(wording(field, 'missing') ?? `${field.name} is required.`, field.key) : undefined;
  }
  const fault = faultOf(field, value);
  return fault === undefined ? undefined : problem(fault, field.key, value);
}

/** A national form takes only its own country's IBANs. */
function foreignIban(form: FormRow, currency: string, given: FlatDetails): Problem | undefined {
  const allowed = form.ibanCountries?.[currency];
  if (!allowed || given.IBAN === undefined || allowed.includes(countryOfIban(given.IBAN))) return undefined;
  return problem(messages.iban?.unreachable ?? '', 'IBAN', given.IBAN);
}

/** @assumed where an account is: as its IBAN or BIC says, else in the country that the currency is named after */
function countryOf(form: FormRow, currency: string, given: FlatDetails): string | null {
  if (form.type === 'email') return null;
  if (given.IBAN !== undefined) return countryOfIban(given.IBAN);
  if (form.type === 'swift_code' && given.swiftCode !== undefined) return countryOfBic(given.swiftCode);
  const home = countries.find(country => country.iso2 === currency.slice(0, 2));
  return (home ?? countries.find(country => country.currency === currency))?.iso2 ?? null;
}

/** A person may come with a date of birth, though few forms ask for one. */
const unaskedFields = (fields: readonly FormField[], given: FlatDetails, legalType: LegalType): FormField[] =>
  given.dateOfBirth === undefined || legalType === 'BUSINESS' || fields.some(({ key }) => key === 'dateOfBirth')
    ? []
    : [{ ...fieldRow('dateOfBirth'), required: false, choices: null }];

const TOP_LEVEL = ['legalType', 'email', 'accountHolderName'];

/** What the form knows of the details, tidied; what it does not know is left out without a word. */
function keptDetails(form: FormRow, fields: readonly FormField[], given: FlatDetails): RecipientDetails {
  const details: Record<string, string> = {};
  const address: Record<string, string> = {};
  for (const field of fields) {
    const value = given[field.key];
    if (value === undefined || TOP_LEVEL.includes(field.key)) continue;
    const [, part] = field.key.split('address.');
    if (part === undefined) details[field.key] = tidied(field, value);
    else address[part] = tidied(field, value);
  }
  const state = given['address.state'];
  if (state !== undefined && Object.keys(address).length > 0) address.state ??= state;
  for (const key of form.accepts ?? []) {
    const value = given[key];
    if (value !== undefined) details[key] ??= value;
  }
  return Object.keys(address).length > 0 ? { ...details, address } : details;
}

function unusable(input: RecipientInput, fault: Problem): RecipientCheck {
  const { type, accountHolderName } = input;
  const legalType = input.legalType === 'BUSINESS' ? 'BUSINESS' : 'PRIVATE';
  const normalised = { type, legalType, accountHolderName, email: null, country: null, details: {} } as const;
  return { problems: [fault], normalised };
}

export interface RecipientCheck {
  /** One per bad field, in the form's order; none when the recipient can be created. */
  readonly problems: readonly Problem[];
  readonly normalised: NormalisedRecipient;
}

/**
 * Holds a recipient against the form of its currency and type, and brings its details to the form they are kept in.
 * A type that has no holder field keeps whatever name came with it.
 * @source recipientCreate
 * @assumed the messages that no source quotes
 */
export function checkRecipient(input: RecipientInput): RecipientCheck {
  const { currency, type } = input;
  if (!isCurrency(currency)) return unusable(input, problem('Please select a valid currency.', 'currency', currency));
  const form = formRowsOf(currency, true).find(row => row.type === type);
  if (!form) return unusable(input, problem(`This type of account does not exist for ${currency}.`, 'type', type));
  const flat = flattenDetails(input.details);
  const name = input.accountHolderName.trim() || flat.accountHolderName;
  const given: FlatDetails = {
    ...flat,
    ...(name === undefined ? {} : { accountHolderName: name.replace(/\s+/g, ' ') }),
    ...(flat.legalType === undefined && input.legalType !== undefined ? { legalType: input.legalType } : {}),
  };
  const legalType = legalTypeOf(form, given);
  const asked = fieldsOf(form, { currency, given, addressMandatory: input.addressRequired });
  const fields = [...asked, ...unaskedFields(asked, given, legalType)];
  const found = fields.map(field => problemOf(field, given, legalType)).filter(each => each !== undefined);
  const foreign = found.some(({ path }) => path === 'IBAN') ? undefined : foreignIban(form, currency, given);
  const fullName = [given.givenName, given.patronymicName, given.familyName].filter(part => part !== undefined);
  const normalised: NormalisedRecipient = {
    type,
    legalType,
    accountHolderName: given.accountHolderName ?? fullName.join(' '),
    email: given.email?.trim() ?? null,
    country: countryOf(form, currency, given),
    details: keptDetails(form, fields, given),
  };
  return { problems: foreign ? [...found, foreign] : found, normalised };
}
