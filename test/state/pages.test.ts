import { expect, test } from 'vitest';
import {
  ChangedRows,
  changesOf,
  gather,
  instant,
  type Page,
  pagesOf,
  Refusal,
  World,
  type WorldData,
} from '../../src/state/kernel/index.ts';
import { Bench } from '../support/bench.ts';
import { Rng } from '../support/walk.ts';
import { balanceWalk } from '../support/walk-balances.ts';
import { batchWalk } from '../support/walk-batches.ts';
import { transferWalk } from '../support/walk-transfers.ts';

const parts = [balanceWalk, transferWalk, batchWalk];
const onPaper = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** Tables without rows are on paper or not: the world that is read back tells. */
const readBack = ({ company }: World, pages: readonly Page[]) =>
  World.load(gather(pages) as WorldData, { company, system: { now: () => instant(0) } }).save();

test('a world is what its pages say, however many changes a page has', () => {
  for (const seed of ['one', 'two']) {
    const bench = new Bench(seed);
    const { world } = bench;
    for (const { prepare } of parts) prepare?.(bench);
    const rng = new Rng(seed);
    const verbs = parts.flatMap(part => part.verbs);
    let changed = new ChangedRows();
    world.onCommit = (_, __, touched) => changed.note(touched);
    const pages: Page[] = onPaper([...pagesOf(world)]);
    for (let step = 1; step <= 120; step++) {
      const verb = rng.pick(verbs);
      try {
        if (verb?.passesTime) verb.act(bench, rng);
        else bench.do(() => verb?.act(bench, rng));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
      if (!rng.chance(3)) continue;
      pages.push(onPaper(changesOf(world, changed)));
      changed = new ChangedRows();
      if (pages.length % 8 > 0) continue;
      if (JSON.stringify(readBack(world, pages)) !== JSON.stringify(world.save()))
        throw new Error(`seed ${seed}, step ${step}: the pages say something else`);
    }
    expect(pages.length).toBeGreaterThan(20);
  }
});

test('a row that went and came back stands last, one that only changed where it stood', () => {
  const head = { format: 2, name: 'default' };
  const row = (id: number, note = '') => [{ id, note }, []] as const;
  const first = { ...head, tables: { users: [row(1), row(2), row(3)] } };
  const pages = [first, { gone: { users: [1] }, tables: { users: [row(2, 'new'), row(4), row(1, 'back')] } }];
  expect(gather(pages)).toEqual({
    ...head,
    tables: { users: [row(2, 'new'), row(3), row(4), row(1, 'back')] },
  });
});

test.each([
  ['no page', 7],
  ['rows that are none', { tables: { users: [7] } }],
  ['a table that is no list', { tables: { users: {} } }],
  ['rows without a table', { tables: null }],
  ['gone rows that are no list', { gone: { users: 7 }, tables: {} }],
])('pages with %s are refused by their line', (_, page) => {
  expect(() => gather([{ tables: {} }, page])).toThrow('line 2');
});
