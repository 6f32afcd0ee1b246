import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { build } from 'esbuild';
import { root } from './source.ts';

let made: Promise<string> | undefined;

/** The server as one file made of today's sources, since what was built last may be of another day. */
export const bundledServer = (): Promise<string> => {
  made ??= make();
  return made;
};

async function make(): Promise<string> {
  const outdir = join(root, 'node_modules/.cache/localwise-test', `${process.pid}-${threadId}`);
  process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    entryPoints: [join(root, 'src/main.ts')],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    external: ['swagger-ui-dist'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  return join(outdir, 'main.js');
}
