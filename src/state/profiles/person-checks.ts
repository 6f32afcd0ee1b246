/** What is wrong with what people say of themselves. */
import { isEmail } from '../access/index.ts';
import { type Instant, instant, type Problem } from '../kernel/index.ts';
import { findCountryCodes } from './countries.ts';
import type { AddressDetails, Contact, PersonalDetails, PersonDetails, Way } from './details.ts';
import { Findings } from './findings.ts';
import { asksOccupations, hasStates, longest, shortest } from './rules.ts';

const PHONE = /^\+[0-9][0-9 ()-]*$/;

/**
 * @source profilePersonalCreate; profileCreateV1
 * @assumed a date of birth in the future and a telephone number without `+` and country are refused
 */
export function personalProblems(given: PersonalDetails, now: Instant, way: Way): readonly Problem[] {
  const found = new Findings();
  checkPerson(found, given, now, way);
  if (given.nationality !== null && !findCountryCodes(given.nationality)) {
    found.add('nationality', 'invalid', 'must be a country, by its three-letter code');
  }
  checkOccupations(found, given);
  return found.problems;
}

/** @source profileBusinessCreateV3; profileBusinessRepresentativeUpdate */
export function representativeProblems(given: PersonDetails, now: Instant, prefix = ''): readonly Problem[] {
  const found = new Findings(prefix);
  checkPerson(found, given, now, 'whole');
  return found.problems;
}

function checkPerson(found: Findings, given: PersonDetails, now: Instant, way: Way): void {
  for (const name of ['firstName', 'lastName'] as const) {
    if (found.require(name, given[name])) found.atMost(name, given[name], longest.name);
  }
  found.atMost('preferredName', given.preferredName, longest.name);
  if (given.address) checkAddress(found, 'address', given.address);
  else if (way === 'whole') found.add('address', 'missing', 'address is required');
  checkBirthday(found, given.dateOfBirth, now);
  checkContact(found, given.contact);
}

/** Adds unless the day is there, exists, and is past. */
export function checkBirthday(found: Findings, day: string | null, now: Instant, place = 'dateOfBirth'): void {
  if (found.require(place, day) && !isPastDay(day, now)) {
    found.add(place, 'invalid', 'must be a day in the past, as YYYY-MM-DD');
  }
}

export function checkAddress(found: Findings, place: string, address: AddressDetails): void {
  found.require(`${place}.addressFirstLine`, address.firstLine);
  found.require(`${place}.city`, address.city);
  if (!found.require(`${place}.countryIso3Code`, address.country)) return;
  const country = findCountryCodes(address.country);
  if (!country) found.add(`${place}.countryIso3Code`, 'invalid', 'must be a country, by its three-letter code');
  else if (hasStates(country.iso2)) found.require(`${place}.stateCode`, address.state);
  found.atMost(`${place}.stateCode`, address.state, longest.state);
}

function checkContact(found: Findings, { email, phoneNumber }: Contact): void {
  if (found.require('contactDetails.email', email) && !isEmail(email)) {
    found.add('contactDetails.email', 'invalid', 'must be an email address');
  }
  const place = 'contactDetails.phoneNumber';
  if (!found.require(place, phoneNumber)) return;
  const { length } = phoneNumber;
  const bounds = [phoneNumber, shortest.phoneNumber, longest.phoneNumber];
  if (length < shortest.phoneNumber)
    found.add(place, 'too-short', `at least ${shortest.phoneNumber} characters`, bounds);
  if (length > longest.phoneNumber) found.add(place, 'too-long', `at most ${longest.phoneNumber} characters`, bounds);
  if (!PHONE.test(phoneNumber)) found.add(place, 'invalid', 'must be an international number, beginning with +');
}

function checkOccupations(found: Findings, { occupations, address }: PersonalDetails): void {
  const country = address?.country ? findCountryCodes(address.country)?.iso2 : undefined;
  if (country !== undefined && asksOccupations(country, address?.state ?? null) && occupations.length === 0) {
    found.add('occupations', 'missing', 'occupations are required in this country');
  }
  for (const [i, { code, format }] of occupations.entries()) {
    found.require(`occupations.${i}.code`, code);
    if (format !== 'FREE_FORM') found.add(`occupations.${i}.format`, 'invalid', 'must be FREE_FORM');
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day of the calendar, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const at = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // A day that the calendar lacks is read as another one, and so is not written back the same.
  return !Number.isNaN(at) && new Date(instant(at)).toISOString().startsWith(text);
}

const isPastDay = (text: string, now: Instant): boolean => isDay(text) && Date.parse(`${text}T00:00:00Z`) < now;
