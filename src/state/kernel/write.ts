import type { HistoryItem, Row, TableDefinition } from './table.ts';
import type { World } from './world.ts';

/** Adds a record. A key that another row holds in a unique index is a bug in the verb, which must look first. */
export function insert<R extends Row>(world: World, definition: TableDefinition<R, never>, row: R): R {
  const rows = world.table(definition);
  const clash = rows.get(row.id) ? 'id' : rows.clash(row);
  if (clash) throw new Error(`${definition.name}: another row has this ${clash}`);
  const born: HistoryItem = { at: world.now, move: 'create', from: null, to: statusOf(row), cause: world.cause };
  world.write(definition, row.id, rows.entry(row, born));
  return row;
}

/** Replaces parts of a record: anything but its id and its status, which only moves along its lifecycle. */
export function patch<R extends Row>(
  world: World,
  definition: TableDefinition<R, never>,
  id: R['id'],
  changes: Partial<Omit<R, 'id' | 'status'>>,
): R {
  return replace(world, definition, id, changes as Partial<R>);
}

/** Takes a record away, for things that are deleted for good. */
export function remove<R extends Row>(world: World, definition: TableDefinition<R, never>, id: R['id']): void {
  world.write(definition, id, undefined);
}

/** For the lifecycle engine and `patch` alone. */
export function replace<R extends Row>(
  world: World,
  definition: TableDefinition<R, never>,
  id: R['id'],
  changes: Partial<R>,
  event?: HistoryItem,
): R {
  const rows = world.table(definition);
  const before = rows.get(id);
  if (!before) throw new Error(`${definition.name}: no row ${id}`);
  const row = { ...before, ...changes };
  world.write(definition, id, rows.entry(row, event));
  return row;
}

const statusOf = (row: Row): string | null => ('status' in row ? String(row.status) : null);
