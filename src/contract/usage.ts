import { atPointer, entriesOf, isObject, type Json, type JsonObject, objectAt, tokensOf } from './json.ts';
import { readOperations, readWebhooks } from './read.ts';

export const schemaPrefix = '#/components/schemas/';

/** Names of the component schemas that travel in each direction. */
export interface UsedSchemas {
  readonly replies: ReadonlySet<string>;
  readonly requests: ReadonlySet<string>;
}

// Asked for once per type written, and costly; a document never changes once it is built.
const known = new WeakMap<JsonObject, UsedSchemas>();

export function usedSchemas(document: JsonObject): UsedSchemas {
  const found = known.get(document) ?? findUsed(document);
  known.set(document, found);
  return found;
}

function findUsed(document: JsonObject): UsedSchemas {
  const replies = new Set<string>();
  const requests = new Set<string>();
  for (const { operation, parameters, replies: documented } of readOperations(document)) {
    collect(document, objectAt(operation, 'requestBody'), requests);
    for (const parameter of parameters) collect(document, parameter.schema, requests);
    for (const reply of documented) collect(document, reply.schema, replies);
  }
  for (const webhook of readWebhooks(document)) collect(document, webhook.schema, replies);
  return { replies, requests };
}

/** Examples are data: a `$ref` inside one means nothing. */
function collect(document: JsonObject, value: Json | undefined, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(document, item, found);
  if (!isObject(value)) return;
  const ref = value.$ref;
  if (typeof ref === 'string' && ref.startsWith(schemaPrefix) && !found.has(ref.slice(schemaPrefix.length))) {
    found.add(ref.slice(schemaPrefix.length));
    collect(document, atPointer(document, tokensOf(ref)), found);
  }
  for (const [key, part] of entriesOf(value)) {
    if (key !== 'example' && key !== 'examples') collect(document, part, found);
  }
}
