import { atPointer, entriesOf, isObject, type Json, type JsonObject, objectAt, tokensOf } from './json.ts';
import { type DocumentedOperation, readOperations, readWebhooks } from './read.ts';

export interface ContractChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly OperationChange[];
}

/** `id` is an operation, or the event type of a webhook. */
export interface OperationChange {
  readonly id: string;
  /** `address`, `security`, `query status`, `request body`, `reply 200`, `deprecated`, `payload`. */
  readonly parts: readonly string[];
}

/** What another edition of the contract would change. Summaries, examples and the order of things are no change. */
export function compareContracts(before: JsonObject, after: JsonObject): ContractChanges {
  const old = partsOf(before);
  const recent = partsOf(after);
  const changed = [...recent].flatMap(([id, parts]) => {
    const known = old.get(id);
    const different = known === undefined ? [] : differences(known, parts);
    return different.length === 0 ? [] : [{ id, parts: different }];
  });
  return {
    added: [...recent.keys()].filter(id => !old.has(id)),
    removed: [...old.keys()].filter(id => !recent.has(id)),
    changed,
  };
}

/** The changes as lines to print; none when nothing changed. What changed in a crowd of operations is said once. */
export function describeChanges({ added, removed, changed }: ContractChanges): readonly string[] {
  const counts = new Map<string, number>();
  for (const part of changed.flatMap(change => change.parts)) counts.set(part, (counts.get(part) ?? 0) + 1);
  const crowd = [...counts].filter(([, count]) => count > 50);
  const single = changed
    .map(({ id, parts }) => ({ id, parts: parts.filter(part => (counts.get(part) ?? 0) <= 50) }))
    .filter(({ parts }) => parts.length > 0);
  return [
    ...added.map(id => `added    ${id}`),
    ...removed.map(id => `removed  ${id}`),
    ...crowd.map(([part, count]) => `changed  ${count} operations: ${part}`),
    ...single.map(({ id, parts }) => `changed  ${id}: ${parts.join(', ')}`),
  ];
}

type Parts = ReadonlyMap<string, string>;

function differences(before: Parts, after: Parts): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter(name => before.get(name) !== after.get(name));
}

function partsOf(document: JsonObject): ReadonlyMap<string, Parts> {
  const operations = readOperations(document).map((one): [string, Parts] => [one.id, operationParts(document, one)]);
  const webhooks = readWebhooks(document).map(({ event, schema }): [string, Parts] => [
    event,
    new Map([['payload', canonical(document, schema)]]),
  ]);
  return new Map([...operations, ...webhooks]);
}

function operationParts(document: JsonObject, documented: DocumentedOperation): Parts {
  const { method, path, tag, operation, parameters, replies } = documented;
  const parts = new Map([
    ['address', `${method} ${path}`],
    ['tag', tag],
    ['security', canonical(document, operation.security ?? null)],
    ['request body', canonical(document, objectAt(operation, 'requestBody'))],
    ['deprecated', String(operation.deprecated === true)],
  ]);
  for (const one of parameters) parts.set(`${one.place} ${one.name}`, canonical(document, { ...one }));
  for (const { status, mediaType, schema } of replies) {
    parts.set(`reply ${status}`, `${mediaType} ${canonical(document, schema)}`);
  }
  return parts;
}

/** References followed, keys sorted, examples left out, so that only a change of meaning changes the text. */
function canonical(document: JsonObject, value: Json | undefined, within: readonly string[] = []): string {
  if (Array.isArray(value)) return `[${value.map(item => canonical(document, item, within)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const ref = value.$ref;
  if (typeof ref === 'string') {
    // A schema that contains itself is written once and named from then on.
    return within.includes(ref) ? ref : canonical(document, atPointer(document, tokensOf(ref)), [...within, ref]);
  }
  const parts = entriesOf(value)
    .filter(([key]) => key !== 'example' && key !== 'examples')
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(document, part, within)}`);
  return `{${parts.join(',')}}`;
}
