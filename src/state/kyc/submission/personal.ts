/** What people say of themselves, their taxes, and the money they send from India. */
import type { Problem } from '../../kernel/index.ts';
import { findCountryCodes } from '../../profiles/index.ts';
import { INDIA } from '../keys.ts';
import type { Review } from '../record.ts';
import { anyWord, isCountry, namesFile, text, toggle } from './checks.ts';
import { type Check, fieldOf, listIn, textOf, wrong } from './given.ts';
import { educationCodes, goldenVisaCountries, indianTargets } from './values.ts';

/** Every identity document but a passport has two sides. */
export const sides: Check = given => {
  const isPassport = fieldOf(given.data, 'documentType') === 'PASSPORT';
  const named = isPassport ? ['passportFileName'] : ['frontSideFileName', 'backSideFileName'];
  for (const name of named) {
    const problem = namesFile(name)(given);
    if (problem) return problem;
  }
  return undefined;
};

const isGolden = (one: unknown): boolean => {
  const codes = findCountryCodes(String(fieldOf(one, 'taxCountry')).toUpperCase());
  return goldenVisaCountries.some(known => known === codes?.iso2);
};

/** Where taxes are paid; who pays them only where residence can be bought declares how it came about. */
export const taxes: Check = ({ data }) => {
  const residences = listIn(data, 'taxInfoList');
  if (residences.length === 0) return wrong('parameter_missing', 'taxInfoList', 'No value provided', null);
  const isFit = (one: unknown) => isCountry(fieldOf(one, 'taxCountry')) && textOf(one, 'tin') !== undefined;
  if (!residences.every(isFit)) {
    return wrong('invalid_value', 'taxInfoList', 'Invalid taxInfoList submitted', null);
  }
  const declaration = fieldOf(data, 'goldenVisaDeclaration');
  if (declaration === undefined || declaration === null) {
    return residences.every(isGolden) ? badDeclaration(DECLARE) : undefined;
  }
  const values = typeof declaration === 'object' ? Object.values(declaration) : [];
  const isWhole = values.length > 0 && values.every(value => value === true);
  return isWhole ? undefined : badDeclaration('All values in the golden visa declaration must be set to true.');
};

const DECLARE = 'Golden visa declaration is required when all declared countries are within golden visa jurisdictions.';
const badDeclaration = (message: string): Problem => wrong('invalid_request', 'goldenVisaDeclaration', message);

const notPermitted = (what: string): Problem =>
  wrong(
    'invalid_value',
    'requirementKey',
    `Transfer which triggered KycReview ${what} so submission of this requirement is not permitted`,
  );

/** Whether anything is to be said of money from India at all; asked before what is said. */
export function indianProblem({ route, groups }: Review): Problem | undefined {
  if (route && route.source !== 'INR') return notPermitted('is not from INR currency');
  if (route && !indianTargets.some(known => known === route.target)) {
    return notPermitted('does not have an accepted target currency');
  }
  if (groups.some(({ options }) => options.some(({ key }) => key === INDIA))) return undefined;
  return wrong('invalid_value', 'requirementKey', 'INDIA_TRANSFER_PURPOSE is not required for the KycReview');
}

const isEducation = (code: unknown): boolean => educationCodes.some(known => known === code);

/** @assumed that the loan is asked of those who pay for an education */
const loan: Check = ({ data }) => {
  const [code, paid] = [fieldOf(data, 'code'), fieldOf(data, 'educationPaidWithLoan')];
  const isSaid = typeof paid === 'boolean';
  if (!isEducation(code)) {
    const message = 'educationPaidWithLoan is only valid for OVERSEAS_EDUCATION & EDUCATION_EXPENSES';
    return isSaid ? wrong('invalid_value', 'educationPaidWithLoan', message) : undefined;
  }
  if (!isSaid) return wrong('missing_value', 'educationPaidWithLoan', 'educationPaidWithLoan cannot be null');
  if (!paid || textOf(data, 'loanDocumentFileName') !== undefined) return undefined;
  const message =
    'loanDocumentFileName must be provided if the code is OVERSEAS_EDUCATION or EDUCATION_EXPENSES and ' +
    'educationPaidWithLoan is true';
  return wrong('missing_value', 'loanDocumentFileName', message);
};

const code: Check = ({ data }) => {
  const value = fieldOf(data, 'code');
  const isFit = typeof value === 'string' && anyWord(value);
  return isFit ? undefined : wrong('invalid_value', 'code', 'The code provided is not valid');
};

const loanFile: Check = given =>
  textOf(given.data, 'loanDocumentFileName') === undefined ? undefined : namesFile('loanDocumentFileName')(given);

/** Everything that is said of money from India, in this order. */
export const indianPurpose: readonly Check[] = [
  code,
  text('additionalDocumentFileName'),
  text('passportFileName'),
  toggle('tcsTaxApplies'),
  loan,
  namesFile('additionalDocumentFileName'),
  namesFile('passportFileName'),
  loanFile,
];
