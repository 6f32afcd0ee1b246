import { instant } from '../../../../state/kernel/index.ts';
import { type Field, type FieldsNow, fieldsIn, fieldsOf, formOf } from './index.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Values = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is of the kind that a field holds, whatever it says. */
export function isOfKind({ holds, nullable }: Field, value: unknown): boolean {
  if (value === null) return nullable === true;
  if (holds === 'object') return isObject(value);
  if (holds === 'list') return Array.isArray(value);
  if (holds === 'flag') return typeof value === 'boolean';
  if (holds === 'id') return typeof value === 'string' || Number.isSafeInteger(value);
  if (holds === 'whole') return Number.isSafeInteger(value);
  return typeof value === (holds === 'decimal' ? 'number' : 'string');
}

/** Where the data of an event differ from what is documented of this version: too much, too little, or other words. */
export const mismatchesOf = (type: string, schema: string, data: unknown): string[] =>
  inObject('data', fieldsOf(type, schema), data, schema);

function inObject(path: string, fields: FieldsNow, value: unknown, schema: string): string[] {
  if (!isObject(value)) return [`${path} is no object`];
  const unknown = Object.keys(value).filter(name => !Object.hasOwn(fields, name));
  const absent = Object.keys(fields).filter(name => !Object.hasOwn(value, name) && !fields[name]?.optional);
  const wrong = Object.entries(fields).flatMap(([name, field]) =>
    Object.hasOwn(value, name) ? inField(`${path}.${name}`, field, value[name], schema) : [],
  );
  return [
    ...unknown.map(name => `${path}.${name} is not documented`),
    ...absent.map(name => `${path}.${name} is missing`),
    ...wrong,
  ];
}

function inField(path: string, field: Field, value: unknown, schema: string): string[] {
  if (!isOfKind(field, value)) return [`${path} is ${JSON.stringify(value)} and should be ${field.holds}`];
  if (value === null) return [];
  const { fields, item, words } = field;
  if (fields) return inObject(path, fieldsIn(schema, fields), value, schema);
  if (item) return (value as unknown[]).flatMap((each, i) => inField(`${path}[${i}]`, item, each, schema));
  const said = String(value);
  if (words && !words.includes(said)) return [`${path} says ${said}, which is none of its words`];
  if (field.holds === 'uuid' && !UUID.test(said)) return [`${path} is ${said} and no UUID`];
  return field.holds === 'time' && !isDatedAs(field, said, schema) ? [`${path} is dated ${said}`] : [];
}

/** The form's own rendering of the moment, which is the same text where it was dated so. */
function isDatedAs(field: Field, said: string, schema: string): boolean {
  const pattern = formOf(field, schema)(instant(0)).replace(/[+.]/g, '\\$&').replace(/\d/g, '\\d');
  return new RegExp(`^${pattern}$`).test(said);
}
