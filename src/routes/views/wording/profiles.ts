import type { Problem } from '../../../state/kernel/index.ts';
import type { Wordings } from './row.ts';

type Words = readonly [code: string, message?: string];

/** What the older form calls a place. */
const olderNames: Readonly<Record<string, string>> = {
  'contactDetails.phoneNumber': 'phoneNumber',
  businessName: 'name',
  firstLevelCategory: 'businessCategory',
  secondLevelCategory: 'businessSubCategory',
};

/** Mistakes that the guides show, word for word, by the older name of the place. */
const shown: Readonly<Record<string, Words>> = {
  'firstName missing': ['MISSING', 'Please enter your first name'],
  'dateOfBirth invalid': ['ERROR', 'Unparseable date'],
  'phoneNumber invalid': ['UNEXPECTED', 'Please enter a valid phone number'],
};

/** @assumed mistakes that the guides do not show are coded like those that they do */
const otherwise: Readonly<Record<string, Words>> = {
  missing: ['MISSING'],
  invalid: ['NOT_VALID'],
  'too-short': ['TOO_SMALL'],
  'too-long': ['TOO_LARGE'],
};

function sayOlder({ code, path, message, arguments: args = [] }: Problem) {
  const place = olderNames[path] ?? path;
  const said = code === 'missing' ? `Property [${place}] cannot be blank` : message;
  const [word = code, text = said] = shown[`${place} ${code}`] ?? otherwise[code] ?? [];
  return { code: word, message: text, path: place, arguments: args };
}

const problemsOf = ({ problems }: Readonly<Record<string, unknown>>): readonly Problem[] =>
  Array.isArray(problems) ? problems : [];

/** The codes that the document names; it has none for other mistakes in a document. */
const documentCodes: Readonly<Record<string, string>> = {
  'uniqueIdentifier too-long': 'not.allowed.for.uniqueIdentifier',
};

const documentCode = ({ path, code }: Problem): string =>
  documentCodes[`${path} ${code}`] ?? (code === 'missing' ? 'NotNull' : 'NOT_VALID');

export const profileWording: Wordings = {
  'profile.unfit-details': { body: details => ({ errors: problemsOf(details).map(sayOlder) }) },
  'profile.invalid-people': {
    body: details => ({
      errors: problemsOf(details).map(({ message, path }) => ({ code: 'BAD_REQUEST', message, path, arguments: [] })),
    }),
  },
  'profile.invalid-document': {
    body: details => ({
      errors: problemsOf(details).map(problem => ({ ...sayOlder(problem), path: problem.path })),
    }),
  },
  'profile.invalid-replacement': {
    body: details => ({
      errors: problemsOf(details).map(problem => ({
        code: documentCode(problem),
        message: problem.message,
        field: problem.path,
      })),
    }),
  },
  'profile.foreign-client': { code: 'not.allowed.for.clientId' },
  'profile.unknown-currency': { code: 'CurrencyCode' },
  'profile.unknown-purpose': { code: 'NOT_VALID' },
};
