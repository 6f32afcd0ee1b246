import { existsSync, readFileSync } from 'node:fs';
import { isObject, type JsonObject, objectAt, textAt } from './contract/json.ts';
import type { Row } from './contract/row.ts';
import { readFixture } from './outside/package-files.ts';
import type { ContractDocument } from './routes/plugins/validators.ts';
import { ownRows } from './routes/served.ts';
import { version } from './routes/version.ts';

/** A contract to serve: its rows, and the document that requests and replies are held against. */
export interface OpenedContract {
  readonly rows: readonly Row[];
  readonly document: () => ContractDocument;
}

/** What marks a contract that localwise wrote: published documents lack the amendments. */
const MARK = 'x-localwise';

export const marked = (contract: JsonObject, source: string): JsonObject => ({
  ...contract,
  [MARK]: { version, source },
});

/** The contract this program was built for, or the one of a file. @throws Error when the file holds none */
export async function openContract(file: string | null, warn: (text: string) => void): Promise<OpenedContract> {
  if (file === null) return { rows: ownRows, document: () => readFixture('contract/openapi.json') as ContractDocument };
  const contract = readContract(file);
  const { version: writer, source } = objectAt(contract, MARK);
  if (writer !== version)
    warn(`${file} was written by localwise ${writer}; localwise contract ${source} --out ${file} writes it anew`);
  const { rowsIn } = await import('./contract/row-writer.ts');
  return { rows: rowsIn(contract), document: () => contract as unknown as ContractDocument };
}

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
