import type { Instant } from '../../../../state/kernel/index.ts';
import { isAtLeast, timeOf } from '../render.ts';
import { cardFields } from './cards.ts';
import type { Field, Fields, Whose } from './field.ts';
import { moneyFields } from './money.ts';
import { peopleFields } from './people.ts';
import { receivingFields } from './receiving.ts';

export type { Field, Whose } from './field.ts';

/** Every field of every event, as it is documented: the table that samples are made from, and payloads held against. */
export const documented: Readonly<Record<string, Fields>> = {
  ...moneyFields,
  ...receivingFields,
  ...peopleFields,
  ...cardFields,
};

export type FieldsNow = Readonly<Record<string, Field>>;

const has = (schema: string, { since, until }: Field): boolean =>
  (since === undefined || isAtLeast(schema, since)) && (until === undefined || !isAtLeast(schema, until));

/** The fields that one version has, of those that some version has. */
export function fieldsIn(schema: string, fields: Fields): FieldsNow {
  const found = Object.entries(fields).flatMap(([name, forms]): [string, Field][] => {
    const field = [forms].flat().find(form => has(schema, form));
    return field ? [[name, field]] : [];
  });
  return Object.fromEntries(found);
}

/** The fields of an event's data in one version. */
export const fieldsOf = (type: string, schema: string): FieldsNow => fieldsIn(schema, documented[type] ?? {});

/** How a version writes a moment in this field. */
export const formOf = (field: Field, schema: string): ((at: Instant) => string) => field.form ?? timeOf(schema);

export interface Sampling {
  readonly schema: string;
  readonly at: Instant;
  readonly whose: Whose;
}

/** Believable data of an event that never happened: every field that is not rare, about records of the given ids. */
export const sampleOf = (type: string, sampling: Sampling): object =>
  sampleObject(fieldsOf(type, sampling.schema), sampling);

const sampleObject = (fields: FieldsNow, sampling: Sampling): object =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, { optional }]) => optional !== 'left')
      .map(([name, field]) => [name, sampleField(field, sampling)]),
  );

function sampleField(field: Field, sampling: Sampling): unknown {
  const { holds, sample, fields, item, nullable } = field;
  if (holds === 'time') return formOf(field, sampling.schema)(sampling.at);
  if (fields) return nullable ? null : sampleObject(fieldsIn(sampling.schema, fields), sampling);
  if (item) return Array.isArray(sample) ? sample : [sampleField(item, sampling)];
  return typeof sample === 'function' ? sample(sampling.whose) : sample;
}
