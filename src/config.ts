import { hostList, idlePolicy, momentText, oneOf, text, whole, yes } from './flag-values.ts';
import type { ReplyChecking } from './routes/plugins/validation.ts';
import type { Settings } from './state/kernel/index.ts';

/** Everything a server can be told, once and for all. */
export interface Options {
  readonly host: string;
  readonly port: number;
  /** `demo`, `empty`, or a path to a world document. */
  readonly seed: string;
  readonly randomSeed: string;
  /** Where worlds are kept between runs; null keeps them in memory. */
  readonly data: string | null;
  /** A folder whose documents become worlds at the start; null loads none. */
  readonly init: string | null;
  /** How many worlds there may be at once. */
  readonly maxWorlds: number;
  /** Which idle worlds leave the memory: `PT30M`, or how many stay; null evicts none. */
  readonly evictIdleWorlds: string | null;
  /** Acknowledge a write only once it is on disk. */
  readonly durable: boolean;
  /** Serve https besides http. */
  readonly tls: boolean;
  readonly tlsPort: number;
  /** Where certificates are kept; null keeps them with the worlds, or in memory. */
  readonly certs: string | null;
  /** Names that certificates are made for besides Wise's own and this machine's. */
  readonly tlsHosts: readonly string[] | null;
  /** What the clock shows at the start, frozen; null runs with the wall clock. */
  readonly clock: string | null;
  /** A contract other than the program's own, as `localwise contract` wrote it. */
  readonly contract: string | null;
  /** A document of overrides that every world follows; read again when it changes. */
  readonly overrides: string | null;
  readonly dialect: Settings['dialect'];
  readonly tokens: Settings['tokens'];
  readonly sca: Settings['sca'];
  readonly consent: Settings['consent'];
  readonly checkReplies: ReplyChecking;
  /** How many requests of each world the journal remembers. */
  readonly journalSize: number;
  readonly logLevel: 'silent' | 'error' | 'info';
  readonly bodyLimitBytes: number;
  /** Where the bytes of uploaded files are kept; null forgets them once they are counted and hashed. */
  readonly keepUploads: string | null;
}

interface Flag<Name extends keyof Options = keyof Options> {
  readonly name: Name;
  /** How the value is shown in help; none for a switch. */
  readonly value?: string;
  readonly help: string;
  readonly default: Options[Name];
  /** The value from its text; throws with the reason when it cannot be one. */
  readonly parse: (text: string) => Options[Name];
}

/** What surrounds this process; nobody else asks it. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;

const flag = <Name extends keyof Options>(row: Flag<Name>): Flag => row as unknown as Flag;

/** The one table from which flags, environment variables, defaults and `--help` come. */
export const flags: readonly Flag[] = [
  flag({ name: 'host', value: 'ADDRESS', help: 'address to listen on', default: '127.0.0.1', parse: text }),
  flag({
    name: 'port',
    value: 'N',
    help: 'port to listen on; 0 picks a free one',
    default: 4010,
    parse: whole(0, 65535),
  }),
  flag({
    name: 'seed',
    value: 'NAME|FILE',
    help: 'what worlds begin with: demo, empty, or a file',
    default: 'demo',
    parse: text,
  }),
  flag({
    name: 'randomSeed',
    value: 'N',
    help: 'makes generated ids, names and keys repeatable',
    default: '',
    parse: text,
  }),
  flag({ name: 'data', value: 'DIR', help: 'keep worlds in this folder between runs', default: null, parse: text }),
  flag({ name: 'durable', help: 'answer a write only once it is on disk', default: false, parse: yes }),
  flag({ name: 'init', value: 'DIR', help: 'make worlds of the documents in this folder', default: null, parse: text }),
  flag({ name: 'tls', help: "serve https besides http, under Wise's own host names too", default: false, parse: yes }),
  flag({
    name: 'tlsPort',
    value: 'N',
    help: 'port of https; 0 picks a free one',
    default: 4443,
    parse: whole(0, 65535),
  }),
  flag({ name: 'certs', value: 'DIR', help: 'keep certificates in this folder', default: null, parse: text }),
  flag({
    name: 'tlsHosts',
    value: 'NAMES',
    help: 'further hosts to be certified, with commas between them',
    default: null,
    parse: hostList,
  }),
  flag({
    name: 'maxWorlds',
    value: 'N',
    help: 'worlds there may be at once',
    default: 1_000,
    parse: whole(1, 1_000_000),
  }),
  flag({
    name: 'evictIdleWorlds',
    value: 'TIME|N',
    help: 'drop worlds unused for so long (PT30M), or all but the N used last',
    default: null,
    parse: idlePolicy,
  }),
  flag({
    name: 'clock',
    value: 'TIME',
    help: 'freeze the clock of new worlds at this time',
    default: null,
    parse: momentText,
  }),
  flag({
    name: 'contract',
    value: 'FILE',
    help: 'serve this contract, as localwise contract wrote it',
    default: null,
    parse: text,
  }),
  flag({
    name: 'overrides',
    value: 'FILE',
    help: 'answer or decide as this document says; read again when it changes',
    default: null,
    parse: text,
  }),
  flag({
    name: 'dialect',
    value: 'WORD',
    help: 'contract or recorded',
    default: 'contract',
    parse: oneOf('contract', 'recorded'),
  }),
  flag({
    name: 'tokens',
    value: 'WORD',
    help: 'lenient or strict about kinds of token',
    default: 'lenient',
    parse: oneOf('lenient', 'strict'),
  }),
  flag({
    name: 'sca',
    value: 'WORD',
    help: 'auto, always or never',
    default: 'auto',
    parse: oneOf('auto', 'always', 'never'),
  }),
  flag({
    name: 'consent',
    value: 'WORD',
    help: 'ask customers on the consent page, or approve or deny for them',
    default: 'ask',
    parse: oneOf('ask', 'approve', 'deny'),
  }),
  flag({
    name: 'checkReplies',
    value: 'WORD',
    help: 'hold replies against the contract: throw, report or off',
    default: 'report',
    parse: oneOf('throw', 'report', 'off'),
  }),
  flag({
    name: 'journalSize',
    value: 'N',
    help: 'requests each world remembers; 0 for none',
    default: 300,
    parse: whole(0, 100_000),
  }),
  flag({
    name: 'logLevel',
    value: 'WORD',
    help: 'silent, error or info',
    default: 'info',
    parse: oneOf('silent', 'error', 'info'),
  }),
  flag({
    name: 'bodyLimitBytes',
    value: 'N',
    help: 'largest request body',
    default: 12_000_000,
    parse: whole(1_000, 500_000_000),
  }),
  flag({ name: 'keepUploads', value: 'DIR', help: 'keep uploaded files in this folder', default: null, parse: text }),
];

/** `randomSeed` → `--random-seed` */
export const flagName = (name: string): string => `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;

/** `randomSeed` → `LOCALWISE_RANDOM_SEED` */
export const variableName = (name: string): string =>
  `LOCALWISE_${name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase()}`;

/** A flag or variable that cannot be understood; the message names it. */
export class OptionError extends Error {
  override readonly name: string = 'OptionError';
}

/** Options from what was written on the command line and in the environment, in that order of weight. */
export function readOptions(
  given: Readonly<Record<string, string | undefined>>,
  variables: Readonly<Record<string, string | undefined>> = environment,
): Options {
  const values: Partial<Record<keyof Options, unknown>> = {};
  for (const { name, default: fallback, parse } of flags) {
    const source = given[name] !== undefined ? flagName(name) : variableName(name);
    // A compose file passes on what nobody has set as an empty text.
    const written = given[name] ?? (variables[variableName(name)] || undefined);
    try {
      values[name] = written === undefined ? fallback : parse(written);
    } catch (error) {
      throw new OptionError(`${source} ${(error as Error).message}; it is '${written}'`);
    }
  }
  if (values.durable && values.data === null) throw new OptionError('--durable needs --data, the folder to write to');
  for (const name of ['certs', 'tlsHosts'] as const)
    if (values[name] !== null && !values.tls)
      throw new OptionError(`${flagName(name)} needs --tls, which serves https`);
  return Object.freeze(values) as unknown as Options;
}

export const defaultOptions = (changes: Partial<Options> = {}): Options =>
  Object.freeze({ ...readOptions({}, {}), ...changes });

/** The options that the environment sets, and no others. */
export function optionsFrom(variables = environment): Partial<Options> {
  const whole = readOptions({}, variables);
  return Object.fromEntries(
    flags.filter(({ name }) => variables[variableName(name)]).map(({ name }) => [name, whole[name]]),
  );
}
