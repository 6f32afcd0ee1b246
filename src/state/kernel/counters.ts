import type { NumberKind } from './ids.ts';
import type { SavedEntry } from './table.ts';

/** Where numbers of each kind stand, as `table.field` or `table.field.field`; a list on the way means all in it. */
export type NumberHomes = Readonly<Partial<Record<NumberKind, readonly string[]>>>;

type Tables = Readonly<Record<string, readonly SavedEntry[]>>;
type Counters = Readonly<Record<string, number>>;

/**
 * Counters that are above every number that was given away: one that was lowered or left out by hand would give it away
 * again. Those of a document that a world wrote are so already.
 */
export function raisedCounters(counters: Counters, tables: Tables, homes: NumberHomes): Counters {
  const raised: Record<string, number> = { ...counters };
  for (const [kind, places] of Object.entries(homes)) {
    for (const place of places) {
      const highest = highestAt(tables, place);
      if (highest !== undefined && highest >= (raised[kind] ?? 0)) raised[kind] = highest + 1;
    }
  }
  return raised;
}

function highestAt(tables: Tables, place: string): number | undefined {
  const [table = '', ...path] = place.split('.');
  let highest: number | undefined;
  for (const [row] of tables[table] ?? []) {
    for (const number of numbersAt(row, path)) if (number > (highest ?? 0)) highest = number;
  }
  return highest;
}

function numbersAt(value: unknown, [field, ...path]: readonly string[]): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(each => numbersAt(each, field === undefined ? [] : [field, ...path]));
  if (field === undefined) return numberOf(value);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return [];
  return numbersAt((value as Readonly<Record<string, unknown>>)[field], path);
}

/** Some numbers are written as texts, behind letters. */
function numberOf(value: unknown): readonly number[] {
  const number = typeof value === 'string' ? Number(/^[A-Z]*(\d{1,15})$/.exec(value)?.[1]) : value;
  return Number.isSafeInteger(number) ? [Number(number)] : [];
}
