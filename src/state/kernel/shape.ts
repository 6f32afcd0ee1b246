import { isInstant } from './instant.ts';
import { isCurrency } from './money.ts';

/** What a value on paper looks like. Fields that nobody knows are let be. */
export type Shape =
  | 'any'
  | 'string'
  | 'number'
  | 'whole'
  | 'boolean'
  | 'instant'
  | 'currency'
  | { readonly in: readonly (string | number | boolean | null)[] }
  | { readonly list: Shape }
  | { readonly tuple: readonly Shape[] }
  | { readonly map: Shape }
  | { readonly fields: Readonly<Record<string, Shape>>; readonly optional?: readonly string[] }
  | { readonly oneOf: readonly Shape[] };

/** Where a value is not as it must be, as `path what`; undefined when all of it is. */
export function misshapen(value: unknown, shape: Shape, path: string): string | undefined {
  if (typeof shape === 'string') return words[shape](value) ? undefined : `${path} is not ${named[shape]}`;
  if ('in' in shape) return shape.in.includes(value as null) ? undefined : `${path} is none of ${shape.in.join(', ')}`;
  if ('oneOf' in shape) return misfit(value, shape.oneOf, path);
  if ('list' in shape) return Array.isArray(value) ? first(value, () => shape.list, path) : `${path} is not a list`;
  if ('tuple' in shape) {
    const fits = Array.isArray(value) && value.length === shape.tuple.length;
    return fits ? first(value, i => shape.tuple[Number(i)] ?? 'any', path) : `${path} is not a list of its length`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path} is not an object`;
  if ('map' in shape) return first(value, () => shape.map, path);
  const { fields, optional = [] } = shape;
  const missing = Object.keys(fields).find(key => !Object.hasOwn(value, key) && !optional.includes(key));
  if (missing !== undefined) return `${path}.${missing} is missing`;
  return first(value, key => (Object.hasOwn(fields, key) ? (fields[key] ?? 'any') : 'any'), path);
}

const words = {
  any: () => true,
  string: value => typeof value === 'string',
  number: value => typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER,
  whole: Number.isSafeInteger,
  boolean: value => typeof value === 'boolean',
  instant: isInstant,
  currency: value => typeof value === 'string' && isCurrency(value),
} satisfies Record<Extract<Shape, string>, (value: unknown) => boolean>;

const named = {
  any: 'a value',
  string: 'a text',
  number: 'a number that can be reckoned with',
  whole: 'a whole number that can be reckoned with',
  boolean: 'true or false',
  instant: 'a moment from 1970 to 9999',
  currency: 'a currency',
} as const;

function first(value: object, shapeAt: (key: string) => Shape, path: string): string | undefined {
  for (const [key, inner] of Object.entries(value)) {
    const found = misshapen(inner, shapeAt(key), `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of several forms, the complaint of the one that was meant is the one from deepest within. */
function misfit(value: unknown, shapes: readonly Shape[], path: string): string | undefined {
  let deepest: string | undefined;
  for (const shape of shapes) {
    const found = misshapen(value, shape, path);
    if (found === undefined) return undefined;
    if (deepest === undefined || depthOf(found) > depthOf(deepest)) deepest = found;
  }
  return deepest;
}

const depthOf = (complaint: string): number => complaint.split('.').length;
