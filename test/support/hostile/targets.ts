import { type OperationRow, operations } from '../../../src/contract/generated/operations.ts';
import { isGap } from '../../../src/routes/binding.ts';
import { handlers } from '../../../src/routes/index.ts';
import { legacyRoutes } from '../../../src/routes/legacy/index.ts';
import { spoiltBodies } from './spoilt-bodies.ts';
import { spoiltHeaders, spoiltPaths, spoiltQueries } from './spoilt-urls.ts';
import type { Request, Subjects } from './subjects.ts';
import type { Wire } from './wire.ts';

/** Something that can be called and is more than a gap. */
export interface Target {
  readonly name: string;
  /** Of the contract, but for the path and method where it is an older one. */
  readonly row: OperationRow;
}

const contracted: readonly Target[] = Object.values(operations)
  .filter(row => !isGap(handlers[row.id]))
  .map(row => ({ name: row.id, row }));

const older: readonly Target[] = legacyRoutes.map(({ method, url, sameAs }) => ({
  name: `${method} ${url}`,
  row: { ...operations[sameAs], method, url, path: url.replace(/:(\w+)/g, '{$1}') },
}));

export const targets: readonly Target[] = [...contracted, ...older];

/** Everything that is tried of one target: each part of its request, spoilt in each way. */
export function mutationsOf(
  row: OperationRow,
  request: Request,
  subjects: Subjects,
  queries: readonly string[],
): Wire[] {
  return [
    ...spoiltBodies(row, request),
    ...spoiltQueries(row, request, queries),
    ...spoiltPaths(row, request, subjects),
    ...spoiltHeaders(row, request),
  ];
}
