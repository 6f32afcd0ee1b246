/** Checks that several requirements share. */
import { isCurrency } from '../../kernel/index.ts';
import { findCountryCodes } from '../../profiles/index.ts';
import { ASK_THE_DOCUMENTATION, asAWhole, type Check, endingOf, fieldOf, listIn, textOf, wrong } from './given.ts';

/** Values that the sources do not list: anything that looks like one is taken. */
export const anyWord = (value: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(value);

export const oneOf =
  (values: readonly string[]) =>
  (value: string): boolean =>
    values.includes(value);

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null'));

/** One value out of some. */
export const choice =
  (name: string, isGood: (value: string) => boolean): Check =>
  ({ data }) => {
    const value = fieldOf(data, name);
    if (typeof value === 'string' && isGood(value)) return undefined;
    return wrong('invalid_value', name, `Invalid ${name} submitted: ${shown(value)}`, ASK_THE_DOCUMENTATION);
  };

/** Several values out of some, and at least one. */
export const several =
  (name: string, isGood: (value: string) => boolean): Check =>
  ({ data }) => {
    const values = listIn(data, name);
    if (values.length === 0) return wrong('parameter_missing', name, 'No value provided', null);
    const bad = values.filter(value => typeof value !== 'string' || !isGood(value));
    if (bad.length === 0) return undefined;
    const message = `Invalid ${name} are submitted: [${bad.map(shown).join(', ')}]`;
    return wrong('invalid_value', name, message, ASK_THE_DOCUMENTATION);
  };

/** An amount of money, in whole units. */
export const amount: Check = ({ data }) => {
  const [value, currency] = [fieldOf(data, 'amount'), fieldOf(data, 'currency')];
  const isReadable = typeof value === 'number' && Number.isFinite(value);
  if (!isReadable || typeof currency !== 'string' || !isCurrency(currency)) return unreadable;
  return value > 0 ? undefined : asAWhole('Amount must be greater than zero.');
};

export const unreadable = wrong('invalid_request', 'submissionData', 'submitted data is invalid', null);

/** Two or three letters, in any case. */
export const isCountry = (value: unknown): value is string =>
  typeof value === 'string' && findCountryCodes(value.toUpperCase()) !== undefined;

export const country =
  (name: string): Check =>
  ({ data }) =>
    isCountry(fieldOf(data, name))
      ? undefined
      : wrong('invalid_value', name, `Invalid ${name} provided`, ASK_THE_DOCUMENTATION);

export const files: Check = ({ files: given }) =>
  given.length > 0 ? undefined : wrong('missing_value', 'files', 'No file has been provided');

/** Files that are named are the ones that came, and of several the front is told. */
export const namedFiles: Check = ({ data, files: given }) => {
  const uploaded = given.map(({ name }) => name);
  const named = fieldOf(data, 'fileNames');
  const isSame =
    Array.isArray(named) && named.length === uploaded.length && uploaded.every(name => named.includes(name));
  if (named !== undefined && !isSame) {
    return wrong('invalid_value', 'files', 'File - filenames mismatch', uploaded);
  }
  const front = textOf(data, 'frontSideFilename');
  if (given.length > 1 && (front === undefined || !uploaded.includes(front))) {
    return wrong('missing_value', 'frontSideFilename', 'No front side file name is provided');
  }
  return undefined;
};

/** A field that names one of the files. */
export const namesFile =
  (name: string): Check =>
  ({ data, files: given }) => {
    const named = textOf(data, name);
    if (named === undefined) return wrong('missing_value', name, `${name} cannot be null or empty`);
    if (given.some(file => file.name === named)) return undefined;
    return wrong('invalid_request', 'files', `No file was provided with the specified fileName: ${named}`, null);
  };

const extensions: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/pdf': ['pdf'],
};

/**
 * Files are of a kind that is taken, and are called accordingly.
 * @assumed how one that is not is refused
 */
export const fileTypes: Check = ({ files: given }) => {
  const bad = given.find(({ name, type }) => {
    const known = Object.hasOwn(extensions, type) ? extensions[type] : [];
    return !known?.includes(endingOf(name) ?? '');
  });
  if (!bad) return undefined;
  return wrong('invalid_value', 'files', `File type is not accepted: ${bad.name}`, Object.keys(extensions));
};

export const text =
  (name: string): Check =>
  ({ data }) =>
    textOf(data, name) === undefined ? wrong('missing_value', name, `${name} cannot be null or empty`) : undefined;

export const toggle =
  (name: string): Check =>
  ({ data }) =>
    typeof fieldOf(data, name) === 'boolean' ? undefined : wrong('missing_value', name, `${name} cannot be null`);
