import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

const worldsFolder = join(packageRoot, 'fixtures', 'worlds');

function knownSeeds(): string {
  const names = readdirSync(worldsFolder).map(file => basename(file, '.json'));
  return `there are ${names.sort().join(' and ')}, and a file is named by its path, as in ./world.json`;
}

/**
 * A seed by its name, from the package, or from the one file the server was told of: a request must not make it read
 * others. Throws with the reason when it cannot be read.
 */
export function readSeed(seed: string, allowedFile: string): unknown {
  const named = /^[a-z][a-z0-9-]*$/.test(seed);
  if (!named && seed !== allowedFile)
    throw new Error(`${seed} is no seed of this server; a file is named when it is started`);
  const file = named ? join(worldsFolder, `${seed}.json`) : seed;
  if (!existsSync(file)) {
    throw new Error(named ? `there is no seed called ${seed}; ${knownSeeds()}` : `there is no seed at ${seed}`);
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`the seed ${seed} cannot be read: ${(error as Error).message}`);
  }
}
