import { atPointer, entriesOf, isObject, type Json, type JsonObject, objectAt, textAt, tokensOf } from './json.ts';
import type { HttpMethod } from './row.ts';

const methods = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const;

export interface Parameter {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly schema: JsonObject;
}

export interface DocumentedReply {
  readonly status: number;
  /** Null when the reply has no body. */
  readonly mediaType: string | null;
  readonly schema: JsonObject;
}

/** One operation with every reference to a shared parameter or response already followed. */
export interface DocumentedOperation {
  readonly id: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly tag: string;
  readonly operation: JsonObject;
  readonly parameters: readonly Parameter[];
  readonly replies: readonly DocumentedReply[];
}

export function follow(document: JsonObject, value: Json | undefined): JsonObject {
  let here = value;
  // A chain longer than this is a circle.
  for (let hop = 0; hop < 20 && isObject(here); hop += 1) {
    const ref = textAt(here, '$ref');
    if (ref === undefined) return here;
    here = atPointer(document, tokensOf(ref));
  }
  throw new Error(`a reference leads nowhere: ${JSON.stringify(value)}`);
}

export function readOperations(document: JsonObject): readonly DocumentedOperation[] {
  return entriesOf(objectAt(document, 'paths')).flatMap(([path, item]) => {
    if (!isObject(item)) return [];
    return Object.entries(methods).flatMap(([key, method]) => {
      const operation = item[key];
      return isObject(operation) ? [readOperation(document, path, method, item, operation)] : [];
    });
  });
}

export interface DocumentedWebhook {
  readonly event: string;
  readonly schema: JsonObject;
}

export function readWebhooks(document: JsonObject): readonly DocumentedWebhook[] {
  return entriesOf(objectAt(document, 'webhooks')).map(([event, item]) => {
    const operation = isObject(item) ? objectAt(item, 'post') : {};
    const media = objectAt(objectAt(objectAt(operation, 'requestBody'), 'content'), 'application/json');
    return { event, schema: objectAt(media, 'schema') };
  });
}

function readOperation(
  document: JsonObject,
  path: string,
  method: HttpMethod,
  item: JsonObject,
  operation: JsonObject,
): DocumentedOperation {
  const id = textAt(operation, 'operationId');
  const tags = operation.tags;
  const tag = Array.isArray(tags) && typeof tags[0] === 'string' ? tags[0] : undefined;
  if (id === undefined || tag === undefined) throw new Error(`${method} ${path} has no operationId or no tag`);
  const own = [item.parameters, operation.parameters].flatMap(list => (Array.isArray(list) ? list : []));
  return {
    id,
    method,
    path,
    tag,
    operation,
    parameters: own.map(parameter => readParameter(document, parameter)),
    replies: readReplies(document, operation),
  };
}

function readParameter(document: JsonObject, value: Json): Parameter {
  const parameter = follow(document, value);
  const name = textAt(parameter, 'name') ?? '';
  const place = textAt(parameter, 'in');
  if (place !== 'path' && place !== 'query' && place !== 'header' && place !== 'cookie') {
    throw new Error(`parameter ${name} is in an unknown place`);
  }
  return {
    name,
    place,
    required: place === 'path' || parameter.required === true,
    schema: objectAt(parameter, 'schema'),
  };
}

function readReplies(document: JsonObject, operation: JsonObject): readonly DocumentedReply[] {
  return entriesOf(objectAt(operation, 'responses'))
    .map(([status, value]) => {
      const content = entriesOf(objectAt(follow(document, value), 'content'));
      const [mediaType, media] = content[0] ?? [null, {}];
      return { status: Number(status), mediaType, schema: isObject(media) ? objectAt(media, 'schema') : {} };
    })
    .sort((left, right) => left.status - right.status);
}
