import type { Operations } from '../../contract/generated/operations.ts';
import { type Instant, instant, refuse } from '../../state/kernel/index.ts';
import type { RateReading, RateWish } from '../../state/rates/index.ts';
import { showOffset } from './dates.ts';

type Query = Operations['rateGet']['request']['query'];

/** @throws Refusal `rate.invalid-parameters` for a date that is none */
export function readRateWish(query: Query): RateWish {
  return {
    source: query.source || null,
    target: query.target || null,
    at: readMoment(query.time, 'time', false),
    from: readMoment(query.from, 'from', true),
    to: readMoment(query.to, 'to', true),
    group: query.group ?? null,
  };
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d(?:\.\d{1,9})?))?(?:([+ -])(\d\d):?(\d\d)|Z)?$/;

/** A date with or without a time. A plus sign that was not encoded arrives as a space. */
function readMoment(text: string | undefined, name: string, dateAlone: boolean): Instant | null {
  if (text === undefined || text === '') return null;
  const wrong = (): never => refuse('rate.invalid-parameters', { why: `${name} is no timestamp: ${text}` });
  const [, day, time, sign, hour = '00', minute = '00'] = MOMENT.exec(text) ?? wrong();
  if (time === undefined && !dateAlone) wrong();
  const offset = sign === undefined ? 'Z' : `${sign === '-' ? '-' : '+'}${hour}:${minute}`;
  const ms = Date.parse(`${day}T${time ?? '00:00:00'}${offset}`);
  return Number.isNaN(ms) ? wrong() : instant(ms);
}

export const showRates = (readings: readonly RateReading[]): Operations['rateGet']['replies'][200] =>
  readings.map(({ rate, source, target, at }) => ({ rate, source, target, time: showOffset(at) }));
