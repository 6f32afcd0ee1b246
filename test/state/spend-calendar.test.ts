import { describe, expect, test } from 'vitest';
import { instant } from '../../src/state/kernel/index.ts';
import { timeZones, windowsAt, zoneOf } from '../../src/state/spend/index.ts';

const at = (text: string) => instant(Date.parse(text));
const show = (ms: number) => new Date(ms).toISOString();

/** Day, month and time on the wall, as the platform's own tables have them. */
function wallClock(timeZone: string): (ms: number) => string {
  const two = '2-digit';
  const form = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
  const { format } = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...form });
  return ms => format(ms);
}

describe.each(timeZones)('$zone', ({ zone }) => {
  const own = timeZones.find(other => other.zone === zone);
  if (!own) throw new Error(`no zone ${zone}`);
  const wall = wallClock(zone);

  test('ends its days and months when the clocks there show midnight, from 2020 to 2037', () => {
    for (let now = Date.UTC(2020, 0, 1, 5); now < Date.UTC(2037, 11, 31); now += 29 * 3_600_000) {
      const { dayEndsAt, monthEndsAt } = windowsAt(instant(now), own);
      const [day, month] = [wall(dayEndsAt), wall(monthEndsAt)];
      if (!day.endsWith('00:00:00')) expect.unreachable(`${show(now)}: ${day}`);
      if (!month.startsWith('01/') || !month.endsWith('00:00:00')) expect.unreachable(`${show(now)}: ${month}`);
      const isLast = wall(dayEndsAt - 1).slice(0, 10) === wall(now).slice(0, 10);
      if (!isLast || dayEndsAt <= now)
        expect.unreachable(`${show(now)} is not in the day that ends ${show(dayEndsAt)}`);
    }
  });

  test('counts days and months one by one, without a gap', () => {
    let { day, month, dayEndsAt, monthEndsAt } = windowsAt(at('2026-01-01T12:00:00Z'), own);
    for (let i = 0; i < 400; i++) {
      const before = windowsAt(instant(dayEndsAt - 1), own);
      const next = windowsAt(dayEndsAt, own);
      expect([before.day, next.day]).toEqual([day, day + 1]);
      expect(next.month).toBe(dayEndsAt === monthEndsAt ? month + 1 : month);
      ({ day, month, dayEndsAt, monthEndsAt } = next);
    }
  });
});

test('a summer evening in London is over at eleven by the clocks of UTC, and a winter one at midnight', () => {
  const london = zoneOf('GB');
  expect(show(windowsAt(at('2023-07-31T12:00:00Z'), london).monthEndsAt)).toBe('2023-07-31T23:00:00.000Z');
  expect(show(windowsAt(at('2026-03-02T09:00:00Z'), london).monthEndsAt)).toBe('2026-03-31T23:00:00.000Z');
  expect(show(windowsAt(at('2026-03-02T09:00:00Z'), london).dayEndsAt)).toBe('2026-03-03T00:00:00.000Z');
});

test('a day in Singapore is over at four in the afternoon in UTC', () => {
  expect(show(windowsAt(at('2022-12-15T03:00:00Z'), zoneOf('SG')).dayEndsAt)).toBe('2022-12-15T16:00:00.000Z');
});

test('countries without cards count in UTC, and so does a profile without an address', () => {
  expect([zoneOf('AF').zone, zoneOf(null).zone, zoneOf(undefined).zone]).toEqual(['UTC', 'UTC', 'UTC']);
});

test('all of the European Economic Area counts as Brussels does', () => {
  expect(['EE', 'FI', 'PT', 'IS', 'NO'].map(country => zoneOf(country).zone)).toEqual(Array(5).fill('Europe/Brussels'));
});
