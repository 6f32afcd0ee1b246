import { atPointer, entriesOf, isObject, type Json, type JsonObject, replaceAt } from './json.ts';
import { readOperations } from './read.ts';
import { usedSchemas } from './usage.ts';

const isIdName = /^(?:id|profile|user|business|recipient|targetAccount|sourceAccount)$|[a-z]Ids?$/;

/**
 * In request bodies a numeric id may also arrive as a string of digits. A rule and not a list, because partners'
 * programs do it everywhere: ids outgrow 32 bits, so many clients keep them as text.
 * @source recorded: quotes and transfers created with `targetAccount` as a string
 */
export function acceptIdsAsText(document: JsonObject): JsonObject {
  const { requests, replies } = usedSchemas(document);
  const bodies = readOperations(document).map(({ path, method }) => [
    'paths',
    path,
    method.toLowerCase(),
    'requestBody',
  ]);
  // A component that replies use too must stay strict: what we send is always a number.
  const components = [...requests].filter(name => !replies.has(name)).map(name => ['components', 'schemas', name]);
  let amended: Json = document;
  for (const tokens of [...bodies, ...components]) {
    const part = atPointer(amended, tokens);
    if (part !== undefined) amended = replaceAt(amended, tokens, widen(part));
  }
  return isObject(amended) ? amended : document;
}

function widen(value: Json): Json {
  if (Array.isArray(value)) return value.map(widen);
  if (!isObject(value)) return value;
  const parts = entriesOf(value).map(([key, part]): [string, Json] => {
    if (key === 'example' || key === 'examples') return [key, part];
    return [key, key === 'properties' && isObject(part) ? widenProperties(part) : widen(part)];
  });
  return Object.fromEntries(parts);
}

function widenProperties(properties: JsonObject): JsonObject {
  const widened = entriesOf(properties).map(([name, schema]): [string, Json] => [
    name,
    isIdName.test(name) && isObject(schema) ? withText(schema) : widen(schema),
  ]);
  return Object.fromEntries(widened);
}

function withText(schema: JsonObject): JsonObject {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  if (!types.includes('integer') || types.includes('string')) return schema;
  const others = types.filter(type => type !== 'integer' && type !== undefined);
  return { ...schema, type: ['integer', 'string', ...others], pattern: '^[0-9]+$' };
}
