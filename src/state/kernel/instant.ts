/** A moment of the world's time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number & { readonly __brand: 'Instant' };

/** A length of time in milliseconds. */
export type Duration = number;

export const instant = (ms: number): Instant => ms as Instant;

/** The last moment that is written with a year of four digits. */
export const LATEST: Instant = instant(Date.UTC(9999, 11, 31));

/** Whether a number is a moment from 1970 to `LATEST`. */
export const isInstant = (ms: unknown): ms is Instant =>
  Number.isInteger(ms) && Number(ms) >= 0 && Number(ms) <= LATEST;

export const later = (at: Instant, by: Duration): Instant => (at + by) as Instant;

export const seconds = (n: number): Duration => n * 1_000;
export const minutes = (n: number): Duration => n * 60_000;
export const hours = (n: number): Duration => n * 3_600_000;
export const days = (n: number): Duration => n * 86_400_000;

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** 0 is Sunday, as everywhere in JavaScript; computed without a Date so that the ban on clock reads stays simple. */
export const weekday = (at: Instant): number => (Math.floor(at / DAY) + 4) % 7;

export const startOfDay = (at: Instant): Instant => (Math.floor(at / DAY) * DAY) as Instant;

export const startOfHour = (at: Instant): Instant => (Math.floor(at / HOUR) * HOUR) as Instant;

/** Midnight UTC of the last day of the month in which `at` is, so many years on. */
export function lastDayOfMonth(at: Instant, yearsOn = 0): Instant {
  const day = new Date(at);
  return instant(Date.UTC(day.getUTCFullYear() + yearsOn, day.getUTCMonth() + 1, 0));
}

/** The same day and time so many months on, or the last day of that month where it is shorter. */
export function addMonths(at: Instant, count: number): Instant {
  const day = new Date(at);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + count];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return instant(Date.UTC(year, month, Math.min(day.getUTCDate(), last)) + (at % DAY));
}

/** Moves `at` forward by whole business days (Saturday and Sunday are skipped), keeping the time of day. */
export function addBusinessDays(at: Instant, count: number): Instant {
  let day = at;
  for (let left = count; left > 0; ) {
    day = later(day, DAY);
    if (weekday(day) !== 0 && weekday(day) !== 6) left -= 1;
  }
  return day;
}
