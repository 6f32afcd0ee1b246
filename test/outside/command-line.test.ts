import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { readOptions } from '../../src/config.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
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
  const ended = new Promise<Ended>(resolve => child.on('exit', code => resolve({ code, out, err })));
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
  return { child, ended, printed, text: () => out };
}

const run = (...args: string[]): Promise<Ended> => launch(args).ended;

test('help names every flag with its default', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  for (const word of ['--port N', '(4010)', '--random-seed', '--data DIR', '--durable', 'LOCALWISE_RANDOM_SEED']) {
    expect(out).toContain(word);
  }
});

test('the version is one line', async () => {
  const { code, out } = await run('--version');
  expect(code).toBe(0);
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  [['--prot', '4011'], 'unknown flag --prot; did you mean --port?'],
  [['--unicorn'], 'unknown flag --unicorn'],
  [['-p', '4011'], 'unknown flag -p'],
  [['strat'], 'unknown command strat; did you mean start?'],
  [['start', 'now'], 'takes no further word'],
  [['--port'], '--port needs a value'],
  [['--port', '--durable'], '--port needs a value'],
  [['--port', 'http'], '--port must be a whole number'],
  [['--durable'], '--durable needs --data'],
  [['--sca', 'maybe'], '--sca must be one of auto, always, never'],
])('%j is a mistake that is explained', async (args, message) => {
  const { code, err } = await run(...args);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(err).toContain('--help');
  expect(err).not.toContain('    at ');
});

test('a variable that cannot be read is named', async () => {
  const { code, err } = await launch([], { LOCALWISE_PORT: 'x' }).ended;
  expect(code).toBe(2);
  expect(err).toContain('LOCALWISE_PORT must be a whole number');
});

test.each([
  [['--seed', 'dmeo'], 'there is no seed called dmeo; there are demo and empty'],
  [['--seed', './nowhere.json'], 'there is no seed at ./nowhere.json'],
  [['--seed', `${here}/command-line.test.ts`], 'cannot be read'],
  [['--seed', `${here}/../../package.json`], 'has no "format": 1, and so is no seed'],
  [['--data', `${here}/command-line.test.ts`], 'there is a file where a folder is needed'],
])('%j cannot be done, and why is said', async (args, message) => {
  const { code, err } = await run('--port', '0', ...args);
  expect(code).toBe(1);
  expect(err).toContain(message);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('a misspelt variable is pointed out, and one of somebody else is not', async () => {
  const { err } = await launch(['--seed', 'dmeo'], { LOCALWISE_PRT: '1', LOCALWISE_TARGET: 'x' }).ended;
  expect(err).toContain('unknown variable LOCALWISE_PRT; did you mean LOCALWISE_PORT?');
  expect(err).not.toContain('LOCALWISE_TARGET');
});

test('a variable that is set to nothing is not set', () => {
  const options = readOptions({}, { LOCALWISE_PORT: '', LOCALWISE_DATA: '', LOCALWISE_DURABLE: '' });
  expect(options).toMatchObject({ port: 4010, data: null, durable: false });
});

test('the clock takes the moments that the control interface takes, in UTC where no zone is named', () => {
  expect(readOptions({ clock: '2026-01-05T09:00:00' }, {}).clock).toBe('2026-01-05T09:00:00');
  for (const clock of ['yesterday', '5 Jan 2026', '20260105'])
    expect(() => readOptions({ clock }, {})).toThrow('moment');
});

test('it starts on a free port, says where, answers, and stops when told', async () => {
  const server = launch(['--port', '0', '--random-seed', '7']);
  const address = await server.printed(/listening on (http:\S+)/);
  await server.printed(/control/);
  for (const word of [
    'localwise-user-token',
    'localwise-personal-token',
    'localwise-client-token',
    '--random-seed 7',
  ]) {
    expect(server.text()).toContain(word);
  }
  expect(server.text()).toContain(`${address}/docs`);
  const health = await fetch(`${address}/_localwise/health`);
  expect(health.status).toBe(200);
  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
});

test('on a build server it prints its address and nothing else', async () => {
  const server = launch(['start', '--port=0'], { CI: 'true' });
  await server.printed(/listening on/);
  server.child.kill('SIGINT');
  const { code, out } = await server.ended;
  expect(code).toBe(0);
  expect(out.trim().split('\n')).toHaveLength(1);
});

test('a port in use is explained', async () => {
  const other = createServer();
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const { code, err } = await run('--port', String(port));
  other.close();
  expect(code).toBe(1);
  expect(err).toContain(`port ${port} on 127.0.0.1 is in use`);
});
