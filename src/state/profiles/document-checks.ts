/** What is wrong with an identity document. */
import type { Problem } from '../kernel/index.ts';
import { findCountryCodes } from './countries.ts';
import { Findings } from './findings.ts';
import type { DocumentDetails, DocumentType } from './people-record.ts';
import { isDay } from './person-checks.ts';
import { longest } from './rules.ts';

interface Numbering {
  readonly form: RegExp;
  readonly words: string;
}

/** @source profileVerificationDocumentCreate, uniqueIdentifier */
const numberings: Readonly<Partial<Record<DocumentType, Numbering>>> = {
  SSN: { form: /^\d{9}$/, words: 'must be nine digits' },
  FINANCIAL_CAPACITY_BR: { form: /^\d+(\.\d{1,2})?$/, words: 'must be a number, such as 150000.00' },
  CPF_CNPJ: {
    form: /^(\d{3}\.?\d{3}\.?\d{3}-?\d{2}|\d{2}\.?\d{3}\.?\d{3}\/?\d{4}-?\d{2})$/,
    words: 'must be a CPF or a CNPJ, such as 938.936.652-69',
  },
};

/** Types that say where somebody works or was born, and may do without a number. */
const unnumbered: readonly DocumentType[] = ['EMIRATES_EMPLOYER', 'EMIRATES_PLACE_OF_BIRTH'];

const ofEmployer = ['employerName', 'employerCity', 'employerCountry'] as const;
const ofBirth = ['birthCity', 'birthCountry'] as const;

/**
 * @source profileVerificationDocumentCreate; profileVerificationDocumentUpdate
 * @assumed every document but the two of the Emirates has a number; none expires before it was issued; check digits are
 * not looked at
 */
export function documentProblems(
  type: DocumentType | null,
  given: DocumentDetails,
  mustHaveNumber: boolean,
): readonly Problem[] {
  const found = new Findings();
  if (type === null) found.add('type', 'missing', 'type is required');
  checkNumber(found, type, given.uniqueIdentifier, mustHaveNumber);
  for (const name of ['issuerCountry', 'nationality', 'employerCountry', 'birthCountry'] as const) {
    if (given[name] !== null && !isCountry(given[name]))
      found.add(name, 'invalid', 'must be a two-letter country code');
  }
  checkDays(found, given);
  if (type !== 'EMIRATES_EMPLOYER') checkAbsent(found, given, ofEmployer, 'EMIRATES_EMPLOYER');
  if (type !== 'EMIRATES_PLACE_OF_BIRTH') checkAbsent(found, given, ofBirth, 'EMIRATES_PLACE_OF_BIRTH');
  return found.problems;
}

const isCountry = (code: string): boolean => code.length === 2 && findCountryCodes(code) !== undefined;

function checkNumber(found: Findings, type: DocumentType | null, number: string | null, must: boolean): void {
  found.atMost('uniqueIdentifier', number, longest.documentNumber);
  const numbered = must && type !== null && !unnumbered.includes(type);
  if (number === null && !numbered) return;
  if (!found.require('uniqueIdentifier', number) || type === null) return;
  const rule = numberings[type];
  if (rule && !rule.form.test(number)) found.add('uniqueIdentifier', 'invalid', rule.words);
}

function checkDays(found: Findings, { issueDate, expiryDate }: DocumentDetails): void {
  for (const [name, day] of Object.entries({ issueDate, expiryDate })) {
    if (day !== null && !isDay(day)) found.add(name, 'invalid', 'must be a day, as YYYY-MM-DD');
  }
  const both = issueDate !== null && expiryDate !== null && isDay(issueDate) && isDay(expiryDate);
  if (both && expiryDate < issueDate) {
    found.add('expiryDate', 'invalid', 'must not be before issueDate');
  }
}

function checkAbsent(
  found: Findings,
  given: DocumentDetails,
  names: readonly (keyof DocumentDetails)[],
  type: DocumentType,
): void {
  for (const name of names) if (given[name]) found.add(name, 'invalid', `only a document of type ${type} says this`);
}
