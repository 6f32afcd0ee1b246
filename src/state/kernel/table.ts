import type { Instant } from './instant.ts';
import { deepFreeze } from './json.ts';
import { RowIndex } from './row-index.ts';
import { Rows } from './rows.ts';
import { ShardedMap } from './sharded-map.ts';
import type { Cause } from './unit.ts';

export type RowId = string | number;

export interface Row {
  readonly id: RowId;
}

/** How rows are found by something other than their id; derived from the row, never stored. */
export interface IndexDefinition<R> {
  /** Where the row stands; undefined leaves it out of this index. */
  readonly key: (row: R) => string | number | undefined;
  /** At most one row per key. */
  readonly unique?: boolean;
  /** What the rows of one key are sorted by; when absent, the order in which they came. */
  readonly order?: (row: R) => number;
}

export interface TableDefinition<R extends Row, Names extends string = string> {
  readonly name: string;
  readonly indexes: { readonly [N in Names]: IndexDefinition<R> };
}

/** Declares a table beside its record: `const transfers = table<Transfer>()('transfers', { byProfile: … })`. */
export const table =
  <R extends Row>() =>
  <Names extends string = never>(
    name: string,
    indexes: { readonly [N in Names]: IndexDefinition<R> },
  ): TableDefinition<R, Names> => ({ name, indexes });

/** One thing that happened to a record: made, or moved along its lifecycle. */
export interface HistoryItem {
  readonly at: Instant;
  readonly move: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly cause: Cause;
  readonly reason?: string;
}

/** A row as the table holds it: `seq` is its place in the order of arrival. */
export interface Entry<R> {
  readonly seq: number;
  readonly row: R;
  readonly history: readonly HistoryItem[];
}

/** What a snapshot keeps of a row; rows are saved in the order of arrival. */
export type SavedEntry = readonly [row: Row, history: readonly HistoryItem[]];

/** The rows of one kind in one world. Reading is for everyone; writing goes through `insert`, `patch` and `remove`. */
export class Table<R extends Row, Names extends string = string> {
  readonly definition: TableDefinition<R, Names>;
  #entries = new ShardedMap<RowId, Entry<R>>();
  readonly #indexes = new Map<string, RowIndex<R>>();
  #nextSeq = 1;

  constructor(definition: TableDefinition<R, Names>) {
    this.definition = definition;
    const entryOf = (id: RowId): Entry<R> => this.#entries.get(id) as Entry<R>;
    const all: IndexDefinition<R> = { key: () => '' };
    this.#indexes.set('all', new RowIndex(all, entryOf));
    for (const name of Object.keys(definition.indexes) as Names[]) {
      this.#indexes.set(name, new RowIndex(definition.indexes[name], entryOf));
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  get(id: R['id']): R | undefined {
    return this.#entries.get(id)?.row;
  }

  entryAt(id: RowId): Entry<R> | undefined {
    return this.#entries.get(id);
  }

  history(id: R['id']): readonly HistoryItem[] {
    return this.#entries.get(id)?.history ?? [];
  }

  /** The one row at `key` of a unique index. */
  find(index: Names, key: string | number): R | undefined {
    const id = this.#index(index).unique.get(key);
    return id === undefined ? undefined : this.get(id);
  }

  /** The rows at `key` of an index, in its order. */
  list(index: Names, key: string | number): Rows<R> {
    return new Rows(this, this.#index(index).lists.get(key));
  }

  /** The keys of an index at which any row stands, in no order to rely on; nothing may be written while they are read. */
  keys(index: Names): Iterable<string | number> {
    return this.#index(index).lists.keys();
  }

  /** Every row, in the order in which they came. */
  all(): Rows<R> {
    return new Rows(this, this.#index('all').lists.get(''));
  }

  /** For snapshots. */
  *saved(): Generator<SavedEntry> {
    for (const row of this.all()) yield [row, this.history(row.id)];
  }

  load(saved: readonly SavedEntry[]): void {
    for (const [row, history] of saved) {
      const entry = { seq: this.#nextSeq, row: deepFreeze(row as R), history: deepFreeze(history) };
      let clash: string | undefined;
      try {
        clash = this.clash(row as R);
        this.put(row.id, entry);
      } catch {
        // An index could not read what it goes by.
        throw new Error(`row ${row.id} of table ${this.definition.name} does not have the form of its table`);
      }
      if (clash) throw new Error(`row ${row.id} of table ${this.definition.name} stands where another does (${clash})`);
    }
  }

  /** For the unit of work: puts an entry as it is, or takes the row away; answers what was there. */
  put(id: RowId, after: Entry<R> | undefined): Entry<R> | undefined {
    const before = this.#entries.get(id);
    const moving = [...this.#indexes.values()].filter(i => !(before && after && i.keeps(before.row, after.row)));
    if (before) for (const index of moving) index.drop(before.row);
    if (after) this.#entries.set(id, after);
    else this.#entries.delete(id);
    if (after) {
      const isNewest = after.seq >= this.#nextSeq - (before ? 1 : 0);
      for (const index of moving) index.add(after.row, isNewest);
    }
    if (after && after.seq >= this.#nextSeq) this.#nextSeq = after.seq + 1;
    if (before && !after && before.seq === this.#nextSeq - 1) this.#nextSeq = before.seq;
    return before;
  }

  /** The entry that `row` would be, with what happened added to its history. */
  entry(row: R, happened?: HistoryItem): Entry<R> {
    const before = this.#entries.get(row.id);
    const history = before?.history ?? [];
    return {
      seq: before?.seq ?? this.#nextSeq,
      row: deepFreeze(row),
      history: happened ? [...history, happened] : history,
    };
  }

  /** A copy that shares every row until one side writes; costs the same whatever the size. */
  fork(): Table<R, Names> {
    const copy = new Table(this.definition);
    copy.#entries = this.#entries.fork();
    copy.#nextSeq = this.#nextSeq;
    for (const [name, index] of this.#indexes) index.forkInto(copy.#indexes.get(name) as RowIndex<R>);
    return copy;
  }

  /** Whether `row` could stand here: the name of the unique index that another row already holds its key in. */
  clash(row: R): string | undefined {
    for (const [name, { definition, unique }] of this.#indexes) {
      const key = definition.unique ? definition.key(row) : undefined;
      const holder = key === undefined ? undefined : unique.get(key);
      if (holder !== undefined && holder !== row.id) return name;
    }
    return undefined;
  }

  #index(name: string): RowIndex<R> {
    const index = this.#indexes.get(name);
    if (!index) throw new Error(`table ${this.definition.name} has no index ${name}`);
    return index;
  }
}

/** A table as the world shows it: to be read. Rows are put in by the unit of work alone. */
export type ReadTable<R extends Row, Names extends string = string> = Omit<Table<R, Names>, 'put' | 'load' | 'fork'>;
