import { dialectOf, joseOf, scaProtected } from './facts.ts';
import { entriesOf, isObject, type JsonObject, listAt, objectAt, textAt } from './json.ts';
import { type DocumentedOperation, follow, readOperations } from './read.ts';
import type { Row, TokenKind } from './row.ts';
import { propertyName, quoted } from './type-writer.ts';

/** The rows of a contract that is already stripped and amended. */
export const rowsIn = (contract: JsonObject): readonly Row[] => rowsOf(contract, readOperations(contract));

/** Every operation's row, in the document's order. */
export const rowsOf = (document: JsonObject, operations: readonly DocumentedOperation[]): readonly Row[] =>
  operations.map(operation => rowOf(document, operation));

function rowOf(document: JsonObject, documented: DocumentedOperation): Row {
  const { id, method, path, tag, operation, replies } = documented;
  const success = replies.find(reply => reply.status >= 200 && reply.status < 300);
  if (success === undefined) throw new Error(`${id} documents no success`);
  const body = operation.requestBody === undefined ? {} : follow(document, operation.requestBody);
  const requestTypes = entriesOf(objectAt(body, 'content')).map(([type]) => type);
  return {
    id,
    method,
    path,
    url: path.replace(/\{(\w+)\}/g, ':$1'),
    tag,
    summary: textAt(operation, 'summary') ?? '',
    ...securityOf(operation),
    success: success.status,
    statuses: replies.map(reply => reply.status),
    requestTypes,
    bodyRequired: body.required === true,
    replyType: success.mediaType,
    requiredHeaders: requiredHeaders(documented),
    sca: scaProtected.includes(id),
    idempotency: idempotencyOf(documented),
    jose: joseOf(documented, requestTypes),
    deprecated: operation.deprecated === true,
    errors: dialectOf(id),
  };
}

function securityOf(operation: JsonObject): { security: readonly TokenKind[]; anonymous: boolean } {
  const alternatives = listAt(operation, 'security').filter(isObject);
  const security = alternatives.flatMap(alternative => Object.keys(alternative)).map(tokenKind);
  return { security, anonymous: security.length === 0 || alternatives.some(one => Object.keys(one).length === 0) };
}

function tokenKind(scheme: string): TokenKind {
  switch (scheme) {
    case 'UserToken':
    case 'PersonalToken':
    case 'ClientCredentialsToken':
    case 'BasicAuth':
      return scheme;
    default:
      throw new Error(`unknown security scheme ${scheme}`);
  }
}

function requiredHeaders({ parameters }: DocumentedOperation): readonly string[] {
  const headers = parameters.filter(parameter => parameter.place === 'header' && parameter.required);
  return headers.map(header => header.name.toLowerCase()).filter(name => name !== 'authorization');
}

function idempotencyOf({ parameters }: DocumentedOperation): Row['idempotency'] {
  const header = parameters.find(parameter => parameter.name.toLowerCase() === 'x-idempotence-uuid');
  if (header === undefined) return null;
  return header.required ? 'required' : 'optional';
}

export function writeRow(row: Row): string {
  const fields = Object.entries(row).map(([name, value]) => `    ${name}: ${written(value)},`);
  return `  ${propertyName(row.id)}: {\n${fields.join('\n')}\n  },`;
}

function written(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  return Array.isArray(value) ? `[${value.map(written).join(', ')}]` : String(value);
}
