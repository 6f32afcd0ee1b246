/** What is wrong with the details of a profile, place by place. Places are named as the API names them. */
import categoriesJson from '../../../fixtures/reference/business-categories.json' with { type: 'json' };
import { isEmail } from '../access/index.ts';
import { type Instant, instant, type Problem } from '../kernel/index.ts';
import { findCountryCodes } from './countries.ts';
import type { AddressDetails, BusinessDetails, PersonalDetails } from './details.ts';

const categories: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(categoriesJson));

/** @source profileBusinessCreate, companyType */
const companyTypes = new Set([
  'LIMITED',
  'PARTNERSHIP',
  'SOLE_TRADER',
  'LIMITED_BY_GUARANTEE',
  'LIMITED_LIABILITY_COMPANY',
  'FOR_PROFIT_CORPORATION',
  'NON_PROFIT_CORPORATION',
  'LIMITED_PARTNERSHIP',
  'LIMITED_LIABILITY_PARTNERSHIP',
  'GENERAL_PARTNERSHIP',
  'SOLE_PROPRIETORSHIP',
  'PRIVATE_LIMITED_COMPANY',
  'PUBLIC_LIMITED_COMPANY',
  'TRUST',
  'OTHER',
]);

/** Businesses of one person, who need not stand in a register. */
const unregistered = new Set(['SOLE_PROPRIETORSHIP', 'SOLE_TRADER']);
const statedCountries = new Set(['US', 'CA', 'BR', 'AU']);
const occupiedCountries = new Set(['CA', 'IN', 'JP', 'ID', 'IL', 'MX']);

const LONGEST_NAME = 30;
const LONGEST_STATE = 5;
const SHORTEST_BUSINESS_NAME = 2;
const PHONE = /^\+[0-9][0-9 ()-]*$/;
const SHORTEST_PHONE = 5;
const LONGEST_PHONE = 25;

type Fault = 'missing' | 'invalid' | 'too-short' | 'too-long';

/** Gathers findings, one per place. */
class Findings {
  readonly problems: Problem[] = [];

  add(path: string, code: Fault, message: string): void {
    if (!this.problems.some(problem => problem.path === path)) this.problems.push({ code, message, path });
  }

  /** Adds unless the text is there; answers whether it is. */
  require(path: string, text: string | null): text is string {
    const there = text !== null && text.trim() !== '';
    if (!there) this.add(path, 'missing', `${path} is required`);
    return there;
  }

  atMost(path: string, text: string | null, longest: number): void {
    if (text !== null && text.length > longest) this.add(path, 'too-long', `at most ${longest} characters`);
  }
}

/**
 * @source profilePersonalCreate
 * @assumed a date of birth in the future and a telephone number without `+` and country are refused
 */
export function personalProblems(given: PersonalDetails, now: Instant): readonly Problem[] {
  const found = new Findings();
  for (const name of ['firstName', 'lastName'] as const) {
    if (found.require(name, given[name])) found.atMost(name, given[name], LONGEST_NAME);
  }
  found.atMost('preferredName', given.preferredName, LONGEST_NAME);
  checkAddress(found, 'address', given.address);
  if (given.nationality !== null && !findCountryCodes(given.nationality)) {
    found.add('nationality', 'invalid', 'must be a country, by its three-letter code');
  }
  if (found.require('dateOfBirth', given.dateOfBirth) && !isPastDay(given.dateOfBirth, now)) {
    found.add('dateOfBirth', 'invalid', 'must be a day in the past, as YYYY-MM-DD');
  }
  checkContact(found, given.contact);
  checkOccupations(found, given);
  return found.problems;
}

/** @source profileBusinessCreate; the guides, on errors of creating a business profile */
export function businessProblems(given: BusinessDetails): readonly Problem[] {
  const found = new Findings();
  checkBusinessName(found, given.businessName);
  const { companyType, registrationNumber, actorEmail } = given;
  if (found.require('companyType', companyType) && !companyTypes.has(companyType)) {
    found.add('companyType', 'invalid', `must be one of ${[...companyTypes].join(', ')}`);
  }
  if (!unregistered.has(companyType ?? '')) found.require('registrationNumber', registrationNumber);
  checkCategories(found, given);
  if (given.address === null) found.add('address', 'missing', 'address is required');
  else checkAddress(found, 'address', given.address);
  for (const [i, one] of given.operationalAddresses.entries()) checkAddress(found, `operationalAddresses.${i}`, one);
  if (actorEmail !== null && !isEmail(actorEmail)) found.add('actorEmail', 'invalid', 'must be an email address');
  checkNational(found, given);
  return found.problems;
}

/** @assumed a name has two characters at least, and a letter or a digit among them */
function checkBusinessName(found: Findings, name: string | null): void {
  if (!found.require('businessName', name)) return;
  const shortest = SHORTEST_BUSINESS_NAME;
  if (name.trim().length < shortest) found.add('businessName', 'too-short', `at least ${shortest} characters`);
  else if (!/[\p{L}\p{N}]/u.test(name)) found.add('businessName', 'invalid', 'must hold a letter or a digit');
}

function checkCategories(found: Findings, { firstLevelCategory, secondLevelCategory }: BusinessDetails): void {
  if (!found.require('firstLevelCategory', firstLevelCategory)) return;
  const second = categories.get(firstLevelCategory);
  if (!second) found.add('firstLevelCategory', 'invalid', `must be one of ${[...categories.keys()].join(', ')}`);
  else if (secondLevelCategory !== null && !second.includes(secondLevelCategory)) {
    found.add('secondLevelCategory', 'invalid', `under ${firstLevelCategory}, must be one of ${second.join(', ')}`);
  }
}

/** Numbers that only Australia gives, and a name that only Japan asks for. */
function checkNational(found: Findings, given: BusinessDetails): void {
  const country = given.address?.country ? findCountryCodes(given.address.country)?.iso2 : undefined;
  if (country === undefined) return;
  for (const number of ['acn', 'abn', 'arbn'] as const) {
    if (country !== 'AU' && given[number]) found.add(number, 'invalid', 'only Australian businesses have one');
  }
  if (country !== 'JP' && given.businessNameInKatakana) {
    found.add('businessNameInKatakana', 'invalid', 'only Japanese businesses have one');
  }
}

function checkAddress(found: Findings, path: string, address: AddressDetails): void {
  found.require(`${path}.addressFirstLine`, address.firstLine);
  found.require(`${path}.city`, address.city);
  if (!found.require(`${path}.countryIso3Code`, address.country)) return;
  const country = findCountryCodes(address.country);
  if (!country) found.add(`${path}.countryIso3Code`, 'invalid', 'must be a country, by its three-letter code');
  else if (statedCountries.has(country.iso2)) found.require(`${path}.stateCode`, address.state);
  found.atMost(`${path}.stateCode`, address.state, LONGEST_STATE);
}

function checkContact(found: Findings, { email, phoneNumber }: PersonalDetails['contact']): void {
  if (!isEmail(email)) found.add('contactDetails.email', 'invalid', 'must be an email address');
  const path = 'contactDetails.phoneNumber';
  const { length } = phoneNumber;
  if (!found.require(path, phoneNumber)) return;
  if (length < SHORTEST_PHONE) found.add(path, 'too-short', `at least ${SHORTEST_PHONE} characters`);
  found.atMost(path, phoneNumber, LONGEST_PHONE);
  if (!PHONE.test(phoneNumber)) found.add(path, 'invalid', 'must be an international number, beginning with +');
}

function checkOccupations(found: Findings, { occupations, address }: PersonalDetails): void {
  const country = address.country === null ? undefined : findCountryCodes(address.country)?.iso2;
  const asked =
    country !== undefined &&
    (occupiedCountries.has(country) || (country === 'US' && address.state?.toUpperCase() === 'NM'));
  if (asked && occupations.length === 0)
    found.add('occupations', 'missing', 'occupations are required in this country');
  for (const [i, { code, format }] of occupations.entries()) {
    found.require(`occupations.${i}.code`, code);
    if (format !== 'FREE_FORM') found.add(`occupations.${i}.format`, 'invalid', 'must be FREE_FORM');
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function isPastDay(text: string, now: Instant): boolean {
  const at = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // A day that the calendar lacks is read as another one, and so is not written back the same.
  return !Number.isNaN(at) && at < now && new Date(instant(at)).toISOString().startsWith(text);
}
