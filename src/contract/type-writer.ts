import { entriesOf, isObject, type Json, type JsonObject, stringsAt } from './json.ts';

/**
 * Replies are written strictly: every documented property is a mandatory key, so that a forgotten one is a compile
 * error. Requests are written as they arrive: what the document does not require may be missing.
 */
export type Direction = 'reply' | 'request';

export interface TypeContext {
  readonly direction: Direction;
  readonly nameOf: (ref: string) => string;
  /** What a reference points at, to learn whether it may be null. */
  readonly resolve: (ref: string) => Json | undefined;
}

const anyObject = 'Readonly<Record<string, unknown>>';

/** The TypeScript type of a schema, with continuation lines indented for a line that starts at `indent`. */
export function typeOf(schema: Json | undefined, context: TypeContext, indent = ''): string {
  if (!isObject(schema)) return 'unknown';
  if (typeof schema.$ref === 'string') return context.nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return union(schema.enum.map(literal), indent);
  if (Array.isArray(schema.allOf)) return allOf(schema, schema.allOf, context, indent);
  const choices = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(choices))
    return union(
      choices.map(choice => typeOf(choice, context, indent)),
      indent,
    );
  if (Array.isArray(schema.type)) {
    return union(
      schema.type.map(type => typeOf({ ...schema, type }, context, indent)),
      indent,
    );
  }
  return typeOfKind(schema, context, indent);
}

function typeOfKind(schema: JsonObject, context: TypeContext, indent: string): string {
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `readonly ${enclosed(typeOf(schema.items, context, indent))}[]`;
    case 'object':
      return objectType(schema, context, indent);
    default:
      if (schema.properties !== undefined) return objectType(schema, context, indent);
      return schema.items === undefined ? 'unknown' : typeOfKind({ ...schema, type: 'array' }, context, indent);
  }
}

function objectType(schema: JsonObject, context: TypeContext, indent: string): string {
  const properties = isObject(schema.properties) ? entriesOf(schema.properties) : [];
  const required = new Set(stringsAt(schema, 'required'));
  const inner = `${indent}  `;
  const lines = properties.map(([name, part]) => {
    const optional = !required.has(name);
    return `${inner}readonly ${propertyLine(name, part, optional, context, inner)};`;
  });
  const known = new Set(properties.map(([name]) => name));
  for (const name of required) if (!known.has(name)) lines.push(`${inner}readonly ${propertyName(name)}: unknown;`);
  const rest = schema.additionalProperties;
  if (lines.length === 0) {
    return isObject(rest) ? `Readonly<Record<string, ${typeOf(rest, context, indent)}>>` : anyObject;
  }
  if (rest === true || isObject(rest)) lines.push(`${inner}readonly [key: string]: unknown;`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function propertyLine(name: string, part: Json, optional: boolean, context: TypeContext, indent: string): string {
  const type = typeOf(part, context, indent);
  const key = propertyName(name);
  if (!optional) return `${key}: ${type}`;
  if (context.direction === 'request') return `${key}?: ${type}`;
  return acceptsNull(part, context) || type === 'unknown' ? `${key}: ${type}` : `${key}: ${type} | undefined`;
}

function acceptsNull(schema: Json | undefined, context: TypeContext): boolean {
  if (!isObject(schema)) return false;
  if (typeof schema.$ref === 'string') return acceptsNull(context.resolve(schema.$ref), context);
  if (Array.isArray(schema.enum)) return schema.enum.includes(null);
  const choices = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(choices)) return choices.some(choice => acceptsNull(choice, context));
  return schema.type === 'null' || (Array.isArray(schema.type) && schema.type.includes('null'));
}

/** Inline parts are merged into one object, which reads better than an intersection; references stay references. */
function allOf(schema: JsonObject, parts: readonly Json[], context: TypeContext, indent: string): string {
  const { allOf: _, ...own } = schema;
  const objects = [...parts, own].filter(isObject).filter(part => Object.keys(part).length > 0);
  const named = objects.filter(part => part.$ref !== undefined);
  const inline = objects.filter(part => part.$ref === undefined && part.properties !== undefined);
  const merged: JsonObject = {
    type: 'object',
    properties: Object.assign({}, ...inline.map(part => part.properties)),
    required: inline.flatMap(part => stringsAt(part, 'required')),
  };
  const types = named.map(part => typeOf(part, context, indent));
  if (inline.length > 0) types.push(typeOf(merged, context, indent));
  return types.length === 0 ? 'unknown' : types.map(enclosed).join(' & ');
}

export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function literal(value: Json): string {
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}

/** A long list of words stands one below the other, as a formatter would write it. */
function union(types: readonly string[], indent: string): string {
  const distinct = [...new Set(types)];
  if (distinct.includes('unknown')) return 'unknown';
  const line = distinct.join(' | ');
  const isLong = line.length > 90 && !line.includes('\n');
  return isLong ? distinct.map(type => `\n${indent}  | ${type}`).join('') : line;
}

/** Only a type that is more than one word needs parentheses; a lone object literal encloses itself. */
function enclosed(type: string): string {
  const outside = type.startsWith('{') ? type.slice(closing(type) + 1) : type;
  return / [|&] |^readonly /.test(outside) ? `(${type})` : type;
}

function closing(type: string): number {
  let depth = 0;
  for (let at = 0; at < type.length; at += 1) {
    if (type[at] === '{') depth += 1;
    if (type[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return type.length;
}
