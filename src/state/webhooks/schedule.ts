import { type Duration, hours, minutes, seconds } from '../kernel/index.ts';

/** From the first byte sent to the answer. @source webhook guide, timeouts */
export const ANSWERED_WITHIN: Duration = seconds(5);
/** After the first attempt come at most so many. */
export const RETRIES = 25;
/** Where the answer is of a kind that seldom changes, so many attempts are made in all. */
const HOPELESS_TRIES = 3;
const LONGEST = hours(24);

/** How long to wait after the attempt of this number: a minute, doubling, and at most a day. */
export const nextDelay = (tries: number): Duration => Math.min(minutes(2 ** (tries - 1)), LONGEST);

/** Whether another attempt follows so many failed ones. */
export const mayTryAgain = (tries: number, rarelyHeals: boolean): boolean =>
  tries < (rarelyHeals ? HOPELESS_TRIES : RETRIES + 1);
