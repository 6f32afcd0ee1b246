/** Bundles the command line and the library's doors into `dist` or the folder that is named, so that starting reads a few files and not thousands. */
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform } from 'esbuild';

/** The console's files are for browsers: they travel as texts, in place of the module that reads them. */
const consoleTexts = {
  name: 'console-texts',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]console-texts\.ts$/ }, async () => {
      const folder = 'src/routes/control/console';
      const names = (await readdir(folder)).filter(name => /\.(js|css)$/.test(name));
      const texts = await Promise.all(names.map(async name => [name, await shortened(join(folder, name))]));
      return { contents: `export const texts = ${JSON.stringify(Object.fromEntries(texts))}`, loader: 'js' };
    }),
};

async function shortened(file) {
  const { code } = await transform(await readFile(file, 'utf8'), { loader: file.split('.').at(-1), minify: true });
  return code;
}

const out = process.argv[2] ?? 'dist';
await rm(out, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ['main', 'index', 'control', 'setup', 'container', 'operations'].map(door => `src/${door}.ts`),
  outdir: out,
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
  metafile: true,
  plugins: [consoleTexts],
  // The reference page's library is files to serve, and is read from where it is installed. The others are what those
  // who test with them have installed themselves.
  external: ['swagger-ui-dist', 'testcontainers', 'vitest'],
  // Bundled CommonJS packages ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as localwiseRequire } from 'node:module'; const require = localwiseRequire(import.meta.url);",
  },
});
await chmod(join(out, 'main.js'), 0o755);

/** The licences of what is bundled travel with the bundle. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap(path => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
);
const notices = await Promise.all([...packages].sort().map(noticeOf));
await writeFile(join(out, 'THIRD-PARTY-NOTICES.txt'), notices.join('\n\n'));

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find(each => /^licen[cs]e/i.test(each));
  const text = file ? await readFile(join(folder, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text}`.trim();
}
