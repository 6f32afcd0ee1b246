import { expect, test } from 'vitest';
import { allFaults, endFault, type FaultWish, orderFault, strike } from '../../src/state/faults/index.ts';
import { Bench } from '../support/bench.ts';

const always: FaultWish = {
  match: {},
  effect: { status: 503 },
  delayMs: 0,
  times: null,
  nth: null,
  every: null,
  probability: null,
};

const order = (bench: Bench, wish: Partial<FaultWish> = {}) =>
  bench.do(() => orderFault(bench.world, { ...always, ...wish }));

/** One call after another, by the id of the fault that decided each; 0 for none. */
function call(bench: Bench, times: number): number[] {
  return Array.from({ length: times }, () => bench.do(() => strike(bench.world, () => true))?.id ?? 0);
}

test.each([
  ['every call until it is ended', {}, [1, 1, 1, 1, 1, 1]],
  ['as often as it was told', { times: 2 }, [1, 1, 0, 0, 0, 0]],
  ['the nth call and no other', { nth: 3 }, [0, 0, 1, 0, 0, 0]],
  ['from the nth call on as often as it was told', { nth: 2, times: 3 }, [0, 1, 1, 1, 0, 0]],
  ['each so many-th call', { every: 2 }, [0, 1, 0, 1, 0, 1]],
  ['each so many-th call, and not for ever', { every: 2, times: 2 }, [0, 1, 0, 1, 0, 0]],
  ['every call where it is certain', { probability: 1, times: 1 }, [1, 0, 0, 0, 0, 0]],
])('a fault strikes %s', (_, wish, struck) => {
  const bench = new Bench();
  order(bench, wish);
  expect(call(bench, 6)).toEqual(struck);
});

test('chance is the world’s: the same seed strikes the same calls', () => {
  const run = (seed: string): number[] => {
    const bench = new Bench(seed);
    order(bench, { probability: 0.5 });
    return call(bench, 40);
  };
  expect(run('7')).toEqual(run('7'));
  expect(run('7')).not.toEqual(run('8'));
  const hits = run('7').filter(id => id !== 0).length;
  expect(hits).toBeGreaterThan(8);
  expect(hits).toBeLessThan(32);
});

test('the first fault decides, and the second waits for its turn', () => {
  const bench = new Bench();
  order(bench, { times: 2 });
  order(bench, { times: 1 });
  order(bench);
  expect(call(bench, 5)).toEqual([1, 1, 2, 3, 3]);
  expect([...allFaults(bench.world)].map(({ calls, hits }) => [calls, hits])).toEqual([
    [2, 2],
    [3, 1],
    [5, 2],
  ]);
});

test('delays add to each other and to what is decided', () => {
  const bench = new Bench();
  order(bench, { effect: null, delayMs: 200 });
  order(bench, { times: 1, delayMs: 30 });
  order(bench, { effect: null, delayMs: 5 });
  const next = () => bench.do(() => strike(bench.world, () => true));
  expect(next()).toEqual({ id: 2, delayMs: 235, effect: { status: 503 } });
  expect(next()).toEqual({ id: 1, delayMs: 205, effect: null });
});

test('a call that a fault is not for is not counted', () => {
  const bench = new Bench();
  order(bench, { nth: 1 });
  order(bench);
  expect(bench.do(() => strike(bench.world, ({ id }) => id === 2))?.id).toBe(2);
  expect(call(bench, 2)).toEqual([1, 2]);
});

test('a fault that was ended is unknown, and its number is not given again', () => {
  const bench = new Bench();
  const { id } = order(bench);
  bench.do(() => endFault(bench.world, id));
  expect(bench.refusal(() => endFault(bench.world, id))).toBe('world.unknown-record');
  expect(order(bench).id).toBe(id + 1);
});
