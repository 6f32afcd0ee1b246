import { type Instant, later } from '../../state/kernel/index.ts';

const DAY = 86_400_000;
const two: readonly string[] = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
const dayTexts = new Map<number, string>();

/** Every reply holds dates, and most are of a few days: the calendar is asked once for each. */
function dayText(day: number): string {
  const known = dayTexts.get(day);
  if (known) return known;
  if (dayTexts.size > 1000) dayTexts.clear();
  const text = new Date(day * DAY).toISOString().slice(0, 11);
  dayTexts.set(day, text);
  return text;
}

/** The contract's date forms. An instant becomes text here and nowhere else. */
function iso(at: Instant): string {
  const day = Math.floor(at / DAY);
  const ms = at - day * DAY;
  const clock = `${two[Math.floor(ms / 3_600_000)]}:${two[Math.floor(ms / 60_000) % 60]}:${two[Math.floor(ms / 1000) % 60]}`;
  return `${dayText(day)}${clock}.${String(ms % 1000).padStart(3, '0')}Z`;
}

/** `2026-03-02T08:15:42.318Z` */
export const showMillis = iso;

/** `2026-03-02T08:15:42Z` */
export const showSeconds = (at: Instant): string => `${iso(at).slice(0, 19)}Z`;

/** `2026-03-02T08:15:42.318000Z`: the clock has no finer than milliseconds, the form does. */
export const showMicros = (at: Instant): string => `${iso(at).slice(0, 23)}000Z`;

/** `2026-03-02T08:15:42.318000000Z` */
export const showNanos = (at: Instant): string => `${iso(at).slice(0, 23)}000000Z`;

/** `2026-03-02T08:15:42.318000000`, as links of reviews run out. */
export const showNanosBare = (at: Instant): string => `${iso(at).slice(0, 23)}000000`;
/** `2026-03-02T08:15:41.999999999Z`: the last nanosecond before a moment, as a window that ends there is dated. */
export const showNanosBefore = (at: Instant): string => `${iso(later(at, -1)).slice(0, 23)}999999Z`;

/** `2026-03-02T08:15:42.000+00:00`, as the oldest payout failures are dated. */
export const showZeroMillis = (at: Instant): string => `${iso(at).slice(0, 19)}.000+00:00`;

/** `2026-03-02T08:15:42.318000`, as the oldest reviews are dated. */
export const showMicrosBare = (at: Instant): string => `${iso(at).slice(0, 23)}000`;

/** `2026-03-02T08:15:42.318`, as support cases are dated. */
export const showMillisBare = (at: Instant): string => iso(at).slice(0, 23);

/** `2026-03-02 08:15:42`, as transfers are dated. */
export const showPlain = (at: Instant): string => iso(at).slice(0, 19).replace('T', ' ');

/** `2026-03-02T08:15:42`, as profiles are dated. */
export const showZoneless = (at: Instant): string => iso(at).slice(0, 19);

/** `2026-03-02T08:15:42+0000`, as rates are dated. */
export const showOffset = (at: Instant): string => `${iso(at).slice(0, 19)}+0000`;

/** `2026-03-02T08:15:42.318+0000`, as delivery estimates are dated. */
export const showMillisOffset = (at: Instant): string => `${iso(at).slice(0, 23)}+0000`;
