import type { FaultWish, Script } from '../../state/faults/index.ts';
import type { FaultEffect, FaultMatch } from '../views/fault.ts';
import { badField, type Reader, readFields, Unfit, whole, within, word } from './body.ts';
import { answerHeaders, bodiless, json, matchFields } from './request-match.ts';

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

const readMatch: Reader<FaultMatch> = value => readFields(value, matchFields);

const yes: Reader<true> = value => {
  if (value !== true) throw new Unfit('must be true');
  return true;
};

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
