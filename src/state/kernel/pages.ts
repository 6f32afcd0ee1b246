import type { ChangedRows } from './changed-rows.ts';
import type { WorldData } from './snapshot.ts';
import type { Entry, ReadTable, Row, RowId, SavedEntry } from './table.ts';
import type { World } from './world.ts';

type Rows = Readonly<Record<string, readonly SavedEntry[]>>;

/**
 * A part of a world on paper. The first page has all but rows, and what a later one has of it counts instead. Rows that
 * are gone are taken out before rows are put in: one that is there already keeps its place, a new one comes last.
 */
export interface Page extends Partial<Omit<WorldData, 'tables'>> {
  readonly gone?: Readonly<Record<string, readonly RowId[]>>;
  readonly tables: Rows;
}

const ROWS_ON_A_PAGE = 1_000;

/** A whole world, a page at a time, so that a large one holds nobody up; a small one has a single page. */
export function* pagesOf(world: World): Generator<Page> {
  let page: Page & { readonly tables: Record<string, SavedEntry[]> } = { ...world.head(), tables: {} };
  let room = ROWS_ON_A_PAGE;
  for (const definition of [...world.company.tables.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    for (const saved of world.table(definition).saved()) {
      if (room === 0) {
        yield page;
        page = { tables: {} };
        room = ROWS_ON_A_PAGE;
      }
      const rows = page.tables[definition.name] ?? [];
      page.tables[definition.name] = rows;
      rows.push(saved);
      room -= 1;
    }
  }
  yield page;
}

/** What became of rows that changed, as the page to put behind those that are written already. */
export function changesOf(world: World, changed: ChangedRows): Page {
  const gone: Record<string, RowId[]> = {};
  const tables: Record<string, readonly SavedEntry[]> = {};
  for (const [name, places] of changed.tables()) {
    const definition = world.company.tables.get(name);
    if (!definition) throw new Error(`no table ${name}`);
    const rows: ReadTable<Row> = world.table(definition);
    const left = [...places].filter(([id, place]) => place !== undefined && rows.entryAt(id)?.seq !== place);
    if (left.length > 0) gone[name] = left.map(([id]) => id);
    const there = [...places.keys()].map(id => rows.entryAt(id)).filter(entry => entry !== undefined);
    if (there.length > 0) tables[name] = there.sort(bySeq).map(({ row, history }) => [row, history]);
  }
  return { ...world.head(), gone, tables };
}

const bySeq = (a: Entry<Row>, b: Entry<Row>): number => a.seq - b.seq;

/** Puts pages together to the document of a world, to be read by `readSnapshot`; throws with the number of a bad page. */
export function gather(pages: readonly unknown[]): unknown {
  if (pages.length === 1) return pages[0];
  const tables = new Map<string, Map<RowId, SavedEntry>>();
  let head: object = {};
  for (const [i, page] of pages.entries()) {
    if (!isPage(page)) throw new Error(`line ${i + 1} is not a part of a world`);
    const { gone = {}, tables: put, ...rest } = page;
    head = { ...head, ...rest };
    for (const [name, ids] of Object.entries(gone)) for (const id of ids) tables.get(name)?.delete(id);
    for (const [name, rows] of Object.entries(put)) {
      const kept = tables.get(name) ?? new Map<RowId, SavedEntry>();
      tables.set(name, kept);
      for (const saved of rows) kept.set(saved[0].id, saved);
    }
  }
  return { ...head, tables: Object.fromEntries([...tables].map(([name, rows]) => [name, [...rows.values()]])) };
}

/** Whether a page can be put together with others; what its rows are like is judged when all are there. */
function isPage(page: unknown): page is Page {
  if (!isObject(page) || !isObject(page.tables) || !isObject(page.gone ?? {})) return false;
  const rows = Object.values(page.tables).every(list => Array.isArray(list) && list.every(isEntry));
  return rows && Object.values(page.gone ?? {}).every(Array.isArray);
}

const isEntry = (entry: unknown): boolean => Array.isArray(entry) && isObject(entry[0]);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
