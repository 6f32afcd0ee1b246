import type { Amendment, Patch } from './amendment.ts';
import { amendments } from './amendments.ts';
import { acceptIdsAsText } from './ids.ts';
import { atPointer, isObject, type Json, type JsonObject, replaceAt, tokensOf } from './json.ts';
import { readOperations } from './read.ts';

type PlainPatch = Exclude<Patch, { copy: string }>;

export interface Amended {
  readonly contract: JsonObject;
  /** Amendments that found nothing to amend: the document has moved on, and the list should too. */
  readonly notes: readonly string[];
}

export function amend(document: JsonObject, list: readonly Amendment[] = amendments): Amended {
  const operations = placesOfOperations(document);
  const notes: string[] = [];
  let contract: Json = acceptIdsAsText(document);
  const find = (place: string): Json | undefined => {
    const tokens = tokensFrom(place, operations);
    return tokens && atPointer(contract, tokens);
  };
  for (const { where, what } of list) {
    for (const place of typeof where === 'string' ? [where] : where) {
      const before = find(place);
      const after = before === undefined ? undefined : patched(before, asPlainPatch(what, find));
      if (after === undefined) notes.push(`nothing to amend at ${place}`);
      else contract = replaceAt(contract, tokensFrom(place, operations) ?? [], after);
    }
  }
  return { contract: isObject(contract) ? contract : document, notes };
}

function asPlainPatch(patch: Patch, find: (place: string) => Json | undefined): PlainPatch | undefined {
  if (!('copy' in patch)) return patch;
  const copied = find(patch.copy);
  return copied === undefined ? undefined : { add: { [patch.as]: copied } };
}

function placesOfOperations(document: JsonObject): ReadonlyMap<string, readonly string[]> {
  const places = readOperations(document).map(({ id, path, method }): [string, readonly string[]] => [
    id,
    ['paths', path, method.toLowerCase()],
  ]);
  return new Map(places);
}

function tokensFrom(place: string, operations: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  if (place.startsWith('#/')) return tokensOf(place.slice(1));
  const [operationId = '', ...rest] = place.split('/');
  const operation = operations.get(operationId);
  return operation && [...operation, ...tokensOf(`/${rest.join('/')}`)];
}

/** Undefined when the patch would change nothing. */
function patched(value: Json, patch: PlainPatch | undefined): Json | undefined {
  if (patch === undefined) return undefined;
  if ('set' in patch) return JSON.stringify(value) === JSON.stringify(patch.set) ? undefined : patch.set;
  if (!isObject(value)) return undefined;
  if ('nullable' in patch) return withNull(value);
  if ('add' in patch) {
    return Object.keys(patch.add).some(key => key in value) ? undefined : { ...value, ...patch.add };
  }
  const kept = Object.entries(value).filter(([key]) => !patch.drop.includes(key));
  return kept.length === Object.keys(value).length - patch.drop.length ? Object.fromEntries(kept) : undefined;
}

function withNull(schema: JsonObject): Json | undefined {
  const type = schema.type;
  if (typeof type !== 'string' && !Array.isArray(type)) return { oneOf: [schema, { type: 'null' }] };
  const types = typeof type === 'string' ? [type] : type;
  const open = types.includes('null') ? types : [...types, 'null'];
  const choices = Array.isArray(schema.enum) && !schema.enum.includes(null) ? [...schema.enum, null] : schema.enum;
  const after = { ...schema, type: open, ...(choices === undefined ? {} : { enum: choices }) };
  return JSON.stringify(after) === JSON.stringify(schema) ? undefined : after;
}
