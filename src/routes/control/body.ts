import { type Duration, type Instant, instant, type Problem, Refusal, refuse } from '../../state/kernel/index.ts';
import { type Period, readDuration, readPeriod } from '../views/durations.ts';
import { LATEST_MS, readMoment } from '../views/moments.ts';

/** Reads one field of a body or query; throws `Unfit` with what it must be instead. */
export type Reader<T> = (value: unknown) => T;

type Shape = Readonly<Record<string, Reader<unknown>>>;
export type Fields<S extends Shape> = { readonly [Name in keyof S]?: ReturnType<S[Name]> };

/** What is wrong with a field, to be said behind its name. */
export class Unfit extends Error {}

/**
 * Reads a body or query by its fields, all of them optional. Everything wrong is named at once, and so is a field
 * that nobody reads, because a misspelt wish that is silently ignored costs its author an hour.
 * @throws Refusal `request.malformed`
 */
export function readFields<S extends Shape>(value: unknown, shape: S): Fields<S> {
  const known = Object.keys(shape).join(', ');
  return read(value, shape, name => `${name} is not known here; ${known === '' ? 'nothing is' : `known are ${known}`}`);
}

/** Like `readFields`, for a body that may carry further facts, which are left to whoever understands them. */
export const readSomeFields = <S extends Shape>(value: unknown, shape: S): Fields<S> => read(value, shape);

function read<S extends Shape>(value: unknown, shape: S, unknown?: (name: string) => string): Fields<S> {
  const body = recordOf(value);
  const problems: Problem[] = [];
  const fields: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(body)) {
    const reader = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!reader) {
      if (unknown) problems.push(problem(name, unknown(name)));
      continue;
    }
    try {
      fields[name] = reader(given);
    } catch (error) {
      problems.push(...problemsWithin(name, error));
    }
  }
  if (problems.length > 0) refuse('request.malformed', { problems });
  return fields as Fields<S>;
}

/** What is wrong with one field, or with fields of the object that stands there. */
function problemsWithin(name: string, error: unknown): readonly Problem[] {
  if (error instanceof Unfit) return [problem(name, `${name} ${error.message}`)];
  if (!(error instanceof Refusal) || !error.details.problems) throw error;
  return error.details.problems.map(inner =>
    inner.message === `body ${NO_OBJECT}`
      ? problem(name, `${name} ${NO_OBJECT}`)
      : { ...inner, path: `${name}.${inner.path}` },
  );
}

const NO_OBJECT = 'must be a JSON object';

/** @throws Refusal `request.malformed`, naming the field */
export function badField(path: string, message: string): never {
  return refuse('request.malformed', { problems: [problem(path, `${path} ${message}`)] });
}

/** @throws Refusal `request.malformed` when the field was not sent */
export const required = <T>(value: T | undefined, path: string): T => value ?? badField(path, 'is required');

const problem = (path: string, message: string): Problem => ({ code: 'NOT_VALID', message, path });

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return badField('body', NO_OBJECT);
  return value as Record<string, unknown>;
}

const unfit = (message: string): never => {
  throw new Unfit(message);
};

export const text: Reader<string> = value =>
  typeof value === 'string' && value !== '' ? value : unfit('must be a text that is not empty');

export const toggle: Reader<boolean> = value => (typeof value === 'boolean' ? value : unfit('must be true or false'));

/** A switch in a query. */
export const toggleText: Reader<boolean> = value =>
  value === 'true' || value === 'false' ? value === 'true' : unfit('must be true or false');

export const number: Reader<number> = value =>
  typeof value === 'number' && Number.isFinite(value) ? value : unfit('must be a number');

export const word =
  <T extends string>(...words: readonly T[]): Reader<T> =>
  value =>
    words.find(known => known === value) ?? unfit(`must be one of ${words.join(', ')}`);

export const whole =
  (from: number, to: number): Reader<number> =>
  value =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to
      ? Number(value)
      : unfit(`must be a whole number from ${from} to ${to}`);

export const within =
  (from: number, to: number): Reader<number> =>
  value =>
    number(value) >= from && number(value) <= to ? number(value) : unfit(`must be a number from ${from} to ${to}`);

/** A whole number in a query. */
export const wholeText =
  (from: number, to: number): Reader<number> =>
  value =>
    whole(from, to)(typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined);

export const listOf =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  value =>
    Array.isArray(value) ? value.map(reader) : unfit('must be a list');

export const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  value =>
    value === null ? null : reader(value);

/** The last moment that is written with a year of four digits. */
export const LATEST: Instant = instant(LATEST_MS);

export const moment: Reader<Instant> = value => {
  const ms = typeof value === 'string' ? readMoment(value) : undefined;
  return ms === undefined ? unfit('must be a moment from 1970 to 9999 such as 2026-01-05T09:00:00Z') : instant(ms);
};

export const duration: Reader<Duration> = value => {
  const length = typeof value === 'string' ? readDuration(value) : 'must be an ISO 8601 duration such as P14D';
  return typeof length === 'string' ? unfit(length) : length;
};

export const period: Reader<Period> = value => {
  const read = typeof value === 'string' ? readPeriod(value) : 'must be an ISO 8601 duration such as P14D';
  return typeof read === 'string' ? unfit(read) : read;
};

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

const LONGEST_PAGE = 1000;
const USUAL_PAGE = 100;

/** The two fields with which every list is paged. */
export const pageFields = { limit: wholeText(1, LONGEST_PAGE), offset: wholeText(0, Number.MAX_SAFE_INTEGER) };

export const pageOf = ({ limit = USUAL_PAGE, offset = 0 }: Partial<Page>): Page => ({ limit, offset });
