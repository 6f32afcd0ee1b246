/** Which operations are served, and by whom: those of the contract this program was built for, or those of a file. */
import { existsSync, readFileSync } from 'node:fs';
import { type OperationId, type OperationRow, operations } from './contract/generated/operations.ts';
import { isObject, type JsonObject, objectAt, textAt } from './contract/json.ts';
import type { Row } from './contract/row.ts';
import { lazily, readFixture } from './outside/package-files.ts';
import { gap } from './routes/binding.ts';
import { handlers } from './routes/index.ts';
import { legacyRoutes } from './routes/legacy/index.ts';
import type { LegacyRoute } from './routes/legacy/row.ts';
import type { AnyHandler } from './routes/plugins/decorators.ts';
import type { Served } from './routes/plugins/dispatch.ts';
import type { ContractDocument } from './routes/plugins/validators.ts';
import { version } from './routes/version.ts';

export interface ServedContract {
  readonly served: readonly Served[];
  readonly legacy: readonly LegacyRoute[];
  /** What requests and replies are held against. */
  readonly document: () => ContractDocument;
}

/** What marks a contract that localwise wrote: published documents lack the amendments. */
const MARK = 'x-localwise';

export const marked = (contract: JsonObject, source: string): JsonObject => ({
  ...contract,
  [MARK]: { version, source },
});

/** The contract to serve; the program's own without a file. @throws Error when the file holds none */
export async function openContract(file: string | null, warn: (text: string) => void): Promise<ServedContract> {
  if (file === null) {
    const served = serve(Object.values(operations));
    return { served, legacy: legacyRoutes, document: lazily(ownDocument) };
  }
  const contract = readContract(file);
  const { version: writer, source } = objectAt(contract, MARK);
  if (writer !== version)
    warn(`${file} was written by localwise ${writer}; localwise contract ${source} --out ${file} writes it anew`);
  const { rowsIn } = await import('./contract/row-writer.ts');
  const served = serve(rowsIn(contract));
  return { served, legacy: legacyBeside(served), document: () => contract as unknown as ContractDocument };
}

const ownDocument = (): ContractDocument => readFixture('contract/openapi.json') as ContractDocument;

function readContract(file: string): JsonObject {
  if (!existsSync(file)) throw new Error(`there is no contract at ${file}`);
  let contract: unknown;
  try {
    contract = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Said below: a YAML document is no contract of ours either.
  }
  if (isObject(contract) && textAt(objectAt(contract, MARK), 'version') !== undefined) return contract;
  throw new Error(
    `${file} is no contract that localwise wrote; localwise contract ${file} --out contract.json makes one of an OpenAPI document`,
  );
}

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
function legacyBeside(served: readonly Served[]): readonly LegacyRoute[] {
  const ids = new Set(served.map(({ row }) => row.id));
  const taken = new Set(served.map(({ row }) => shapeOf(row)));
  return legacyRoutes.filter(route => ids.has(route.sameAs) && !taken.has(shapeOf(route)));
}

const shapeOf = ({ method, url }: Pick<Row, 'method' | 'url'>): string => `${method} ${url.replace(/:\w+/g, ':')}`;
