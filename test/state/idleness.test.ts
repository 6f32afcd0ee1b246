import { expect, test } from 'vitest';
import { OptionError, readOptions } from '../../src/config.ts';
import { Idleness } from '../../src/simulations/idleness.ts';
import { instant } from '../../src/state/kernel/index.ts';

test('a number keeps those used last, and those in use', () => {
  let now = 0;
  const idleness = new Idleness({ keep: 2 }, { now: () => instant(now) });
  const release = idleness.use('long');
  for (const name of ['a', 'b', 'c']) {
    now += 10;
    idleness.use(name)();
  }
  idleness.notice('a');
  expect(idleness.overdue()).toEqual(['a', 'b']);
  idleness.use('a')();
  release();
  expect(idleness.overdue()).toEqual(['b', 'c']);
  expect([idleness.isOverdue('b'), idleness.isOverdue('a')]).toEqual([true, false]);
  for (const name of ['b', 'c']) idleness.forget(name);
  expect(idleness.overdue()).toEqual([]);
});

test('a world that is no more takes no place among those that are kept', () => {
  const idleness = new Idleness({ keep: 2 }, { now: () => instant(0) });
  const leave = idleness.use('deleted');
  for (const name of ['a', 'b']) idleness.notice(name);
  idleness.forget('deleted');
  leave();
  expect(idleness.overdue()).toEqual(['a']);
  idleness.keepOnly(name => name !== 'deleted');
  expect(idleness.overdue()).toEqual([]);
});

test.each([
  ['evictIdleWorlds', 'PT0S'],
  ['evictIdleWorlds', 'P1M'],
  ['evictIdleWorlds', '-1'],
  ['evictIdleWorlds', 'soon'],
  ['maxWorlds', '0'],
  ['maxWorlds', 'many'],
])('the option %s is never %s', (name, text) => {
  expect(() => readOptions({ [name]: text }, {})).toThrow(OptionError);
});
