import type { Json } from '../../state/kernel/index.ts';

type Fields = { readonly [name: string]: Json | undefined };

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A JSON merge patch (RFC 7396): what it names is replaced, what it names null is taken away, all else stays. Of a list
 * nothing can be named, so that it is replaced as a whole.
 */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isFields(patch)) return patch;
  const merged = new Map(Object.entries(isFields(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null || value === undefined) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged) as Json;
}
