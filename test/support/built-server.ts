import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './source.ts';

export interface BuiltServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it said up to its word that it listens. */
  readonly said: string;
}

/** A server that first makes hundreds of thousands of transfers takes its time. */
const PATIENCE_MS = 600_000;
const STOP_PATIENCE_MS = 10_000;

/** Starts a program that says `listening on URL`, and waits for that; by default the built server on a free port. */
export async function startBuilt(
  args: readonly string[] = [join(root, 'dist/main.js'), '--port', '0'],
  command: readonly string[] = [process.execPath],
  env: Readonly<Record<string, string>> = {},
): Promise<BuiltServer> {
  const [program = process.execPath, ...before] = command;
  const child = spawn(program, [...before, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CI: '1', ...env },
  });
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const { url, said } = await new Promise<Pick<BuiltServer, 'url' | 'said'>>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text;
      const found = /listening on (http:\/\/[\w.:[\]]+)/.exec(said)?.[1];
      if (found) resolve({ url: found, said });
    });
    child.on('exit', () => reject(new Error(`the server ended before it listened: ${said}`)));
  });
  clearTimeout(patience);
  return { url, said, process: child };
}

/** Asks it to end; answers its exit code, or null when it had to be forced. */
export async function stop({ process: child }: BuiltServer): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const patience = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(patience);
  return code;
}
