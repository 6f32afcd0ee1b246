import { describe, expect, test } from 'vitest';
import { OrderedList } from '../../src/state/kernel/ordered-list.ts';
import { ShardedMap } from '../../src/state/kernel/sharded-map.ts';
import { Dice } from '../support/chance.ts';

describe.each(['1', '2', '3'])('with seed %s', seed => {
  test('a sharded map does what a Map does, also after forks that go their own ways', () => {
    const dice = new Dice(seed);
    const pairs = [{ ours: new ShardedMap<string | number, number>(), model: new Map<string | number, number>() }];
    for (let i = 0; i < 6000; i++) {
      const { ours, model } = dice.pick(pairs);
      const n = dice.below(3000);
      const key = n % 2 === 0 ? n : `key-${n}`;
      if (dice.chance(0.75)) {
        ours.set(key, i);
        model.set(key, i);
      } else expect(ours.delete(key)).toBe(model.delete(key));
      if (i % 1500 === 0) pairs.push({ ours: ours.fork(), model: new Map(model) });
    }
    for (const { ours, model } of pairs) {
      expect(ours.size).toBe(model.size);
      expect(new Map(ours.entries())).toEqual(new Map(model));
      for (const [key, value] of model) expect(ours.get(key)).toBe(value);
      expect([...ours.values()].length).toBe(model.size);
    }
  });

  test('an ordered list stays sorted, pages like an array, and forks by sharing', () => {
    const dice = new Dice(seed);
    const compare = (a: number, b: number) => a - b;
    const pairs = [{ ours: new OrderedList<number>(), model: [] as number[] }];
    for (let i = 0; i < 5000; i++) {
      const pair = dice.pick(pairs);
      const item = dice.chance(0.5) ? i * 10 : dice.below(50_000);
      if (dice.chance(0.8)) {
        if (pair.model.includes(item)) continue;
        pair.ours.insert(item, compare);
        pair.model.push(item);
        pair.model.sort(compare);
      } else {
        const gone = dice.pick(pair.model);
        if (gone === undefined) continue;
        expect(pair.ours.remove(gone, compare)).toBe(true);
        pair.model.splice(pair.model.indexOf(gone), 1);
      }
      if (i % 1250 === 0) pairs.push({ ours: pair.ours.fork(), model: pair.model.slice() });
    }
    for (const { ours, model } of pairs) {
      expect([...ours]).toEqual(model);
      expect([...ours.backwards()]).toEqual(model.slice().reverse());
      expect(ours.remove(-1, compare)).toBe(false);
      for (const [offset, limit] of [
        [0, 10],
        [700, 50],
        [model.length - 3, 10],
        [model.length + 5, 5],
      ] as const) {
        expect(ours.slice(offset, limit)).toEqual(model.slice(offset, offset + limit));
        expect(ours.slice(offset, limit, true)).toEqual(
          model
            .slice()
            .reverse()
            .slice(offset, offset + limit),
        );
      }
      const bound = model[Math.floor(model.length / 3)] ?? 0;
      expect(ours.countWhile(item => item < bound)).toBe(model.filter(item => item < bound).length);
    }
  });
});
