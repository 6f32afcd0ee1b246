import type { OrderedList } from './ordered-list.ts';
import type { Row, RowId, Table } from './table.ts';

/** A sorted view on some rows of a table; a page costs the page. */
export class Rows<R extends Row> {
  readonly #table: Table<R>;
  readonly #ids: OrderedList<RowId> | undefined;

  constructor(table: Table<R, string>, ids: OrderedList<RowId> | undefined) {
    this.#table = table;
    this.#ids = ids;
  }

  get size(): number {
    return this.#ids?.size ?? 0;
  }

  first(): R | undefined {
    return this.#row(this.#ids?.first());
  }

  last(): R | undefined {
    return this.#row(this.#ids?.last());
  }

  page(offset: number, limit: number, newestFirst = false): R[] {
    return (this.#ids?.slice(offset, limit, newestFirst) ?? []).map(id => this.#table.get(id) as R);
  }

  /** How many rows stand before the first that fails `before`; `before` must hold for a prefix of the order. */
  countWhile(before: (row: R) => boolean): number {
    return this.#ids?.countWhile(id => before(this.#table.get(id) as R)) ?? 0;
  }

  *[Symbol.iterator](): Generator<R> {
    for (const id of this.#ids ?? []) yield this.#table.get(id) as R;
  }

  *backwards(): Generator<R> {
    for (const id of this.#ids?.backwards() ?? []) yield this.#table.get(id) as R;
  }

  #row(id: RowId | undefined): R | undefined {
    return id === undefined ? undefined : this.#table.get(id);
  }
}
