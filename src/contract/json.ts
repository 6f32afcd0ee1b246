/** Any JSON value, and the few ways the generator looks inside one without ever trusting its shape. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a key, or an empty one: an OpenAPI document may leave out almost everything. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isObject(value) ? value : {};
}

export function listAt(parent: JsonObject, key: string): readonly Json[] {
  const value = parent[key];
  return Array.isArray(value) ? value : [];
}

export function textAt(parent: JsonObject, key: string): string | undefined {
  const value = parent[key];
  return typeof value === 'string' ? value : undefined;
}

export function stringsAt(parent: JsonObject, key: string): readonly string[] {
  return listAt(parent, key).filter(item => typeof item === 'string');
}

export function entriesOf(object: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

/** JSON Pointer, RFC 6901: `/` and `~` inside a name are written `~1` and `~0`. */
export function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function pointerOf(tokens: readonly string[]): string {
  return tokens.map(token => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function atPointer(root: Json, tokens: readonly string[]): Json | undefined {
  let here: Json | undefined = root;
  for (const token of tokens) {
    if (Array.isArray(here)) here = here[Number(token)];
    else if (isObject(here)) here = here[token];
    else return undefined;
  }
  return here;
}

/** A copy of `root` with the value at `tokens` replaced; everything off that path is shared, never mutated. */
export function replaceAt(root: Json, tokens: readonly string[], value: Json): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  if (Array.isArray(root)) {
    const index = Number(token);
    return root.map((item, at) => (at === index ? replaceAt(item, rest, value) : item));
  }
  const parent = isObject(root) ? root : {};
  return { ...parent, [token]: replaceAt(parent[token] ?? null, rest, value) };
}
