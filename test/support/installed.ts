import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './source.ts';

const run = promisify(execFile);

export interface Ran {
  readonly code: number;
  readonly said: string;
}

/** What a partner's project has of its own. */
const tools = ['@types/node', 'vitest', 'typescript'];

interface Manifest {
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
}

/** A project of a partner's, with localwise as `npm install` would put it there, and nothing of this one's tools. */
export class Installed {
  readonly folder = mkdtempSync(join(tmpdir(), 'localwise-installed-'));

  static async open(): Promise<Installed> {
    const project = new Installed();
    try {
      await project.#install();
      return project;
    } catch (error) {
      project.close();
      throw error;
    }
  }

  async #install(): Promise<void> {
    const home = join(this.folder, 'node_modules/localwise');
    mkdirSync(join(home, 'dist'), { recursive: true });
    this.write('package.json', '{ "type": "module", "private": true }');
    const { files, dependencies }: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const file of ['package.json', ...files.filter(each => !/^(dist$|!)/.test(each))])
      symlinkSync(join(root, file), join(home, file));
    for (const name of [...Object.keys(dependencies), ...tools]) this.#link(name);
    const types = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(home, 'dist/types')];
    // The bundle comes first, since it empties its folder.
    await run(process.execPath, [join(root, 'build.mjs'), join(home, 'dist')], { cwd: root });
    await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...types], { cwd: root });
  }

  #link(name: string): void {
    const place = join(this.folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), place);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Runs node in the project; the variables of the tests around it are not its own. */
  async node(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1', ...variables };
    try {
      const { stdout, stderr } = await run(process.execPath, [...args], { cwd: this.folder, env });
      return { code: 0, said: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, said: stdout + stderr };
    }
  }

  tsc(args: readonly string[]): Promise<Ran> {
    return this.node(['node_modules/typescript/bin/tsc', '--ignoreConfig', '--noEmit', '--strict', ...args]);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The blocks of code in a page that carry this word behind their language. */
export const blocksOf = (page: string, word: string): readonly { readonly title: string; readonly text: string }[] =>
  [...page.matchAll(new RegExp(`^\`\`\`\\w+ ${word}(?:=(\\S+))?\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, title = '', text = '']) => ({ title, text }),
  );
