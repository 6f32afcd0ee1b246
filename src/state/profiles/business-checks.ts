/** What is wrong with what businesses say of themselves. */
import { isEmail } from '../access/index.ts';
import type { Problem } from '../kernel/index.ts';
import { findCountryCodes } from './countries.ts';
import type { BusinessDetails, Way } from './details.ts';
import { Findings } from './findings.ts';
import { checkAddress } from './person-checks.ts';
import { categories, companyTypes, isRegistered, shortest } from './rules.ts';

/**
 * @source profileBusinessCreate; profileCreateV1; the guides, on errors of creating a business profile
 * @assumed who goes step by step may leave the category out, since the older form has another word for it
 */
export function businessProblems(given: BusinessDetails, way: Way): readonly Problem[] {
  const found = new Findings();
  checkName(found, given.businessName);
  const { companyType, registrationNumber, actorEmail } = given;
  if (found.require('companyType', companyType) && !companyTypes.includes(companyType)) {
    found.add('companyType', 'invalid', `must be one of ${companyTypes.join(', ')}`);
  }
  if (isRegistered(companyType)) found.require('registrationNumber', registrationNumber);
  checkCategories(found, given, way);
  if (given.address) checkAddress(found, 'address', given.address);
  else if (way === 'whole') found.add('address', 'missing', 'address is required');
  for (const [i, one] of given.operationalAddresses.entries()) checkAddress(found, `operationalAddresses.${i}`, one);
  if (actorEmail !== null && !isEmail(actorEmail)) found.add('actorEmail', 'invalid', 'must be an email address');
  checkNational(found, given);
  return found.problems;
}

/** @assumed a name has two characters at least, and a letter or a digit among them */
function checkName(found: Findings, name: string | null): void {
  if (!found.require('businessName', name)) return;
  const least = shortest.businessName;
  if (name.trim().length < least) found.add('businessName', 'too-short', `at least ${least} characters`);
  else if (!/[\p{L}\p{N}]/u.test(name)) found.add('businessName', 'invalid', 'must hold a letter or a digit');
}

function checkCategories(found: Findings, given: BusinessDetails, way: Way): void {
  const { firstLevelCategory: first, secondLevelCategory: second } = given;
  if (way === 'stepwise' && first === null && second === null) return;
  if (!found.require('firstLevelCategory', first)) return;
  const under = categories.get(first);
  if (!under) found.add('firstLevelCategory', 'invalid', `must be one of ${[...categories.keys()].join(', ')}`);
  else if (second !== null && !under.includes(second)) {
    found.add('secondLevelCategory', 'invalid', `under ${first}, must be one of ${under.join(', ')}`);
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
