import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCommandLine } from '../../src/commands/index.ts';
import { paintFor, wantsColour } from '../../src/commands/terminal.ts';
import { readOptions } from '../../src/config.ts';
import { command, Screen } from '../support/screen.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

test('a variable that cannot be read is named', async () => {
  const { code, err } = await command([], { LOCALWISE_PORT: 'x' });
  expect(code).toBe(2);
  expect(err).toContain('LOCALWISE_PORT must be a whole number');
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

test.each([
  [['--seed', 'dmeo'], 'there is no seed called dmeo; there are demo and empty'],
  [['--seed', './nowhere.json'], 'there is no seed at ./nowhere.json'],
  [['--seed', `${here}/start.test.ts`], 'cannot be read'],
  [['--seed', `${here}/../../package.json`], 'has no "format": 1, and so is no seed'],
  [['--data', `${here}/start.test.ts`], 'there is a file where a folder is needed'],
  [['--keep-uploads', `${here}/start.test.ts`], 'uploads cannot be kept in'],
  [['--contract', './nowhere.json'], 'there is no contract at ./nowhere.json'],
  [['--host', '203.0.113.1'], 'this machine has no address 203.0.113.1; see --host'],
])('%j cannot be done, and why is said', async (args, message) => {
  const { code, err } = await command(['--port', '0', ...args]);
  expect(code).toBe(1);
  expect(err).toContain(message);
  expect(err.split('\n')).toHaveLength(1);
});

test('a misspelt variable is pointed out, and one of somebody else is not', async () => {
  const { err } = await command(['--seed', 'dmeo'], { LOCALWISE_PRT: '1', LOCALWISE_TARGET: 'x' });
  expect(err).toContain('unknown variable LOCALWISE_PRT; did you mean LOCALWISE_PORT?');
  expect(err).not.toContain('LOCALWISE_TARGET');
});

test('a port in use is explained', async () => {
  const other = createServer();
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const { code, err } = await command(['--port', String(port), '--seed', 'empty']);
  await new Promise(resolve => other.close(resolve));
  expect(code).toBe(1);
  expect(err).toContain(`port ${port} on 127.0.0.1 is in use`);
  expect(err).toContain('--port 0');
});

test('it says where it listens and what it knows, and ends well when told', async () => {
  const screen = new Screen();
  const ended = runCommandLine(['--port', '0', '--random-seed', '7'], screen);
  const text = await screen.said(/webhook key/);
  for (const word of ['user-token', 'personal-token', 'client-token', '--random-seed 7', '/docs']) {
    expect(text).toContain(word);
  }
  const [, address] = /listening on (http:\S+)/.exec(text) ?? [];
  expect((await fetch(`${address}/_localwise/health`)).status).toBe(200);
  screen.interrupt();
  expect(await ended).toBe(0);
  expect(screen.err).toEqual([]);
});

test.each([
  ['a terminal', true, {}, true],
  ['a pipe', false, {}, false],
  ['a terminal that is told not to', true, { NO_COLOR: '1' }, false],
  ['a terminal where that variable is empty', true, { NO_COLOR: '' }, true],
  ['a terminal that cannot', true, { TERM: 'dumb' }, false],
  ['a pipe that is told to', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ['a terminal that is forced not to', true, { FORCE_COLOR: '0' }, false],
])('colour in %s', (_, isTTY, variables, wanted) => {
  expect(wantsColour({ write: () => true, isTTY }, variables)).toBe(wanted);
  expect(paintFor(wanted).bold('x').includes('\u001b')).toBe(wanted);
});
