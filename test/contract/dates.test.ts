import { expect, test } from 'vitest';
import * as dates from '../../src/routes/views/dates.ts';
import { instant } from '../../src/state/kernel/index.ts';
import { Dice } from '../support/chance.ts';

test('every instant is written as the calendar has it', () => {
  const dice = new Dice('dates');
  for (let i = 0; i < 5000; i++) {
    const ms = dice.below(2 ** 31) * 1000 + dice.below(1000);
    expect(dates.showMillis(instant(ms))).toBe(new Date(ms).toISOString());
  }
  for (const edge of [
    '1970-01-01T00:00:00.000Z',
    '1999-12-31T23:59:59.999Z',
    '2024-02-29T12:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
  ]) {
    expect(dates.showMillis(instant(Date.parse(edge)))).toBe(edge);
  }
});

test('the date forms are those of the contract', () => {
  const at = instant(Date.parse('2026-03-02T08:15:42.318Z'));
  expect([
    dates.showSeconds(at),
    dates.showPlain(at),
    dates.showOffset(at),
    dates.showMillisOffset(at),
    dates.showMicros(at),
    dates.showNanos(at),
  ]).toEqual([
    '2026-03-02T08:15:42Z',
    '2026-03-02 08:15:42',
    '2026-03-02T08:15:42+0000',
    '2026-03-02T08:15:42.318+0000',
    '2026-03-02T08:15:42.318000Z',
    '2026-03-02T08:15:42.318000000Z',
  ]);
});
