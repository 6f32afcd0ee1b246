import { parse } from 'yaml';
import { isObject, type JsonObject, objectAt } from './json.ts';

/** An OpenAPI document from its text. @throws Error when it is none */
export function parseDocument(text: string, name: string): JsonObject {
  // YAML is a superset of JSON, and far slower to read.
  const document: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text);
  if (!isObject(document) || Object.keys(objectAt(document, 'paths')).length === 0)
    throw new Error(`${name} is not an OpenAPI document: it has no paths`);
  return document;
}
