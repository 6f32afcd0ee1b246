import { flags } from '../config.ts';
import type { Command, CommandFlag } from './command.ts';
import { knownEvents } from './events.ts';
import { remoteFlags } from './remote.ts';

const json: CommandFlag = { name: 'json', help: 'print the answer as JSON' };

/** What the doctor looks at: all that a start may fail by. */
const examined = ['host', 'port', 'data', 'seed', 'init', 'contract', 'overrides', 'tls', 'tlsPort', 'certs'];

const eventTypes = async (): Promise<readonly string[]> => [
  'Events:',
  ...(await knownEvents()).map(name => `  ${name}`),
];

/** Every command. Help, the README and the reading of the command line come from this table; the first is the usual one. */
export const commands: readonly Command[] = [
  {
    name: 'start',
    summary: 'start the server; what localwise does when nothing else is said',
    words: [],
    flags,
    examples: ['--port 4020 --seed empty', '--data ./worlds --durable', '--contract contract.json'],
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'listen',
    summary: 'print each webhook as it is delivered, and forward it to your own server',
    words: [],
    flags: [
      { name: 'forwardTo', value: 'URL', help: 'where deliveries go, byte for byte; its answer is the answer' },
      { name: 'events', value: 'A,B', help: 'only these events; all of them otherwise' },
      { name: 'printBody', help: 'print what each delivery says' },
      {
        name: 'callbackHost',
        value: 'HOST',
        help: 'how the server reaches this machine, such as host.docker.internal',
        default: '127.0.0.1',
      },
      ...remoteFlags,
    ],
    examples: [
      'listen --forward-to http://localhost:3000/webhooks/wise',
      "listen --events 'transfers#state-change,balances#credit'",
    ],
    more: eventTypes,
    load: async () => (await import('./listen.ts')).listen,
  },
  {
    name: 'trigger',
    summary: 'raise an event now, and say to whom it goes',
    words: [{ name: 'EVENT', help: 'the type of an event, such as transfers#state-change' }],
    flags: [
      { name: 'profile', value: 'ID', help: 'the profile that it is about' },
      { name: 'resource', value: 'ID', help: 'the transfer, card, case, … that it is about' },
      { name: 'client', value: 'ID', help: 'the application that it is for' },
      { name: 'data', value: 'JSON', help: 'facts that it states, or @FILE that holds them' },
      ...remoteFlags,
    ],
    examples: [
      "trigger 'transfers#state-change' --profile 30000001",
      `trigger 'balances#credit' --data '{"currency": "EUR"}'`,
    ],
    more: eventTypes,
    load: async () => (await import('./trigger.ts')).trigger,
  },
  {
    name: 'exam',
    summary: 'examine a receiver of webhooks, rule by rule; fails when a rule is broken',
    words: [{ name: 'URL', help: 'where your receiver listens' }],
    flags: [
      { name: 'timeout', value: 'MS', help: 'how long to wait for each answer, in milliseconds' },
      {
        name: 'stateUrl',
        value: 'URL',
        help: 'where your receiver shows what it knows of a transfer, to see more of it',
      },
      { name: 'transfer', value: 'ID', help: 'the transfer to tell of; one is made up otherwise' },
      ...remoteFlags,
    ],
    examples: ['exam http://localhost:3000/webhooks/wise'],
    load: async () => (await import('./exam.ts')).exam,
  },
  {
    name: 'advance',
    summary: 'move the clock forward, and say what happened on the way',
    words: [{ name: 'DURATION', help: 'how far, such as P14D, P1M or PT31M', optional: true }],
    flags: [{ name: 'to', value: 'TIME', help: 'to this moment instead' }, ...remoteFlags],
    examples: ['advance P14D', 'advance --to 2026-04-01T09:00:00Z --world checkout'],
    load: async () => (await import('./advance.ts')).advance,
  },
  {
    name: 'reset',
    summary: 'put a world back to its seed',
    words: [],
    flags: remoteFlags,
    examples: ['reset --world checkout'],
    load: async () => (await import('./reset.ts')).reset,
  },
  {
    name: 'snapshot',
    summary: 'keep a world as it is now',
    words: [{ name: 'NAME', help: 'the name to keep it under; one is made up otherwise', optional: true }],
    flags: [{ name: 'list', help: 'list what was kept' }, ...remoteFlags],
    examples: ['snapshot funded', 'snapshot --list'],
    load: async () => (await import('./snapshot.ts')).snapshot,
  },
  {
    name: 'restore',
    summary: 'put a world back to a snapshot',
    words: [{ name: 'NAME', help: 'what it was kept under' }],
    flags: remoteFlags,
    examples: ['restore funded'],
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'worlds',
    summary: 'list the worlds of a server',
    words: [],
    flags: remoteFlags.filter(({ name }) => name !== 'world'),
    examples: [],
    load: async () => (await import('./worlds.ts')).worlds,
  },
  {
    name: 'certs',
    summary: 'write certificates for https, and say how they come to be trusted',
    words: [],
    flags: [
      { name: 'out', value: 'DIR', help: 'where they go', default: './localwise-certs' },
      ...flags.filter(({ name }) => name === 'tlsHosts'),
    ],
    examples: ['certs', 'certs --out ./certs --tls-hosts wise.bank.test'],
    load: async () => (await import('./certs.ts')).certs,
  },
  {
    name: 'contract',
    summary: 'what a newer OpenAPI document changes, and the contract that follows from it',
    words: [{ name: 'FILE', help: 'the document, as YAML or JSON' }],
    flags: [
      { name: 'out', value: 'FILE', help: 'write the contract here, for start --contract; nothing is written without' },
      json,
    ],
    examples: ['contract newer.yml', 'contract newer.yml --out contract.json'],
    load: async () => (await import('./contract.ts')).contract,
  },
  {
    name: 'doctor',
    summary: 'look for what keeps localwise from working here, and say what to do',
    words: [],
    flags: [
      ...flags.filter(({ name }) => examined.includes(name)),
      ...remoteFlags.filter(({ name }) => name !== 'json'),
      json,
    ],
    examples: ['doctor', 'doctor --data ./worlds --init ./init --tls'],
    load: async () => (await import('./doctor.ts')).doctor,
  },
];
