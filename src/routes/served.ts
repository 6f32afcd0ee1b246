import { type OperationId, type OperationRow, operations } from '../contract/generated/operations.ts';
import type { Row } from '../contract/row.ts';
import { gap } from './binding.ts';
import { handlers } from './index.ts';
import { legacyRoutes } from './legacy/index.ts';
import type { LegacyRoute } from './legacy/row.ts';
import type { AnyHandler } from './plugins/decorators.ts';
import type { Served } from './plugins/dispatch.ts';

/** The contract that this program was built for. */
export const ownRows: readonly OperationRow[] = Object.values(operations);

/** Operations with who answers them. One that the program was not built for is a gap. */
export const serve = (rows: readonly Row[]): readonly Served[] =>
  rows.map(row => ({ row: row as OperationRow, handler: handlerOf(row) }));

/** A handler reads its path by the names of its own contract: where those have changed, it would find nothing. */
function handlerOf({ id, path }: Row): AnyHandler {
  const known = Object.hasOwn(operations, id) ? (id as OperationId) : undefined;
  if (known === undefined || namesIn(operations[known].path) !== namesIn(path))
    return gap(id as OperationId) as AnyHandler;
  return handlers[known] as AnyHandler;
}

const namesIn = (path: string): string => (path.match(/\{\w+\}/g) ?? []).sort().join();

/** The older paths, but those whose operation is gone, and those that the contract has taken for itself. */
export function legacyBeside(served: readonly Served[]): readonly LegacyRoute[] {
  const ids = new Set(served.map(({ row }) => row.id));
  const taken = new Set(served.map(({ row }) => shapeOf(row)));
  return legacyRoutes.filter(route => ids.has(route.sameAs) && !taken.has(shapeOf(route)));
}

const shapeOf = ({ method, url }: Pick<Row, 'method' | 'url'>): string => `${method} ${url.replace(/:\w+/g, ':')}`;
