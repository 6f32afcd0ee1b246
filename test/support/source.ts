import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Every source file that people wrote, by its path from the root, with forward slashes. */
export const sourceFiles: readonly string[] = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
  .map(entry => relative(root, join(entry.parentPath, entry.name)).split('\\').join('/'))
  .filter(path => !path.includes('/generated/'))
  .sort();

const consoleFolder = 'src/routes/control/console';

/** What browsers are served. */
export const consoleFiles: readonly string[] = readdirSync(join(root, consoleFolder))
  .filter(name => /\.(js|css)$/.test(name))
  .map(name => `${consoleFolder}/${name}`);

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

export interface Import {
  /** `src/…` for our own files, the specifier for all others. */
  readonly target: string;
  readonly typeOnly: boolean;
  readonly lazy: boolean;
}

export function importsOf(path: string): Import[] {
  const { module } = parseSync(path, textOf(path));
  const specifiers = [
    ...module.staticImports.map(i => ({ name: i.moduleRequest.value, typeOnly: isTypeOnly(i.entries), lazy: false })),
    ...module.staticExports.flatMap(e =>
      e.entries
        .filter(entry => entry.moduleRequest)
        .map(entry => ({ name: entry.moduleRequest?.value ?? '', typeOnly: entry.isType, lazy: false })),
    ),
    ...module.dynamicImports.map(i => ({
      name: textOf(path).slice(i.moduleRequest.start + 1, i.moduleRequest.end - 1),
      typeOnly: false,
      lazy: true,
    })),
  ];
  return specifiers.map(({ name, ...rest }) => ({
    target: name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), name)) : name,
    ...rest,
  }));
}

const isTypeOnly = (entries: readonly { readonly isType: boolean }[]): boolean =>
  entries.length > 0 && entries.every(entry => entry.isType);

export interface FunctionSize {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: { readonly name?: string } | null;
  readonly key?: { readonly name?: string; readonly value?: string } | null;
  readonly body?: Node | null;
}

/** Every function of a file with the number of lines from its first to its last. */
export function functionsOf(path: string): FunctionSize[] {
  const text = textOf(path);
  const starts = [0, ...[...text.matchAll(/\n/g)].map(match => match.index + 1)];
  const lineAt = (offset: number): number => {
    let low = 0;
    for (let high = starts.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const found: FunctionSize[] = [];
  const visit = (value: unknown, name: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, name);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const node = value as Node;
    const own = node.id?.name ?? node.key?.name ?? node.key?.value ?? name;
    if (/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) && node.body) {
      const line = lineAt(node.start);
      found.push({ name: String(own), line, lines: lineAt(node.end - 1) - line + 1 });
    }
    for (const child of Object.values(node)) visit(child, String(own));
  };
  visit(parseSync(path, text).program, '');
  return found;
}
