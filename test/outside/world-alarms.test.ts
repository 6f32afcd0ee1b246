import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/outside/system-clock.ts';
import { WorldAlarms } from '../../src/outside/world-alarms.ts';
import { Company, days, type Instant, instant, later, minutes, schedule, World } from '../../src/state/kernel/index.ts';

const T0 = instant(Date.parse('2026-03-02T09:00:00.000Z'));
let rung: Instant[];
let world: World;
let alarms: WorldAlarms;
const warnings: string[] = [];
const onWarning = ({ name }: Error): number => warnings.push(name);

beforeEach(() => {
  vi.useFakeTimers({ now: T0 });
  process.on('warning', onWarning);
  rung = [];
  const company = new Company([{ tables: [], machines: [], tasks: { ring: at => rung.push(at.now) } }]);
  world = new World({ name: 'w', company, system: systemClock });
  alarms = new WorldAlarms({ system: systemClock, find: () => world });
  world.onCommit = changed => alarms.set(changed);
});
afterEach(() => {
  alarms.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  process.off('warning', onWarning);
  expect(warnings).toEqual([]);
});

const at = (...times: number[]): void =>
  world.transact({ kind: 'seed' }, () => {
    for (const time of times) schedule(world, later(T0, time), 'ring', 'test', null);
  });

test('what lies further ahead than a timer reaches rings at its time, and no earlier', () => {
  at(days(60));
  vi.advanceTimersByTime(days(60) - 1);
  expect(rung).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(rung).toEqual([later(T0, days(60))]);
});

test('thousands that are due at once ring in order, each at its own time', () => {
  const times = Array.from({ length: 3_000 }, (_, i) => minutes(5) + (i % 7));
  at(...times);
  vi.advanceTimersByTime(minutes(6));
  expect(rung).toEqual(times.sort((a, b) => a - b).map(time => later(T0, time)));
});

test('a clock that is set ahead rings sooner, one that is frozen does not ring', () => {
  at(days(1), days(2));
  world.setClock({ mode: 'running', offsetMs: days(1) - 5 });
  vi.advanceTimersByTime(5);
  expect(rung).toEqual([later(T0, days(1))]);
  world.setClock({ mode: 'frozen', now: later(T0, days(1)) });
  vi.advanceTimersByTime(days(90));
  expect(rung).toHaveLength(1);
});

test('a world that is no more does not ring, and leaves no timer behind', () => {
  at(minutes(1));
  alarms.callOff('w');
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(minutes(2));
  expect(rung).toEqual([]);
});
