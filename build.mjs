/** Bundles the command line and the library door into `dist`, so that starting reads a few files and not thousands. */
import { chmod, rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/main.ts', 'src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: 'chunks/[name]-[hash]',
  sourcemap: 'external',
  // Half of the time to start is the parsing of this text.
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
  // The reference page's library is files to serve, and is read from where it is installed.
  external: ['swagger-ui-dist'],
  // Bundled CommonJS packages ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as localwiseRequire } from 'node:module'; const require = localwiseRequire(import.meta.url);",
  },
});
await chmod('dist/main.js', 0o755);
