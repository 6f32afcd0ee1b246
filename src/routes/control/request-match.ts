/** Reading which requests something is for, and what they are answered: shared by faults and overrides. */
import { operations } from '../../contract/generated/operations.ts';
import { isPlain, type Json } from '../../state/kernel/index.ts';
import { nearestWord } from '../plugins/nearest-word.ts';
import type { Texts } from '../views/request-match.ts';
import { type Reader, recordOf, text, Unfit, word } from './body.ts';

const upper = (value: unknown): unknown => (typeof value === 'string' ? value.toUpperCase() : value);

const readOperation: Reader<string> = value => {
  const name = text(value);
  if (Object.hasOwn(operations, name)) return name;
  const nearest = nearestWord(name, Object.keys(operations));
  throw new Unfit(`must be an operationId of the contract; the nearest is ${nearest}`);
};

const LONGEST_PATH = 1_000;

const readPath: Reader<string> = value => {
  const path = text(value);
  if (!/^(\*$|\/)/.test(path)) throw new Unfit('must begin with a slash, or be * for every path');
  if (/\*./s.test(path)) throw new Unfit('may have * at its end and nowhere else');
  if (path.includes('?')) throw new Unfit('must do without a query, which is not looked at');
  if (path.length > LONGEST_PATH) throw new Unfit(`must have ${LONGEST_PATH} letters at most`);
  if (/^\/_localwise(?![^/])/.test(path)) throw new Unfit('cannot be of /_localwise, which is out of reach');
  if (path.startsWith('/_worlds/'))
    throw new Unfit('names no world: what is ordered holds in the world it was ordered in');
  return path.replace(/(?<=.)\/$/, '');
};

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]{0,8000}$/;

const readHeaders: Reader<Texts> = value =>
  Object.fromEntries(
    Object.entries(recordOf(value)).map(([name, given]) => {
      if (!HEADER_NAME.test(name)) throw new Unfit(`holds a name that no header has: ${name.slice(0, 100)}`);
      const said = typeof given === 'number' ? String(given) : given;
      if (typeof said !== 'string' || !HEADER_VALUE.test(said)) throw new Unfit(`holds no text for ${name}`);
      return [name.toLowerCase(), said];
    }),
  );

/** The fields of a match that everything understands. */
export const matchFields = {
  operationId: readOperation,
  method: (wanted: unknown) => word('GET', 'POST', 'PUT', 'PATCH', 'DELETE')(upper(wanted)),
  path: readPath,
  header: readHeaders,
} as const;

/** Headers that say how long a body is, or where it ends, are the server's own. */
const framing = ['content-length', 'transfer-encoding', 'trailer', 'connection', 'keep-alive', 'upgrade'];

export const answerHeaders: Reader<Texts> = value => {
  const headers = readHeaders(value);
  const own = framing.find(name => Object.hasOwn(headers, name));
  if (own) throw new Unfit(`cannot set ${own}, which is for the server to say`);
  return headers;
};

/** Deeper than any answer, and shallow enough to be kept. */
const DEEPEST_BODY = 50;

export const json: Reader<Json> = value => {
  if (!isPlain(value, DEEPEST_BODY)) throw new Unfit('holds a number too large, or is nested too deeply');
  return value as Json;
};

/** Answers of these have no body. */
export const bodiless: ReadonlySet<number | undefined> = new Set([204, 205, 304]);
