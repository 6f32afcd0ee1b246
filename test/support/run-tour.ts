/**
 * Starts the built server on a free port, pastes the README's tour into bash, and looks at what came of it.
 * The last line says how many steps passed and failed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuilt, stop } from './built-server.ts';
import { root } from './source.ts';
import { type TourStep, tourOf } from './tour.ts';

const PATIENCE_MS = 60_000;
const DONE = '@@ done';

let passed = 0;
let failed = 0;

function report(title: string, good: boolean): void {
  if (good) passed += 1;
  else failed += 1;
  console.log(`${good ? 'ok    ' : 'FAILED'} ${title}`);
}

interface Pasted {
  readonly output: string;
  readonly folder: string;
  readonly stepsDone: number;
}

/** Runs all blocks in one shell, as a reader would, stopping at the first command that fails. */
async function paste(steps: readonly TourStep[], wise: string, hookPort: number, scratch: string): Promise<Pasted> {
  const script = steps.map((step, i) => `${step.script}\necho; echo "${DONE} ${i + 1} $PWD"\n`).join('');
  const env = { ...process.env, WISE: wise, HOOK: String(hookPort), TMPDIR: scratch };
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], { env, detached: true });
  let output = '';
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (text: Buffer) => (output += text));
  const patience = setTimeout(() => endGroup(shell), PATIENCE_MS);
  await once(shell, 'exit');
  clearTimeout(patience);
  // A tour that stopped halfway leaves its receiver behind.
  endGroup(shell);
  const marks = [...output.matchAll(new RegExp(`^${DONE} (\\d+) (.*)$`, 'gm'))];
  return { output, folder: marks.at(-1)?.[2] ?? scratch, stepsDone: marks.length };
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  return port;
}

/** The webhook as it lies on disk, held against the key by node's own means. */
function lookAt({ folder, output }: Pasted): void {
  const read = (name: string): Buffer => {
    try {
      return readFileSync(join(folder, name));
    } catch {
      return Buffer.alloc(0);
    }
  };
  const [body, signature, key] = [
    read('outgoing_payment_sent.json'),
    read('outgoing_payment_sent.sig'),
    read('key.pem'),
  ];
  report('the webhook of outgoing_payment_sent arrived', /"current_state":"outgoing_payment_sent"/.test(String(body)));
  report('openssl verified its signature', /^Verified OK$/m.test(output));
  report('so did node', key.length > 0 && verify('RSA-SHA256', body, key, signature));
}

const scratch = mkdtempSync(join(tmpdir(), 'localwise-tour-'));
const server = await startBuilt();
try {
  const health = await fetch(`${server.url}/_localwise/health`);
  report('the built server is healthy', health.status === 200);
  const steps = tourOf(readFileSync(join(root, 'README.md'), 'utf8'));
  const pasted = await paste(steps, server.url, await freePort(), scratch);
  for (const [i, { title }] of steps.entries()) report(`tour ${i + 1}: ${title}`, i < pasted.stepsDone);
  lookAt(pasted);
  if (failed > 0) console.log(pasted.output);
} finally {
  report('the server stops when it is told to', (await stop(server)) === 0);
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`smoke: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
