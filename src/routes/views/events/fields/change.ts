import { isObject, isOfKind } from './check.ts';
import type { Field, Fields } from './field.ts';
import { documented, type FieldsNow, fieldsIn } from './index.ts';

type Values = Readonly<Record<string, unknown>>;

/** A change that cannot be made: a field that no version has, or one that holds something else. */
export interface BadChange {
  readonly path: string;
  /** What the field holds; undefined where there is none of this name. */
  readonly holds?: Field['holds'];
  /** The names there are in its place. */
  readonly names: readonly string[];
}

/** What is wrong with changes that a tester makes to the data of an event, held against all its versions. */
export const badChanges = (type: string, changes: Values): BadChange[] =>
  badIn('data', [documented[type] ?? {}], changes);

function badIn(path: string, forms: readonly Fields[], changes: Values): BadChange[] {
  const names = [...new Set(forms.flatMap(fields => Object.keys(fields)))];
  return Object.entries(changes).flatMap(([name, value]): BadChange[] => {
    const at = `${path}.${name}`;
    const known = forms.flatMap(fields => formsOf(fields, name));
    const [first] = known;
    if (!first) return [{ path: at, names }];
    const fit = known.filter(field => isOfKind(field, value));
    if (fit.length === 0) return [{ path: at, holds: first.holds, names: [] }];
    const inner = fit.flatMap(({ fields }) => (fields ? [fields] : []));
    return isObject(value) && inner.length > 0 ? badIn(at, inner, value) : [];
  });
}

function formsOf(fields: Fields, name: string): readonly Field[] {
  const forms = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return forms === undefined ? [] : [forms].flat();
}

/**
 * The data of an event with a tester's changes. A version that has no such field, or holds something else in it, says
 * what it would have said.
 */
export function changed(schema: string, fields: FieldsNow, data: object, changes: Values): object {
  const said: Record<string, unknown> = { ...data };
  for (const [name, value] of Object.entries(changes)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field || !isOfKind(field, value)) continue;
    const before = said[name];
    said[name] =
      field.fields && isObject(value)
        ? changed(schema, fieldsIn(schema, field.fields), isObject(before) ? before : {}, value)
        : value;
  }
  return said;
}
