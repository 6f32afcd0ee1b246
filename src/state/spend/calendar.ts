/**
 * Days and months as people in a country count them. Machines carry time zone tables of different ages, so the rules
 * are our own, and a limit is reset at the same instant everywhere.
 */
import zonesJson from '../../../fixtures/reference/time-zones.json' with { type: 'json' };
import { days, hours, type Instant, instant, later, startOfDay, weekday } from '../kernel/index.ts';

/** A Sunday of some month, and how long after its midnight in UTC the clocks are changed; before it, when negative. */
interface ClockChange {
  /** 1 is January. */
  readonly month: number;
  readonly sunday: number | 'last';
  readonly hourUtc: number;
}

export interface TimeZone {
  readonly zone: string;
  /** In winter. */
  readonly hoursAheadOfUtc: number;
  readonly summer: { readonly starts: ClockChange; readonly ends: ClockChange } | null;
}

const zones = zonesJson as readonly (TimeZone & { readonly countries: readonly string[] })[];
const utc: TimeZone = { zone: 'UTC', hoursAheadOfUtc: 0, summer: null };
const byCountry: ReadonlyMap<string, TimeZone> = new Map(
  zones.flatMap(zone => zone.countries.map(country => [country, zone] as const)),
);
export const timeZones: readonly TimeZone[] = zones;

/**
 * The time zone whose midnight ends a day in this country.
 * @param country two letters
 * @source spendLimitsProfileGet
 * @assumed the zone of the capital, or of the largest city; Brussels for all of the European Economic Area, and UTC
 * where no cards are offered
 */
export const zoneOf = (country: string | null | undefined): TimeZone => byCountry.get(country ?? '') ?? utc;

/** A day and a month that something may be counted in, and when they are over. */
export interface Windows {
  /** Days since 1970. */
  readonly day: number;
  /** Months since the year 0. */
  readonly month: number;
  /** The first instant of the next day. */
  readonly dayEndsAt: Instant;
  readonly monthEndsAt: Instant;
}

/** The day and the month that `at` is in. */
export function windowsAt(at: Instant, zone: TimeZone): Windows {
  const local = later(at, aheadAt(at, zone));
  const day = startOfDay(local) / days(1);
  const date = new Date(local);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return {
    day,
    month: year * 12 + month,
    dayEndsAt: midnightOf(later(startOfDay(local), days(1)), zone),
    monthEndsAt: midnightOf(instant(Date.UTC(year, month + 1)), zone),
  };
}

/** How far the zone's clocks are ahead of UTC. */
function aheadAt(at: Instant, { hoursAheadOfUtc, summer }: TimeZone): number {
  if (!summer) return hours(hoursAheadOfUtc);
  const year = new Date(at).getUTCFullYear();
  const [start, end] = [changeIn(year, summer.starts), changeIn(year, summer.ends)];
  // South of the equator a year begins and ends in summer.
  const isSummer = start < end ? at >= start && at < end : at >= start || at < end;
  return hours(hoursAheadOfUtc + (isSummer ? 1 : 0));
}

/** When a local midnight is, which is never skipped or repeated: clocks are changed later in the night. */
function midnightOf(local: Instant, zone: TimeZone): Instant {
  const winter = later(local, -hours(zone.hoursAheadOfUtc));
  const summer = later(winter, -hours(1));
  return aheadAt(summer, zone) > hours(zone.hoursAheadOfUtc) ? summer : winter;
}

function changeIn(year: number, { month, sunday, hourUtc }: ClockChange): Instant {
  const nth = sunday === 'last' ? instant(Date.UTC(year, month, 0) - days(6)) : instant(Date.UTC(year, month - 1, 1));
  const first = later(nth, days((7 - weekday(nth)) % 7));
  return later(first, days(sunday === 'last' ? 0 : 7 * (sunday - 1)) + hours(hourUtc));
}
