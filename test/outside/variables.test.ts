import { expect, test } from 'vitest';
import { flagName, flags, readOptions, variableName } from '../../src/config.ts';

/** A value that is not the default, for every flag. */
const samples: Readonly<Record<string, string>> = {
  host: '0.0.0.0',
  port: '4020',
  seed: 'empty',
  randomSeed: '7',
  data: '/data',
  init: '/init',
  contract: './contract.json',
  durable: 'true',
  tls: 'true',
  tlsPort: '443',
  certs: '/certs',
  tlsHosts: 'wise.bank.test,*.sandbox.test,10.1.2.3',
  maxWorlds: '20',
  evictIdleWorlds: 'PT30M',
  clock: '2026-03-02T09:00:00Z',
  dialect: 'recorded',
  tokens: 'strict',
  sca: 'never',
  consent: 'approve',
  checkReplies: 'throw',
  journalSize: '10',
  logLevel: 'error',
  bodyLimitBytes: '1000000',
  keepUploads: '/uploads',
};

/** What some flags make no sense without. */
const beside: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  durable: { data: '/data' },
  certs: { tls: 'true' },
  tlsHosts: { tls: 'true' },
};

test.each(flags.map(({ name }) => name))('%s can be set by its variable as by its flag', name => {
  const value = samples[name] ?? 'no sample';
  const others = beside[name] ?? {};
  const byFlag = readOptions({ ...others, [name]: value }, {});
  expect(readOptions(others, { [variableName(name)]: value })).toEqual(byFlag);
  expect(byFlag[name]).not.toEqual(readOptions({}, {})[name]);
});

test('a flag outweighs its variable', () => {
  expect(readOptions({ port: '1' }, { LOCALWISE_PORT: '2' }).port).toBe(1);
  expect(flagName('tlsPort')).toBe('--tls-port');
});

test.each(['certs', 'tlsHosts'])('%s without tls is a mistake', name => {
  expect(() => readOptions({ [name]: samples[name] }, {})).toThrow('needs --tls');
});

test.each(['', ',', 'two words', 'http://x', 'a_b.test', '1.2.3', '*', 'a..b', `${'a'.repeat(64)}.test`])(
  'nothing is certified for %j',
  tlsHosts => {
    expect(() => readOptions({ tls: 'true', tlsHosts }, {})).toThrow('--tls-hosts must be names or addresses');
  },
);
