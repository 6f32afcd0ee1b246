import { OrderedList } from './ordered-list.ts';
import { ShardedMap } from './sharded-map.ts';
import type { Entry, IndexDefinition, Row, RowId } from './table.ts';

type Compare = (a: RowId, b: RowId) => number;

/** One index of one table: where its rows are found by something other than their id. */
export class RowIndex<R extends Row> {
  unique = new ShardedMap<string | number, RowId>();
  lists = new ShardedMap<string | number, OrderedList<RowId>>();
  readonly definition: IndexDefinition<R>;
  readonly #compare: Compare;
  /** Lists of a fork are shared until written to; these have been taken over already. */
  #owned = new Set<OrderedList<RowId>>();

  constructor(definition: IndexDefinition<R>, entryOf: (id: RowId) => Entry<R>) {
    this.definition = definition;
    const { order } = definition;
    this.#compare = (a, b) => {
      const left = entryOf(a);
      const right = entryOf(b);
      return (order ? order(left.row) - order(right.row) : 0) || left.seq - right.seq;
    };
  }

  /** Whether a row may be replaced by another without moving in this index. */
  keeps(before: R, after: R): boolean {
    const { key, order } = this.definition;
    return key(before) === key(after) && (!order || order(before) === order(after));
  }

  /** @param isNewest the row has come last of all, and so stands last where the order is that of arrival */
  add(row: R, isNewest: boolean): void {
    const key = this.definition.key(row);
    if (key === undefined) return;
    if (this.definition.unique) this.unique.set(key, row.id);
    else if (isNewest && !this.definition.order) this.#own(key).push(row.id);
    else this.#own(key).insert(row.id, this.#compare);
  }

  /** Runs while the entry still stands, because the order is read from it. */
  drop(row: R): void {
    const key = this.definition.key(row);
    if (key === undefined) return;
    if (this.definition.unique) {
      this.unique.delete(key);
      return;
    }
    const list = this.#own(key);
    list.remove(row.id, this.#compare);
    if (list.size > 0) return;
    this.lists.delete(key);
    this.#owned.delete(list);
  }

  forkInto(copy: RowIndex<R>): void {
    copy.unique = this.unique.fork();
    copy.lists = this.lists.fork();
    this.#owned = new Set();
  }

  #own(key: string | number): OrderedList<RowId> {
    const list = this.lists.get(key);
    if (list && this.#owned.has(list)) return list;
    const mine = list ? list.fork() : new OrderedList<RowId>();
    this.#owned.add(mine);
    this.lists.set(key, mine);
    return mine;
  }
}
