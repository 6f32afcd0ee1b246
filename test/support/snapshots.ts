/** What a world on paper must be: the same as long as nothing happened, and the world itself when it is read back. */
import { instant, type Row, type TableDefinition, World, type WorldData } from '../../src/state/kernel/index.ts';

const text = (value: unknown): string => JSON.stringify(value);

/** Rows are never changed in place, and what failed puts back those that were: to look at their identity is enough. */
export function isSame(before: WorldData, after: WorldData): boolean {
  const [tables, others] = [Object.keys(before.tables), Object.keys(after.tables)];
  if (text(tables) !== text(others)) return false;
  if (text({ ...before, tables: null }) !== text({ ...after, tables: null })) return false;
  return tables.every(name => sameRows(before.tables[name] ?? [], after.tables[name] ?? []));
}

type Saved = WorldData['tables'][string];

const sameRows = (before: Saved, after: Saved): boolean =>
  before.length === after.length &&
  before.every(([row, history], i) => {
    const other = after[i];
    return (row === other?.[0] && history === other[1]) || text([row, history]) === text(other);
  });

/** Keys that a row had at any time, by table and index: one that no row has any more must be empty. */
export class SeenKeys {
  readonly #keys = new Map<string, Set<string | number>>();
  readonly #rows = new WeakSet<Row>();

  note(world: World): void {
    for (const definition of world.company.tables.values()) {
      for (const row of world.table(definition).all()) if (!this.#rows.has(row)) this.#noteRow(definition, row);
    }
  }

  at(definition: TableDefinition<Row, string>, index: string): ReadonlySet<string | number> {
    return this.#keys.get(`${definition.name}.${index}`) ?? new Set();
  }

  #noteRow(definition: TableDefinition<Row, string>, row: Row): void {
    this.#rows.add(row);
    for (const [name, { key }] of Object.entries(definition.indexes)) {
      const [place, at] = [`${definition.name}.${name}`, key(row)];
      if (at === undefined) continue;
      const keys = this.#keys.get(place) ?? new Set();
      this.#keys.set(place, keys.add(at));
    }
  }
}

/** The world must come back from its snapshot as it is, its indexes included. */
export function misloaded(world: World, saved: WorldData, seen: SeenKeys): string[] {
  const { company } = world;
  const paper = text(saved);
  const loaded = World.load(JSON.parse(paper), { company, system: { now: () => instant(0) } });
  const findings = text(loaded.save()) === paper ? [] : ['load(save(world)) is another world'];
  for (const definition of company.tables.values()) findings.push(...misindexed(world, loaded, definition, seen));
  return findings;
}

function misindexed(world: World, rebuilt: World, definition: TableDefinition<Row, string>, seen: SeenKeys): string[] {
  const [here, there] = [world.table(definition), rebuilt.table(definition)];
  const findings: string[] = [];
  for (const [name, { unique }] of Object.entries(definition.indexes)) {
    for (const at of seen.at(definition, name)) {
      const ids = (rows: typeof here) =>
        unique ? String(rows.find(name, at)?.id) : [...rows.list(name, at)].map(({ id }) => id).join();
      if (ids(here) !== ids(there))
        findings.push(`${definition.name}.${name} at ${at}: ${ids(here)}, not ${ids(there)}`);
    }
  }
  return findings;
}
