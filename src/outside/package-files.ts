import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package, found upwards from this very file, which may be a source or part of a bundle. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'fixtures'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('localwise cannot find its own package folder');
  return findRoot(above);
}

export const readFixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(packageRoot, 'fixtures', name), 'utf8'));

/** A value that is made when first asked for, and then kept. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
