import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function launch(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  });
  running.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', text => {
    out += text;
  });
  child.stderr.on('data', text => {
    err += text;
  });
  const ended = new Promise<Ended>(resolve => child.on('close', code => resolve({ code, out, err })));
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(out);
        if (match) resolve(match[1] ?? match[0]);
      };
      look();
      child.stdout.on('data', look);
      child.on('exit', () => reject(new Error(`it ended: ${err}`)));
    });
  return { child, ended, printed };
}

test('the version is one line', async () => {
  const { code, out } = await launch(['--version']).ended;
  expect(code).toBe(0);
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a mistake ends with 2, in words and without a trace', async () => {
  const { code, out, err } = await launch(['--prot', '4011']).ended;
  expect([code, out]).toEqual([2, '']);
  expect(err).toBe('localwise: unknown flag --prot; did you mean --port?\nSee localwise --help.\n');
});

test('a reader that has seen enough ends a command without complaint', async () => {
  const { child, ended } = launch(['--help']);
  child.stdout.destroy();
  expect(await ended).toMatchObject({ code: 0, err: '' });
});

test('on a build server it prints its address without colour and nothing else, and stops when told', async () => {
  const server = launch(['start', '--port=0'], { CI: 'true' });
  const address = await server.printed(/listening on (http:\S+)/);
  expect((await fetch(`${address}/_localwise/health`)).status).toBe(200);
  server.child.kill('SIGTERM');
  const { code, out } = await server.ended;
  expect(code).toBe(0);
  expect(out).toMatch(/^localwise \d+\.\d+\.\d+ is listening on http:\/\/127\.0\.0\.1:\d+\n$/);
});

test('colour that is asked for comes through a pipe, and Ctrl-C is no failure', async () => {
  const server = launch(['--port', '0', '--seed', 'empty'], { FORCE_COLOR: '1' });
  await server.printed(/webhook key/);
  server.child.kill('SIGINT');
  const { code, out } = await server.ended;
  expect(code).toBe(0);
  expect(out).toContain('\u001b[1mlocalwise');
});
