import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root, textOf } from './source.ts';

const dockerfile = textOf('docker/Dockerfile').replace(/\\\n\s*/g, '');
const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

/** Puts the files of the image into a folder, by the Dockerfile's own lines; what is built is built for this. */
export function layOut(folder: string): void {
  for (const [, fromBuild, line = ''] of lastStage.matchAll(/^COPY (--from=build )?(.*)$/gm)) {
    const words = line.split(/\s+/);
    const target = words.pop() ?? '';
    for (const word of words) copy(folder, fromBuild ? word.replace(/^\/app\//, '') : word, target);
  }
}

function copy(folder: string, source: string, target: string): void {
  const into = target.endsWith('/') ? join(folder, target, basename(source)) : join(folder, target);
  mkdirSync(join(into, '..'), { recursive: true });
  if (source === 'dist') execFileSync(process.execPath, ['build.mjs', into], { cwd: root });
  else cpSync(join(root, source), into, { recursive: true, filter: path => !path.endsWith('.map') });
}

/** What Docker runs to learn whether the container is well. */
export const healthCommand = (): readonly string[] =>
  JSON.parse(/^HEALTHCHECK .*?CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]');
