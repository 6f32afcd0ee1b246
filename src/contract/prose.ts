import { STATUS_CODES } from 'node:http';
import { entriesOf, isObject, type Json, type JsonObject, objectAt, stringsAt, textAt } from './json.ts';

/**
 * Copies a document's facts and none of its sentences. Everything is copied by name: a keyword not listed here is left
 * behind, so prose added to a later edition cannot slip through.
 */
export function withoutProse(document: JsonObject, summaryOf: (operationId: string) => string): JsonObject {
  const components = objectAt(document, 'components');
  return {
    openapi: document.openapi,
    info: {
      title: 'localwise: the Wise Platform API, emulated',
      version: textAt(objectAt(document, 'info'), 'version') ?? '',
    },
    servers: cleanServers(document.servers),
    tags: namesOf(document.tags),
    'x-tagGroups': cleanGroups(document['x-tagGroups']),
    paths: mapObject(objectAt(document, 'paths'), item => cleanPathItem(item, summaryOf)),
    webhooks: mapObject(objectAt(document, 'webhooks'), item => cleanPathItem(item, summaryOf)),
    components: {
      parameters: mapObject(objectAt(components, 'parameters'), cleanParameter),
      headers: mapObject(objectAt(components, 'headers'), cleanParameter),
      responses: mapObject(objectAt(components, 'responses'), (response, status) => cleanResponse(response, status)),
      securitySchemes: mapObject(objectAt(components, 'securitySchemes'), scheme =>
        pick(scheme, ['type', 'scheme', 'bearerFormat']),
      ),
      schemas: mapObject(objectAt(components, 'schemas'), cleanSchema),
    },
  };
}

const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);

function cleanPathItem(item: Json, summaryOf: (operationId: string) => string): Json {
  if (!isObject(item)) return {};
  const kept = entriesOf(item).filter(([key]) => methods.has(key) || key === 'parameters');
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === 'parameters' ? mapList(value, cleanParameter) : cleanOperation(value, summaryOf),
    ]),
  );
}

function cleanOperation(value: Json, summaryOf: (operationId: string) => string): Json {
  const operation = isObject(value) ? value : {};
  const operationId = textAt(operation, 'operationId') ?? '';
  return dropAbsent({
    tags: [...stringsAt(operation, 'tags')],
    operationId,
    summary: summaryOf(operationId),
    deprecated: operation.deprecated,
    security: operation.security,
    servers: operation.servers === undefined ? undefined : cleanServers(operation.servers),
    parameters: operation.parameters === undefined ? undefined : mapList(operation.parameters, cleanParameter),
    requestBody: operation.requestBody === undefined ? undefined : cleanBody(operation.requestBody),
    responses: mapObject(objectAt(operation, 'responses'), cleanResponse),
  });
}

/** A parameter or a header: they differ in `name` and `in` only. */
function cleanParameter(value: Json): Json {
  if (!isObject(value)) return {};
  if (value.$ref !== undefined) return { $ref: value.$ref };
  return dropAbsent({
    ...pick(value, ['name', 'in', 'required', 'deprecated', 'allowEmptyValue', 'style', 'explode']),
    schema: value.schema === undefined ? undefined : cleanSchema(value.schema),
    example: value.example,
    examples: value.examples === undefined ? undefined : cleanExamples(value.examples),
  });
}

function cleanBody(value: Json): Json {
  if (!isObject(value)) return {};
  return dropAbsent({ required: value.required, content: mapObject(objectAt(value, 'content'), cleanMedia) });
}

function cleanResponse(value: Json, status: string): Json {
  if (!isObject(value)) return {};
  if (value.$ref !== undefined) return { $ref: value.$ref };
  return dropAbsent({
    // OpenAPI demands a description; the reason phrase says what the status alone would.
    description: STATUS_CODES[status] ?? status,
    headers: value.headers === undefined ? undefined : mapObject(objectAt(value, 'headers'), cleanParameter),
    content: value.content === undefined ? undefined : mapObject(objectAt(value, 'content'), cleanMedia),
  });
}

function cleanMedia(value: Json): Json {
  if (!isObject(value)) return {};
  return dropAbsent({
    schema: value.schema === undefined ? undefined : cleanSchema(value.schema),
    example: value.example,
    examples: value.examples === undefined ? undefined : cleanExamples(value.examples),
  });
}

/** Named examples keep their value, which is data, and lose the sentence that introduces it. */
function cleanExamples(value: Json): Json {
  return isObject(value) ? mapObject(value, example => (isObject(example) ? pick(example, ['value']) : {})) : [];
}

const plainKeywords = [
  ...['$ref', 'type', 'format', 'const', 'enum', 'default', 'required', 'pattern', 'discriminator', 'deprecated'],
  ...['readOnly', 'writeOnly', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
  ...['contentMediaType', 'contentEncoding', 'example', 'examples'],
];
const schemaKeywords = ['items', 'additionalProperties', 'not', 'propertyNames', 'contains'];
const listKeywords = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const mapKeywords = ['properties', 'patternProperties'];

/** `properties` is walked by value, so a property that happens to be called `description` stays. */
function cleanSchema(value: Json): Json {
  if (!isObject(value)) return value;
  // Beside a reference other keywords say nothing new in this document, except in sentences.
  if (typeof value.$ref === 'string') return { $ref: value.$ref };
  const kept = entriesOf(value).flatMap(([key, part]): [string, Json][] => {
    if (plainKeywords.includes(key)) return [[key, part]];
    if (schemaKeywords.includes(key)) return [[key, cleanSchema(part)]];
    if (listKeywords.includes(key)) return [[key, mapList(part, cleanSchema)]];
    if (mapKeywords.includes(key)) return [[key, isObject(part) ? mapObject(part, cleanSchema) : {}]];
    return [];
  });
  return Object.fromEntries(kept);
}

function cleanServers(value: Json | undefined): Json {
  return Array.isArray(value) ? value.map(server => (isObject(server) ? pick(server, ['url']) : {})) : [];
}

function namesOf(value: Json | undefined): Json {
  return Array.isArray(value) ? value.map(tag => (isObject(tag) ? pick(tag, ['name']) : {})) : [];
}

function cleanGroups(value: Json | undefined): Json {
  return Array.isArray(value) ? value.map(group => (isObject(group) ? pick(group, ['name', 'tags']) : {})) : [];
}

function pick(object: Json, keys: readonly string[]): JsonObject {
  if (!isObject(object)) return {};
  return dropAbsent(Object.fromEntries(keys.map(key => [key, object[key]])));
}

function dropAbsent(object: JsonObject): JsonObject {
  return Object.fromEntries(entriesOf(object));
}

function mapObject(object: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(entriesOf(object).map(([key, value]) => [key, change(value, key)]));
}

function mapList(list: Json, change: (value: Json) => Json): Json {
  return Array.isArray(list) ? list.map(change) : [];
}
