#!/usr/bin/env node
/** The command line. Nothing heavy is imported before it is known that a server is wanted. */
import nodeModule from 'node:module';
import { parseArgs, styleText } from 'node:util';
import {
  flagName,
  flags,
  isUnattended,
  OptionError,
  type Options,
  readOptions,
  unknownVariables,
  variableName,
} from './config.ts';
import { editDistance } from './routes/plugins/edit-distance.ts';
import { version } from './routes/version.ts';
import type { Server } from './server.ts';

const USAGE = 2;
const FAILURE = 1;
const INTERRUPTED = 130;

const commands = { start: 'start the server; what localwise does when nothing else is said' } as const;

interface Wish {
  readonly command: string;
  readonly given: Readonly<Record<string, string>>;
}

async function run(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) return print(help());
  if (args.includes('--version') || args.includes('-v')) return print(version);
  const { given } = read(args);
  for (const name of misspeltVariables()) process.stderr.write(`localwise: ${name}\n`);
  await start(readOptions(given));
}

/** What was written, as words; throws `OptionError` for anything that is not known. */
function read(args: readonly string[]): Wish {
  const nameOf = new Map<string, string>(flags.map(({ name }) => [flagName(name).slice(2), name]));
  const switches = new Set(flags.filter(({ value }) => value === undefined).map(({ name }) => flagName(name).slice(2)));
  const options = Object.fromEntries(
    [...nameOf.keys()].map(name => [name, { type: switches.has(name) ? ('boolean' as const) : ('string' as const) }]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const given: Record<string, string> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const name = nameOf.get(token.name);
    if (name === undefined)
      throw new OptionError(
        unknown(
          'flag',
          token.rawName,
          [...nameOf.keys(), 'help', 'version'].map(n => `--${n}`),
        ),
      );
    const missing =
      !switches.has(token.name) && (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')));
    if (missing) throw new OptionError(`--${token.name} needs a value`);
    given[name] = token.value ?? 'true';
  }
  const [command = 'start', ...rest] = words;
  if (!Object.hasOwn(commands, command)) throw new OptionError(unknown('command', command, Object.keys(commands)));
  if (rest.length > 0) throw new OptionError(`${command} takes no further word, and ${rest.join(' ')} was given`);
  return { command, given };
}

/** A variable that is nearly one of ours was meant to be one; others belong to somebody else. */
function misspeltVariables(): string[] {
  const known = flags.map(({ name }) => variableName(name));
  return unknownVariables()
    .filter(name => known.some(ours => editDistance(ours, name) <= 2))
    .map(name => unknown('variable', name, known));
}

function unknown(kind: string, written: string, known: readonly string[]): string {
  const [nearest = ''] = [...known].sort((a, b) => editDistance(a, written) - editDistance(b, written));
  const near = editDistance(nearest, written) <= Math.max(2, Math.floor(written.length / 3));
  return `unknown ${kind} ${written}${near ? `; did you mean ${nearest}?` : ''}`;
}

async function start(options: Options): Promise<void> {
  // Node 22 and later keep what they compiled for the next start; earlier ones have no such function.
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  const { buildServer } = await import('./server.ts');
  const log = (level: 'error' | 'info', message: string): void => {
    if (options.logLevel === 'silent' || (options.logLevel === 'error' && level === 'info')) return;
    process.stderr.write(`${message}\n`);
  };
  const server = await buildServer(options, { log });
  stopOnSignals(server);
  try {
    const address = await server.app.listen({ host: options.host, port: options.port });
    await server.worlds.open('default');
    welcome(options, server, readableAddress(address));
  } catch (error) {
    await server.close();
    throw explained(error, options);
  }
}

/** The first signal ends what is under way and saves; a second one does not wait. */
function stopOnSignals(server: Server): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(INTERRUPTED);
      stopping = true;
      server.close().then(() => process.exit(0), fail);
    });
  }
}

function explained(error: unknown, { host, port }: Options): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new Error(
      `port ${port} on ${host} is in use, perhaps by another localwise; choose another with --port, or let --port 0 find one`,
    );
  }
  if (code === 'EACCES')
    return new Error(`port ${port} may not be used without special rights; choose one above 1023 with --port`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Error(`this machine has no address ${host}; see --host`);
  return error as Error;
}

/** An address that listens everywhere is reached at this machine's own. */
const readableAddress = (address: string): string =>
  address.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');

function welcome(options: Options, server: Server, address: string): void {
  if (options.logLevel !== 'info') return;
  print(`${bold(`localwise ${version}`)} is listening on ${bold(address)}`);
  if (isUnattended()) return;
  const { seed, randomSeed } = server.worlds.requestOf('default');
  const rows = [
    ['user token', 'localwise-user-token'],
    ['personal token', 'localwise-personal-token'],
    ['client token', 'localwise-client-token'],
    ['client', 'localwise, with the secret localwise-secret'],
    ['seed', `${seed} (repeat this very world with --random-seed ${randomSeed})`],
    ['data', options.data ?? 'in memory; --data DIR keeps it'],
    ['reference', `${address}/docs`],
    ['control', `${address}/_localwise`],
    ['webhook key', `${address}/_localwise/webhooks/public-key.pem`],
  ] as const;
  for (const [name, value] of rows) print(`  ${dim(name.padEnd(15))} ${value}`);
}

function help(): string {
  const rows = flags.map(({ name, value, help: text, default: usual }) => {
    const written = `${flagName(name)}${value === undefined ? '' : ` ${value}`}`;
    const shown = usual === null || usual === '' || usual === false ? '' : ` (${usual})`;
    return `  ${written.padEnd(30)} ${text}${shown}`;
  });
  return [
    'localwise: the Wise Platform API on your machine, with state',
    '',
    'Usage: localwise [start] [flags]',
    '',
    ...Object.entries(commands).map(([name, text]) => `  ${name.padEnd(30)} ${text}`),
    '',
    'Flags, with what holds without them:',
    ...rows,
    `  ${'--help'.padEnd(30)} this text`,
    `  ${'--version'.padEnd(30)} the version`,
    '',
    `Every flag can be set as a variable too: ${flagName('randomSeed')} is ${variableName('randomSeed')}.`,
  ].join('\n');
}

const colour = process.stdout.isTTY === true && process.stdout.hasColors();
const bold = (text: string): string => (colour ? styleText('bold', text) : text);
const dim = (text: string): string => (colour ? styleText('dim', text) : text);
const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function fail(error: unknown): never {
  const usage = error instanceof OptionError;
  process.stderr.write(`localwise: ${error instanceof Error ? error.message : String(error)}\n`);
  if (usage) process.stderr.write('See localwise --help.\n');
  process.exit(usage ? USAGE : FAILURE);
}

run(process.argv.slice(2)).catch(fail);
