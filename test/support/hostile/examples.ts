import { type OperationRow, operations } from '../../../src/contract/generated/operations.ts';
import { readFixture } from '../../../src/outside/package-files.ts';
import { PERSONAL } from '../sender.ts';
import type { Request } from './subjects.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema?: { readonly type?: unknown; readonly enum?: readonly unknown[]; readonly example?: unknown };
}

// biome-ignore lint/suspicious/noExplicitAny: the document is walked, not modelled.
const contract = readFixture('contract/openapi.json') as any;
const UUID = '00000000-0000-4000-8000-000000000000';

const objectOf = ({ id }: OperationRow) => {
  const { path, method } = operations[id];
  return contract.paths[path][method.toLowerCase()];
};

const parametersOf = (row: OperationRow): readonly Parameter[] =>
  (objectOf(row).parameters ?? []).map((p: { $ref?: string }) =>
    p.$ref ? contract.components.parameters[p.$ref.split('/').at(-1) ?? ''] : p,
  );

export const queriesOf = (row: OperationRow, { query = {} }: Request): readonly string[] => [
  ...new Set([
    ...parametersOf(row)
      .filter(p => p.in === 'query')
      .map(p => p.name),
    ...Object.keys(query),
  ]),
];

/** A request of the contract's own examples, for an operation that nobody has furnished the world for. */
export function exampleOf(row: OperationRow): Request {
  const of = (place: string) => parametersOf(row).filter(p => p.in === place);
  const content = objectOf(row).requestBody?.content?.[row.requestTypes[0] ?? ''];
  const examples = Object.values(content?.examples ?? {}) as { value?: never }[];
  const example = (p: Parameter) => p.example ?? p.schema?.example ?? p.schema?.enum?.[0];
  const id = (p: Parameter) => (p.schema?.type === 'integer' ? 1 : UUID);
  return {
    params: Object.fromEntries(
      of('path').map(p => [p.name, p.name === 'profileId' ? PERSONAL : String(p.schema?.enum?.[0] ?? id(p))]),
    ),
    query: Object.fromEntries(
      of('query')
        .filter(p => p.required)
        .map(p => [p.name, String(example(p) ?? 'GBP')]),
    ),
    headers: row.idempotency === null ? {} : { 'x-idempotence-uuid': UUID },
    ...(content === undefined ? {} : { body: content.example ?? examples[0]?.value ?? {} }),
  };
}
