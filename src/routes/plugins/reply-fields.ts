import type { OperationRow } from '../../contract/generated/operations.ts';
import type { ContractDocument } from './validators.ts';

/** A field of a reply, and what may stand within it. The items of a list are as their list, with `[]` in their path. */
interface Field {
  readonly path: string;
  readonly within: Fields;
}

type Fields = Map<string, Field>;

/** What the successful replies of an operation may hold. */
export interface ReplyFields {
  readonly within: ReadonlyMap<string, Field>;
  /** Of every field, such as `activities[].id`. */
  readonly paths: readonly string[];
}

export type FieldsOf = (row: OperationRow) => ReplyFields;

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** The documented fields of replies, worked out for an operation when it is first asked about. */
export function replyFields(document: () => ContractDocument): FieldsOf {
  const known = new Map<string, ReplyFields>();
  return row => {
    const fields = known.get(row.id) ?? fieldsIn(document(), row);
    known.set(row.id, fields);
    return fields;
  };
}

function fieldsIn(document: ContractDocument, row: OperationRow): ReplyFields {
  const within: Fields = new Map();
  const responses = document.paths[row.path]?.[row.method.toLowerCase()]?.responses ?? {};
  for (const [status, { content }] of Object.entries(responses)) {
    const schema = content?.['application/json']?.schema as Schema | undefined;
    if (schema && status.startsWith('2')) gather({ document, schema, path: '', trail: [] }, within);
  }
  return { within, paths: pathsIn(within) };
}

interface Place {
  readonly document: ContractDocument;
  readonly schema: Schema;
  readonly path: string;
  /** The references that led here: one that leads to itself is followed once. */
  readonly trail: readonly string[];
}

function gather({ schema, ...place }: Place, into: Fields): void {
  const { $ref, items, properties = {} } = schema;
  if ($ref !== undefined) {
    if (place.trail.includes($ref)) return;
    gather({ ...place, schema: followed(place.document, $ref), trail: [...place.trail, $ref] }, into);
  }
  for (const part of [schema.allOf, schema.oneOf, schema.anyOf].flat())
    if (part) gather({ ...place, schema: part }, into);
  if (items) gather({ ...place, schema: items, path: `${place.path}[]` }, into);
  for (const [name, inner] of Object.entries(properties)) {
    const path = place.path === '' ? name : `${place.path}.${name}`;
    const field = into.get(name) ?? { path, within: new Map() };
    into.set(name, field);
    gather({ ...place, schema: inner, path }, field.within);
  }
}

function followed(document: unknown, ref: string): Schema {
  let found = document;
  for (const name of ref.slice(2).split('/')) found = (found as Record<string, unknown> | undefined)?.[name];
  return (found ?? {}) as Schema;
}

const pathsIn = (fields: Fields): string[] =>
  [...fields.values()].flatMap(({ path, within }) => [path, ...pathsIn(within)]);

/** Notes which documented fields of a reply have a value. */
export function noteFields(value: unknown, within: ReadonlyMap<string, Field>, seen: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) noteFields(item, within, seen);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, field] of within) {
    const inner = (value as Record<string, unknown>)[name];
    if (inner === undefined || inner === null) continue;
    seen.add(field.path);
    noteFields(inner, field.within, seen);
  }
}
