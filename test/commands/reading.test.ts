import { expect, test } from 'vitest';
import { commands } from '../../src/commands/catalogue.ts';
import { readCommandLine } from '../../src/commands/reading.ts';
import { command } from '../support/screen.ts';

test.each([
  [['--prot', '4011'], 'unknown flag --prot; did you mean --port?'],
  [['--unicorn'], 'unknown flag --unicorn'],
  [['-p', '4011'], 'unknown flag -p'],
  [['strat'], 'unknown command strat; did you mean start?'],
  [['help', 'lisen'], 'unknown command lisen; did you mean listen?'],
  [['constructor'], 'unknown command constructor'],
  [['listen', '--forwardto', 'x'], 'unknown flag --forwardto; did you mean --forward-to?'],
  [['reset', '--durable'], 'unknown flag of reset: --durable'],
  [['reset', '--constructor'], 'unknown flag --constructor'],
  [['start', 'now'], 'start takes no further word, and now was given'],
  [['restore', 'a', 'b'], 'restore takes no word beyond NAME, and b was given'],
  [['restore'], 'restore needs NAME, what it was kept under'],
  [['trigger'], 'trigger needs EVENT'],
  [['exam'], 'exam needs URL'],
  [['contract'], 'contract needs FILE'],
  [['--port'], '--port needs a value'],
  [['--port', '--durable'], '--port needs a value'],
  [['--port', 'http'], '--port must be a whole number'],
  [['--durable'], '--durable needs --data'],
  [['--sca', 'maybe'], '--sca must be one of auto, always, never'],
  [
    ['reset', '--url', 'localhost:4010'],
    "--url must be an address such as http://127.0.0.1:4010; it is 'localhost:4010'",
  ],
  [
    ['reset', '--url', 'http://127.0.0.1:4010/_worlds/a', '--world', 'b'],
    'the address names the world a, and --world b',
  ],
  [['advance'], 'advance needs either DURATION, such as P14D, or --to TIME'],
  [['advance', 'P1D', '--to', '2026-04-01'], 'advance needs either DURATION'],
  [['advance', '14d'], "DURATION must be an ISO 8601 duration such as P14D, P1M, PT31M or PT5S; it is '14d'"],
  [['advance', '--to', 'tomorrow'], "--to must be a moment such as 2026-04-01T09:00:00Z; it is 'tomorrow'"],
  [['snapshot', 'x', '--list'], '--list lists all of them'],
  [['listen', '--forward-to', 'nowhere'], '--forward-to must be an address such as'],
  [['listen', '--forward-to', 'file:///etc/passwd'], '--forward-to must be an address such as'],
  [['listen', '--events', ','], '--events needs the names of events'],
  [['exam', 'nowhere'], 'URL must be where your receiver listens'],
  [['exam', 'http://x', '--timeout', '5s'], "--timeout must be a whole number; it is '5s'"],
  [['trigger', 'x', '--profile', 'me'], "--profile must be a whole number; it is 'me'"],
  [['trigger', 'x', '--data', '{'], '--data is not JSON'],
  [['trigger', 'x', '--data', '[1]'], '--data must be a JSON object'],
  [['trigger', 'x', '--data', '@/nowhere.json'], '--data names a file that cannot be read'],
])('%j is a mistake that is explained', async (args, message) => {
  const { code, out, err } = await command(args);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain(message);
  expect(err).toContain('See localwise --help.');
});

test.each(commands.map(({ name }) => name))(
  '%s has a help of its own, and every example in it can be read',
  async name => {
    const { code, out } = await command([name, '--help']);
    expect(code).toBe(0);
    expect((await command(['help', name])).out).toBe(out);
    const one = commands.find(each => each.name === name);
    for (const word of [one?.summary, ...(one?.words ?? []).map(each => each.name)]) expect(out).toContain(word);
    for (const example of one?.examples ?? []) {
      const words = [...example.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
      expect(readCommandLine(words, commands)).toMatchObject({ kind: 'run', command: { name } });
    }
  },
);

test('a flag that two commands share takes a value in both or in none', () => {
  const kinds = new Map<string, boolean>();
  for (const { name, value } of commands.flatMap(each => each.flags)) {
    expect(kinds.get(name) ?? value !== undefined, name).toBe(value !== undefined);
    kinds.set(name, value !== undefined);
  }
});

test('flags may stand before their command, and a value may begin with a dash where = joins it', () => {
  expect(readCommandLine(['--world=-x', 'reset', '--json'], commands)).toMatchObject({
    command: { name: 'reset' },
    wish: { given: { world: '-x', json: 'true' }, words: [] },
  });
});

test('help without a command names every command and every flag of the server with its default', async () => {
  const { code, out } = await command(['--help']);
  expect(code).toBe(0);
  const words = ['--port N', '(4010)', '--random-seed', '--data DIR', '--durable', 'LOCALWISE_RANDOM_SEED'];
  for (const word of [...words, ...commands.map(({ summary }) => summary)]) expect(out).toContain(word);
});

test('no line of any help is wider than a terminal of usual size makes bearable', async () => {
  for (const { name } of commands) {
    const { out } = await command([name, '--help']);
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(120);
  }
});
