import { gzipSync } from 'node:zlib';
import type { OperationRow } from '../../../src/contract/generated/operations.ts';
import type { Json } from '../../../src/state/kernel/index.ts';
import type { Request } from './subjects.ts';
import { type Hostile, hostileTexts, hostileValues } from './values.ts';
import { isForm, placesIn, type Wire, wireOf, withValue } from './wire.ts';

const MARK = '@@here@@';
const JSON_TYPE = 'application/json';
const otherTypes = [
  'text/plain',
  'application/xml',
  'application/jose',
  'application/x-www-form-urlencoded',
  'json',
  ';',
  'application/json; charset=utf-16',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
];

/** Each place of the body spoilt in each way, and the body sent as what it is not. */
export function* spoiltBodies(row: OperationRow, request: Request): Generator<Wire> {
  if (request.body === undefined) return;
  yield* isForm(row) ? spoiltFields(row, request) : spoiltPlaces(row, request);
  yield* otherwiseSent(row, request);
}

function* spoiltPlaces(row: OperationRow, request: Request): Generator<Wire> {
  const whole = wireOf(row, request);
  for (const [what, payload] of spoiltJson(request.body ?? null)) yield { ...whole, what, payload };
}

/** A body as JSON, once for each of its places and each way to spoil it. */
export function* spoiltJson(body: Json): Generator<Hostile> {
  for (const place of placesIn(body)) {
    const name = place.join('.') || 'the body';
    if (place.length > 0) yield [`${name} is missing`, JSON.stringify(withValue(body, place, undefined))];
    const marked = JSON.stringify(withValue(body, place, MARK));
    for (const [what, json] of hostileValues) {
      yield [`${name} is ${what}`, marked.replace(`"${MARK}"`, () => json)];
    }
  }
  for (const key of ['__proto__', 'constructor', 'toString', '', 'unknown']) {
    const more = `${JSON.stringify(key)}:{"prototype":{"polluted":true},"polluted":true}`;
    yield [`it has a field ${key} more`, JSON.stringify(body).replace('{', () => `{${more},`)];
  }
}

function* spoiltFields(row: OperationRow, request: Request): Generator<Wire> {
  const whole = wireOf(row, request);
  const fields = Object.entries(request.body as Readonly<Record<string, string>>);
  for (const [name, value] of fields) {
    const others = fields.filter(([other]) => other !== name).map(([other, text]) => `${other}=${text}`);
    const say = (what: string, ...parts: readonly string[]): Wire => ({
      ...whole,
      what: `${name} is ${what}`,
      payload: [...others, ...parts].join('&'),
    });
    yield say('missing');
    for (const [what, text] of hostileTexts) yield say(what, `${name}=${text}`);
    yield say('there twice', `${name}=${value}`, `${name}=${value}`);
    yield say('a list', `${name}[]=${value}`);
  }
}

function* otherwiseSent(row: OperationRow, request: Request): Generator<Wire> {
  const whole = wireOf(row, request);
  const { 'content-type': usual = JSON_TYPE, ...headers } = whole.headers;
  const text = String(whole.payload);
  const sent = (what: string, type: Wire['headers'][string] | undefined, payload: string | Buffer): Wire => ({
    ...whole,
    what,
    headers: { ...headers, ...(type === undefined ? {} : { 'content-type': type }) },
    payload,
  });
  yield sent('it is empty', usual, '');
  yield sent('there is none', undefined, '');
  yield sent('it is blank', usual, '  \n');
  yield sent('it has no type', undefined, text);
  for (const type of otherTypes) yield sent(`it is said to be ${type}`, type, text);
  yield sent('a byte order mark is before it', usual, Buffer.from(`\uFEFF${text}`));
  yield sent('it is no UTF-8', usual, Buffer.from('{"a":"\xff\xfe\xc3"}', 'latin1'));
  yield sent('it is UTF-16', usual, Buffer.from(text, 'utf16le'));
  yield sent('it ends in the middle', usual, text.slice(0, text.length / 2));
  yield sent('it is there twice', usual, text + text);
  const zipped = sent('it is zipped', usual, gzipSync(text));
  yield { ...zipped, headers: { ...zipped.headers, 'content-encoding': 'gzip' } };
  yield { ...whole, what: 'its length is wrong', headers: { ...whole.headers, 'content-length': '5' } };
  const many = `a=1&a=2&__proto__=3&b[]=4&c%ZZ=%&${'d=5&'.repeat(3_000)}`;
  yield sent('it is a form of many fields', 'application/x-www-form-urlencoded', many);
}
