import { operations } from '../../contract/generated/operations.ts';
import type { FaultWish, Script } from '../../state/faults/index.ts';
import { isPlain, type Json } from '../../state/kernel/index.ts';
import { editDistance } from '../plugins/edit-distance.ts';
import type { FaultEffect, FaultMatch } from '../views/fault.ts';
import { badField, type Reader, readFields, recordOf, text, Unfit, whole, within, word } from './body.ts';

const LONGEST_DELAY_MS = 600_000;
const MOST_CALLS = 1_000_000_000;
const LEAST_CHANCE = 1e-9;

/**
 * A fault as a tester orders it.
 * @throws Refusal `request.malformed`, naming every field that is unknown, out of range, or at odds with another
 */
export function readFaultWish(body: unknown): FaultWish {
  const wish = readFields(body, {
    match: readMatch,
    times: whole(1, MOST_CALLS),
    nth: whole(1, MOST_CALLS),
    every: whole(1, MOST_CALLS),
    probability: within(LEAST_CHANCE, 1),
    delayMs: whole(1, LONGEST_DELAY_MS),
    then: readEffect,
  });
  const { match = {}, times = null, nth = null, every = null, probability = null, delayMs = 0, then = null } = wish;
  const [, second] = (['nth', 'every', 'probability'] as const).filter(name => wish[name] !== undefined);
  if (second) badField(second, 'cannot be combined: a fault goes by one of nth, every and probability');
  if (!then && delayMs === 0) badField('then', 'is required, unless delayMs is all that happens');
  // Both are plain JSON: the reader above made them.
  return { match: match as Script, times, nth, every, probability, delayMs, effect: then as Script | null };
}

const readMatch: Reader<FaultMatch> = value =>
  readFields(value, {
    operationId,
    method: wanted => word('GET', 'POST', 'PUT', 'PATCH', 'DELETE')(upper(wanted)),
    path: readPath,
    header: readHeaders,
  });

const upper = (value: unknown): unknown => (typeof value === 'string' ? value.toUpperCase() : value);

const LONGEST_ID = 60;

const operationId: Reader<string> = value => {
  const name = text(value);
  if (Object.hasOwn(operations, name)) return name;
  const asked = name.slice(0, LONGEST_ID).toLowerCase();
  const [nearest] = Object.keys(operations)
    .map(id => ({ id, far: id.toLowerCase().includes(asked) ? 0 : editDistance(id.toLowerCase(), asked) }))
    .sort((a, b) => a.far - b.far);
  throw new Unfit(`must be an operationId of the contract; the nearest is ${nearest?.id}`);
};

const LONGEST_PATH = 1_000;

const readPath: Reader<string> = value => {
  const path = text(value);
  if (!/^(\*$|\/)/.test(path)) throw new Unfit('must begin with a slash, or be * for every path');
  if (/\*./s.test(path)) throw new Unfit('may have * at its end and nowhere else');
  if (path.includes('?')) throw new Unfit('must do without a query, which is not looked at');
  if (path.length > LONGEST_PATH) throw new Unfit(`must have ${LONGEST_PATH} letters at most`);
  if (/^\/_localwise(?![^/])/.test(path)) throw new Unfit('cannot be of /_localwise, which no fault touches');
  if (path.startsWith('/_worlds/')) throw new Unfit('names no world: a fault is of the world it was ordered in');
  return path.replace(/(?<=.)\/$/, '');
};

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]{0,8000}$/;

const readHeaders: Reader<Readonly<Record<string, string>>> = value =>
  Object.fromEntries(
    Object.entries(recordOf(value)).map(([name, given]) => {
      if (!HEADER_NAME.test(name)) throw new Unfit(`holds a name that no header has: ${name.slice(0, 100)}`);
      const said = typeof given === 'number' ? String(given) : given;
      if (typeof said !== 'string' || !HEADER_VALUE.test(said)) throw new Unfit(`holds no text for ${name}`);
      return [name.toLowerCase(), said];
    }),
  );

/** Headers that say how long a body is, or where it ends, are the server's own. */
const framing = ['content-length', 'transfer-encoding', 'trailer', 'connection', 'keep-alive', 'upgrade'];

const answerHeaders: Reader<Readonly<Record<string, string>>> = value => {
  const headers = readHeaders(value);
  const own = framing.find(name => Object.hasOwn(headers, name));
  if (own) throw new Unfit(`cannot set ${own}, which is for the server to say`);
  return headers;
};

const yes: Reader<true> = value => {
  if (value !== true) throw new Unfit('must be true');
  return true;
};

/** Deeper than any answer, and shallow enough to be kept. */
const DEEPEST_BODY = 50;

const json: Reader<Json> = value => {
  if (!isPlain(value, DEEPEST_BODY)) throw new Unfit('holds a number too large, or is nested too deeply');
  return value as Json;
};

/** Answers of these have no body. */
const bodiless: ReadonlySet<number | undefined> = new Set([204, 205, 304]);

const readEffect: Reader<FaultEffect> = value => {
  const { status, body, headers, ...others } = readFields(value, {
    status: whole(200, 599),
    body: json,
    headers: answerHeaders,
    drop: word('before', 'after'),
    truncate: yes,
    hang: yes,
  });
  const answers = status !== undefined || body !== undefined;
  if (headers && !answers) throw new Unfit('must say a status or a body beside its headers');
  if (Object.keys(others).length + (answers ? 1 : 0) !== 1) {
    throw new Unfit('must say one thing: an answer (status, body, headers), drop, truncate or hang');
  }
  if (!answers) return others as FaultEffect;
  if (body !== undefined && bodiless.has(status)) throw new Unfit(`cannot have a body with status ${status}`);
  return { status: status ?? 200, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) };
};
