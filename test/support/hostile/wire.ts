import type { OperationRow } from '../../../src/contract/generated/operations.ts';
import type { Json } from '../../../src/state/kernel/index.ts';
import { tokenFor } from '../sandbox.ts';
import type { Request } from './subjects.ts';

/** A request as it goes over the wire. */
export interface Wire {
  /** How it differs from one that is answered well. */
  readonly what: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly payload?: string | Buffer;
}

export const isForm = (row: OperationRow): boolean => row.requestTypes[0]?.includes('form-urlencoded') === true;

/** The request as a well-behaved client sends it. */
export function wireOf(row: OperationRow, { params = {}, query = {}, body, token, headers = {} }: Request): Wire {
  const path = row.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const bearer = token ?? tokenFor(row.id);
  return {
    what: 'nothing is wrong',
    url: search.size > 0 ? `${path}?${search}` : path,
    headers: {
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...(body === undefined ? {} : { 'content-type': row.requestTypes[0] ?? 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: isForm(row) ? formOf(body) : JSON.stringify(body) }),
  };
}

const formOf = (body: Json): string => new URLSearchParams(body as Record<string, string>).toString();

/** Where a value stands in a body. */
export type Place = readonly (string | number)[];

/** Every place in a body: the whole, each field, and the first item of each list. */
export function placesIn(value: Json, place: Place = []): Place[] {
  if (Array.isArray(value)) return [place, ...(value.length > 0 ? placesIn(value[0], [...place, 0]) : [])];
  if (typeof value !== 'object' || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner as Json, [...place, name]))];
}

export function valueAt(value: Json, place: Place): Json {
  return place.reduce<Json>((at, step) => (at as Readonly<Record<string | number, Json>>)[step] ?? null, value);
}

/** The body with another value at a place, or with nothing there. */
export function withValue(value: Json, [step, ...rest]: Place, put: Json | undefined): Json {
  if (step === undefined) return put as Json;
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? withValue(item, rest, put) : item)) as Json;
  const fields = value as Readonly<Record<string, Json>>;
  return { ...fields, [step]: withValue(fields[step] ?? null, rest, put) };
}
