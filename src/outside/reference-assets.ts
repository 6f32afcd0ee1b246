import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const names = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'] as const;
export type ReferenceAsset = (typeof names)[number];

/** A file of the reference page's library, which is installed beside this package; undefined when it is none of ours. */
export async function readReferenceAsset(name: string): Promise<Uint8Array | undefined> {
  const known = names.find(asset => asset === name);
  if (known === undefined) return undefined;
  const library = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return readFile(join(library, known));
}
