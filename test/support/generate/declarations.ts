/** Finds what a name stands for in a file: its declaration, wherever that was imported from. */
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { textOf } from '../source.ts';

// biome-ignore lint/suspicious/noExplicitAny: syntax trees have some two hundred forms.
export type Node = any;

export interface Declared {
  readonly file: string;
  readonly node: Node;
}

interface Parsed {
  readonly own: ReadonlyMap<string, Node>;
  /** By local name: where it is from, and what it is called there. */
  readonly borrowed: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
  readonly passedOn: readonly string[];
}

const parsed = new Map<string, Parsed>();

export function declarationOf(name: string, file: string): Declared | undefined {
  const { own, borrowed, passedOn } = parse(file);
  const node = own.get(name);
  if (node) return { file, node };
  const from = borrowed.get(name);
  if (from) return declarationOf(from.name, from.file);
  for (const other of passedOn) {
    const found = declarationOf(name, other);
    if (found) return found;
  }
  return undefined;
}

/** Every constant of a file that is declared by a call of this shape: `export const x = …`. */
export const constantsOf = (file: string): readonly Node[] =>
  [...parse(file).own.values()].filter(node => node.type === 'VariableDeclarator');

function parse(file: string): Parsed {
  const known = parsed.get(file);
  if (known) return known;
  const made = read(parseSync(file, textOf(file)).program.body, file);
  parsed.set(file, made);
  return made;
}

function read(statements: readonly Node[], file: string): Parsed {
  const own = new Map<string, Node>();
  const borrowed = new Map<string, { file: string; name: string }>();
  const passedOn: string[] = [];
  for (const statement of statements) {
    const from = statement.source?.value?.startsWith('.') ? beside(file, statement.source.value) : undefined;
    for (const node of declaredBy(statement.declaration ?? statement)) own.set(node.id.name, node);
    if (from === undefined) continue;
    if (statement.type === 'ExportAllDeclaration') passedOn.push(from);
    for (const { local, exported, imported } of statement.specifiers ?? []) {
      if (imported) borrowed.set(local.name, { file: from, name: imported.name });
      else if (exported) borrowed.set(exported.name, { file: from, name: local.name });
    }
  }
  return { own, borrowed, passedOn };
}

function declaredBy(node: Node): readonly Node[] {
  if (node?.type === 'VariableDeclaration') return node.declarations;
  return node?.type === 'TSInterfaceDeclaration' || node?.type === 'TSTypeAliasDeclaration' ? [node] : [];
}

const beside = (file: string, target: string): string => posix.normalize(posix.join(posix.dirname(file), target));
