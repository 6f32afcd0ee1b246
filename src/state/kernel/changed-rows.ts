import type { RowId } from './table.ts';

/** A row that a unit of work wrote, with the place in the order of arrival that it had before; none if it was new. */
export interface Touch {
  readonly table: string;
  readonly id: RowId;
  readonly place: number | undefined;
}

type Places = ReadonlyMap<RowId, number | undefined>;

/** Which rows of a world differ from what was written down last, and where each stood then. */
export class ChangedRows {
  readonly #tables = new Map<string, Map<RowId, number | undefined>>();

  note(touches: readonly Touch[]): void {
    for (const { table, id, place } of touches) this.#note(table, id, place);
  }

  /** Adds what changed after this. */
  add(later: ChangedRows): void {
    for (const [table, places] of later.tables()) for (const [id, place] of places) this.#note(table, id, place);
  }

  tables(): Iterable<readonly [table: string, places: Places]> {
    return this.#tables;
  }

  /** The first place counts: it is the one that was written down. */
  #note(table: string, id: RowId, place: number | undefined): void {
    const places = this.#tables.get(table) ?? new Map<RowId, number | undefined>();
    this.#tables.set(table, places);
    if (!places.has(id)) places.set(id, place);
  }
}
