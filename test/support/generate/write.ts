/** `tsx write.ts readme|diagrams|shapes` writes the generated documents; `tsx write.ts --check` names the stale ones. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, textOf } from '../source.ts';
import { documents } from './documents.ts';

const [wish = '--check'] = process.argv.slice(2);
for (const { path, by, make } of documents) {
  if (wish !== '--check' && wish !== by) continue;
  const text = await make();
  if (existsSync(join(root, path)) && textOf(path) === text) continue;
  if (wish === '--check') {
    console.error(`${path} is stale: npm run ${by}`);
    process.exitCode = 1;
  } else {
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
