import { factsProblems } from './facts.ts';
import { entriesOf, isObject, type JsonObject, objectAt } from './json.ts';
import { type DocumentedOperation, type DocumentedReply, follow, type Parameter, readOperations } from './read.ts';
import { rowsOf, writeRow } from './row-writer.ts';
import { banner, contextFor, tidy } from './schema-writer.ts';
import { propertyName, quoted, type TypeContext, typeOf } from './type-writer.ts';

interface Contexts {
  readonly document: JsonObject;
  readonly reply: TypeContext;
  readonly request: TypeContext;
}

/** `operations.ts`: the types of every request and reply, and the row of every operation. */
export function writeOperations(document: JsonObject): string {
  const operations = readOperations(document);
  const problems = factsProblems(operations);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const contexts: Contexts = {
    document,
    reply: contextFor(document, 'reply', undefined, 'schemas.'),
    request: contextFor(document, 'request', undefined, 'schemas.'),
  };
  const types = operations.map(operation => writeTypes(operation, contexts)).join('\n');
  const rows = rowsOf(document, operations).map(writeRow).join('\n');
  const tags = [...new Set(operations.map(operation => operation.tag))];
  const used = ['EnvelopeContent', 'FileBody', 'MultipartBody']
    .filter(name => types.includes(name))
    .map(name => `${name}, `);
  return tidy(`${banner}
import type { ${used.join('')}Row } from '../row.ts';
import type * as schemas from './schemas.ts';

export type * from '../row.ts';

/** The request and the documented replies (429 apart) of every operation. */
export interface Operations {
${types}
}

export type OperationId = keyof Operations;

export type Tag =
${tags.map(tag => `  | ${quoted(tag)}`).join('\n')};

export type OperationRow = Row<OperationId, Tag>;

export const operations: Readonly<Record<OperationId, OperationRow>> = {
${rows}
};
`);
}

function writeTypes(documented: DocumentedOperation, contexts: Contexts): string {
  const { id, tag, parameters, replies } = documented;
  const request = contexts.request;
  const indent = '      ';
  const at = (place: Parameter['place']): readonly Parameter[] => parameters.filter(one => one.place === place);
  const written = replies.filter(reply => reply.status !== 429);
  return [
    `  readonly ${propertyName(id)}: {`,
    `    readonly tag: ${quoted(tag)};`,
    '    readonly request: {',
    `      readonly params: ${block(at('path'), one => typeOf(one.schema, request, indent), indent)};`,
    `      readonly query: ${block(at('query'), one => typeOf(one.schema, request, indent), indent)};`,
    `      readonly headers: ${block(headersOf(at('header')), headerType, indent)};`,
    `      readonly body: ${bodyType(documented, contexts, indent)};`,
    '    };',
    '    readonly replies: {',
    ...written.map(reply => `      readonly ${reply.status}: ${replyType(reply, contexts.reply, indent)};`),
    '    };',
    '  };',
  ].join('\n');
}

function headersOf(headers: readonly Parameter[]): readonly Parameter[] {
  return headers
    .map(header => ({ ...header, name: header.name.toLowerCase() }))
    .filter(header => header.name !== 'authorization');
}

/** Header values are never coerced: whatever the document says, they arrive as text. */
function headerType(): string {
  return 'string';
}

function block(parameters: readonly Parameter[], type: (parameter: Parameter) => string, indent: string): string {
  if (parameters.length === 0) return '{}';
  const lines = parameters.flatMap(parameter => {
    const key = `${propertyName(parameter.name)}${parameter.required ? '' : '?'}`;
    const line = `${indent}  readonly ${key}: ${type(parameter)};`;
    // The document leaves `explode` at its default, so a list repeats its name.
    return parameter.schema.type === 'array' ? [`${indent}  /** Repeated: \`name=a&name=b\`. */`, line] : [line];
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function bodyType({ operation }: DocumentedOperation, { document, request }: Contexts, indent: string): string {
  if (operation.requestBody === undefined) return 'undefined';
  const body = follow(document, operation.requestBody);
  const [mediaType, media] = entriesOf(objectAt(body, 'content'))[0] ?? ['', {}];
  const type = mediaBodyType(mediaType, isObject(media) ? media : {}, request, indent);
  return body.required === true ? type : `${type} | undefined`;
}

function mediaBodyType(mediaType: string, media: JsonObject, request: TypeContext, indent: string): string {
  if (mediaType === 'multipart/form-data') return 'MultipartBody';
  // The envelope travels as one compact string; a handler sees what is inside.
  if (mediaType.startsWith('application/jose')) return 'EnvelopeContent';
  return typeOf(objectAt(media, 'schema'), request, indent);
}

function replyType({ mediaType, schema }: DocumentedReply, context: TypeContext, indent: string): string {
  if (mediaType === null) return 'undefined';
  if (mediaType.startsWith('text/')) return 'string';
  if (mediaType.startsWith('application/jose')) return 'EnvelopeContent';
  return mediaType.includes('json') ? typeOf(schema, context, indent) : 'FileBody';
}
