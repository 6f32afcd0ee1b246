/** What a row of each table looks like, read off the types of the records. */
import type { Shape } from '../../../src/state/kernel/shape.ts';
import { sourceFiles } from '../source.ts';
import { constantsOf, type Declared, declarationOf, type Node } from './declarations.ts';

/** A line for each table, one for the history of any row, and one for the settings. */
export function shapesDocument(): string {
  const line = (name: string, shape: Shape): string => `${JSON.stringify(name)}: ${JSON.stringify(shape)}`;
  const rows = Object.entries(rowShapes()).map(([table, shape]) => `  ${line(table, shape)}`);
  const history = line('history', named('HistoryItem', 'src/state/kernel/table.ts'));
  const settings = line('settings', named('Settings', 'src/state/kernel/settings.ts'));
  return `{\n ${history},\n ${settings},\n "rows": {\n${rows.join(',\n')}\n }\n}\n`;
}

interface Scope {
  readonly file: string;
  readonly params: ReadonlyMap<string, Shape>;
  /** Types that are being read: one that holds itself is anything inside itself. */
  readonly within: readonly string[];
}

/** By the name of the table. */
function rowShapes(): Readonly<Record<string, Shape>> {
  const found: [string, Shape][] = [];
  for (const file of sourceFiles.filter(path => path.startsWith('src/state/'))) {
    for (const { init } of constantsOf(file)) {
      const row =
        init?.callee?.type === 'CallExpression' && init.callee.callee.name === 'table' && init.callee.typeArguments;
      if (row) found.push([init.arguments[0].value, shapeOf(row.params[0], { file, params: new Map(), within: [] })]);
    }
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const named = (name: string, file: string): Shape => referenced(name, [], { file, params: new Map(), within: [] });

const keywords: Readonly<Record<string, Shape>> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
  TSNullKeyword: { in: [null] },
  TSTemplateLiteralType: 'string',
};

function shapeOf(node: Node, scope: Scope): Shape {
  const simple = keywords[node.type];
  if (simple) return simple;
  switch (node.type) {
    case 'TSParenthesizedType':
      return shapeOf(node.typeAnnotation, scope);
    case 'TSLiteralType':
      return { in: [literalOf(node.literal)] };
    case 'TSArrayType':
      return { list: shapeOf(node.elementType, scope) };
    case 'TSTupleType':
      if (node.elementTypes.some((each: Node) => each.type === 'TSRestType')) return { list: 'any' };
      return { tuple: node.elementTypes.map((each: Node) => shapeOf(each.elementType ?? each, scope)) };
    case 'TSUnionType':
      return union(node.types.map((each: Node) => shapeOf(each, scope)));
    case 'TSIntersectionType':
      return node.types.map((each: Node) => shapeOf(each, scope)).reduce(merged);
    case 'TSTypeLiteral':
      return members(node.members, scope);
    case 'TSTypeOperator':
      return node.operator === 'keyof'
        ? keysOf(shapeOf(node.typeAnnotation, scope))
        : shapeOf(node.typeAnnotation, scope);
    case 'TSTypeQuery':
      return constant(node.exprName.name, scope);
    case 'TSIndexedAccessType':
      return indexed(shapeOf(node.objectType, scope), shapeOf(node.indexType, scope));
    case 'TSTypeReference':
      return referenced(node.typeName.name, node.typeArguments?.params ?? [], scope);
    default:
      return 'any';
  }
}

/** Types that mean more than their form, and those that are made of others. */
function referenced(name: string, args: readonly Node[], scope: Scope): Shape {
  const param = scope.params.get(name);
  if (param) return param;
  if (name === 'Instant') return 'instant';
  if (name === 'CurrencyCode') return 'currency';
  if (name === 'StateOf') return statesOf(args[0], scope);
  const given = () => args.map(arg => shapeOf(arg, scope));
  const built = builtIn(name, given);
  if (built) return built;
  const declared = declarationOf(name, scope.file);
  if (!declared || scope.within.includes(name)) return 'any';
  return declaredShape(name, declared, given(), scope);
}

function builtIn(name: string, given: () => readonly Shape[]): Shape | undefined {
  const [first = 'any', second = 'any'] = [
    'Readonly',
    'Partial',
    'Pick',
    'Omit',
    'Record',
    'NonNullable',
    'Exclude',
  ].includes(name)
    ? given()
    : [];
  switch (name) {
    case 'Readonly':
    case 'NonNullable':
    case 'Exclude':
      return first;
    case 'Partial':
      return 'fields' in Object(first)
        ? { ...(first as Fields), optional: Object.keys((first as Fields).fields) }
        : first;
    case 'Pick':
      return narrowed(first, key => wordsOf(second).includes(key));
    case 'Omit':
      return narrowed(first, key => !wordsOf(second).includes(key));
    case 'Record':
      return wordsOf(first).length > 0
        ? { fields: Object.fromEntries(wordsOf(first).map(key => [key, second])) }
        : { map: second };
    default:
      return undefined;
  }
}

function declaredShape(name: string, { file, node }: Declared, given: readonly Shape[], { within }: Scope): Shape {
  const names: readonly string[] = (node.typeParameters?.params ?? []).map((param: Node) => param.name.name);
  const scope = {
    file,
    params: new Map(names.map((param, i) => [param, given[i] ?? 'any'])),
    within: [...within, name],
  };
  if (node.type === 'TSTypeAliasDeclaration') return shapeOf(node.typeAnnotation, scope);
  const parents: readonly Shape[] = node.extends.map((each: Node) =>
    referenced(each.expression.name, each.typeArguments?.params ?? [], scope),
  );
  return [...parents, members(node.body.body, scope)].reduce(merged);
}

type Fields = Extract<Shape, { readonly fields: object }>;

function members(nodes: readonly Node[], scope: Scope): Shape {
  const index = nodes.find(({ type }) => type === 'TSIndexSignature');
  if (index) return { map: shapeOf(index.typeAnnotation.typeAnnotation, scope) };
  const own = nodes.filter(({ type }) => type === 'TSPropertySignature');
  const fields = own.map(each => [keyOf(each.key), fieldShape(each, scope)] as const);
  const optional = own.filter(each => each.optional).map(each => keyOf(each.key));
  return { fields: Object.fromEntries(fields), ...(optional.length > 0 && { optional }) };
}

/** Minor units are whole, as their name says. */
function fieldShape({ key, typeAnnotation }: Node, scope: Scope): Shape {
  const shape = shapeOf(typeAnnotation.typeAnnotation, scope);
  return shape === 'number' && keyOf(key).endsWith('Minor') ? 'whole' : shape;
}

const keyOf = (key: Node): string => key.name ?? String(key.value);

function merged(one: Shape, other: Shape): Shape {
  if (!isFields(one) || !isFields(other)) return isFields(one) ? one : other;
  const optional = [...(one.optional ?? []), ...(other.optional ?? [])];
  return { fields: { ...one.fields, ...other.fields }, ...(optional.length > 0 && { optional }) };
}

const isFields = (shape: Shape): shape is Fields => typeof shape === 'object' && 'fields' in shape;

/** Words are listed once; what may be anything may be anything. */
function union(shapes: readonly Shape[]): Shape {
  const flat = shapes.flatMap(shape => (typeof shape === 'object' && 'oneOf' in shape ? shape.oneOf : [shape]));
  if (flat.includes('any')) return 'any';
  const words = flat.flatMap(shape => (typeof shape === 'object' && 'in' in shape ? shape.in : []));
  const rest = flat.filter(shape => typeof shape !== 'object' || !('in' in shape));
  const all: Shape[] = [...rest, ...(words.length > 0 ? [{ in: [...new Set(words)] }] : [])];
  return all.length === 1 ? (all[0] as Shape) : { oneOf: all };
}

const wordsOf = (shape: Shape): readonly string[] =>
  typeof shape === 'object' && 'in' in shape ? shape.in.map(String) : [];

const narrowed = (shape: Shape, keep: (key: string) => boolean): Shape => {
  if (!isFields(shape)) return 'any';
  const optional = shape.optional?.filter(keep) ?? [];
  const fields = Object.fromEntries(Object.entries(shape.fields).filter(([key]) => keep(key)));
  return { fields, ...(optional.length > 0 && { optional }) };
};

const keysOf = (shape: Shape): Shape => (isFields(shape) ? { in: Object.keys(shape.fields) } : 'string');

function indexed(shape: Shape, by: Shape): Shape {
  if (typeof shape !== 'object') return 'any';
  if ('tuple' in shape) return union(shape.tuple);
  if ('list' in shape) return shape.list;
  if ('map' in shape) return shape.map;
  if (!isFields(shape)) return 'any';
  const picked = wordsOf(by).map(key => shape.fields[key] ?? 'any');
  return picked.length > 0 ? union(picked) : 'any';
}

/** What a constant holds, where it is written out. */
function constant(name: string, { file }: Scope): Shape {
  const declared = declarationOf(name, file);
  return declared?.node.init ? held(declared.node.init) : 'any';
}

function held(node: Node): Shape {
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression') return held(node.expression);
  if (node.type === 'Literal') return { in: [node.value] };
  if (node.type === 'ArrayExpression' && node.elements.every((each: Node) => each.type !== 'SpreadElement'))
    return { tuple: node.elements.map(held) };
  if (node.type === 'ObjectExpression' && node.properties.every((each: Node) => each.type === 'Property'))
    return { fields: Object.fromEntries(node.properties.map((each: Node) => [keyOf(each.key), held(each.value)])) };
  return 'any';
}

/** The states of a lifecycle that is declared by `lifecycle({ states: … })`. */
function statesOf(node: Node, scope: Scope): Shape {
  const declared = declarationOf(node.exprName.name, scope.file);
  const body = declared?.node.init?.arguments?.[0];
  const states = body?.properties?.find((each: Node) => each.key?.name === 'states');
  return states ? keysOf(held(states.value)) : 'string';
}

function literalOf(literal: Node): string | number | boolean {
  return literal.type === 'UnaryExpression' ? -literal.argument.value : literal.value;
}
