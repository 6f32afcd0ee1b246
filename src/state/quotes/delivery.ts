/** When money arrives, once it has been paid. */
import {
  addBusinessDays,
  days,
  hours,
  type Instant,
  later,
  minutes,
  seconds,
  startOfDay,
  weekday,
} from '../kernel/index.ts';
import { fees } from './payment-methods.ts';

export interface DeliveryRequest {
  readonly targetCurrency: string;
  readonly payIn: string;
  readonly payOut: string;
  /** The moment the money is, or would be, received from the sender. */
  readonly fundedAt: Instant;
  /** The type of recipient, where it is known: euros go at once only to IBANs. */
  readonly recipientType?: string;
}

const { instant, instantSeconds, cutoffs, swiftBusinessDays } = fees.delivery;
const atOnce = new Set(instant);

/** `at` on its own day, at the UTC time written `HH:MM`. */
function timeOfDay(at: Instant, time: string): Instant {
  const [hour, minute] = time.split(':');
  return later(startOfDay(at), hours(Number(hour)) + minutes(Number(minute)));
}

function isInstant({ targetCurrency, payOut, recipientType }: DeliveryRequest): boolean {
  if (payOut === 'BALANCE') return true;
  if (targetCurrency === 'EUR' && recipientType !== undefined && !['iban', 'email'].includes(recipientType))
    return false;
  return atOnce.has(targetCurrency);
}

/**
 * When the recipient has the money.
 * @source deliveryEstimateGet
 * @assumed the whole model: the sources give single observations
 */
export function deliveryOf(request: DeliveryRequest): Instant {
  const { targetCurrency, payIn, payOut, fundedAt } = request;
  const waiting = payIn === 'SWIFT' ? 1 : 0;
  if (payOut === 'SWIFT' || payOut === 'SWIFT_OUR') {
    return timeOfDay(addBusinessDays(fundedAt, swiftBusinessDays + waiting), cutoffs.swift);
  }
  if (isInstant(request)) return later(addBusinessDays(fundedAt, waiting), seconds(instantSeconds));
  const time = targetCurrency === 'USD' ? cutoffs.USD : cutoffs.otherwise;
  return timeOfDay(addBusinessDays(fundedAt, 1 + waiting), time);
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ['January', 31],
  ['February', 28],
  ['March', 31],
  ['April', 30],
  ['May', 31],
  ['June', 30],
  ['July', 31],
  ['August', 31],
  ['September', 30],
  ['October', 31],
  ['November', 30],
  ['December', 31],
] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** `July 24`, in UTC. */
function dayOfYear(at: Instant): string {
  let left = Math.floor(at / days(1));
  let year = 1970;
  for (let length = isLeap(year) ? 366 : 365; left >= length; length = isLeap(year) ? 366 : 365) {
    left -= length;
    year += 1;
  }
  for (const [month, length] of MONTHS) {
    const daysLong = month === 'February' && isLeap(year) ? 29 : length;
    if (left < daysLong) return `${month} ${left + 1}`;
    left -= daysLong;
  }
  return '';
}

/**
 * The estimate as a customer reads it, in English: `in seconds`, `in hours`, `by Monday, July 24`.
 * @source deliveryEstimateGet; quoteCreate
 */
export function deliveryText(estimate: Instant, now: Instant): string {
  const wait = estimate - now;
  if (wait < minutes(1)) return 'in seconds';
  if (wait < hours(1)) return 'in minutes';
  if (wait < days(1)) return 'in hours';
  return `by ${WEEKDAYS[weekday(estimate)]}, ${dayOfYear(estimate)}`;
}
