import { parseArgs } from 'node:util';
import { flagName, OptionError } from '../config.ts';
import type { Command, CommandFlag, Wish } from './command.ts';
import { unknown } from './suggestion.ts';

/** What the command line says: a command and its wish, or to explain one, or everything, or the version. */
export type Said =
  | { readonly kind: 'run'; readonly command: Command; readonly wish: Wish }
  | { readonly kind: 'help'; readonly command: Command | undefined }
  | { readonly kind: 'version' };

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

const everywhere = ['--help', '--version'];

/** Understands the command line. @throws OptionError for anything that is not known, with what was probably meant */
export function readCommandLine(args: readonly string[], commands: readonly Command[]): Said {
  const tokens = tokensOf(args, commands);
  const words = tokens.filter(token => token.kind === 'positional').map(token => token.value);
  const options = tokens.filter(token => token.kind === 'option');
  refuseStrangers(options, commands, words[0]);
  const asked = (...names: string[]) => options.some(({ name }) => names.includes(name));
  const wantsHelp = asked('help', 'h') || words[0] === 'help';
  const [name, ...rest] = words[0] === 'help' ? words.slice(1) : words;
  if (wantsHelp) return { kind: 'help', command: name === undefined ? undefined : requireCommand(name, commands) };
  if (asked('version', 'v')) return { kind: 'version' };
  const command = requireCommand(name ?? 'start', commands);
  const given = Object.fromEntries(
    options.map(option => [requireFlag(option, command).name, valueIn(option, command)]),
  );
  checkWords(command, rest);
  return { kind: 'run', command, wish: { words: rest, given } };
}

/** A flag that no command has comes first: what follows it may be its value, and is no command then. */
function refuseStrangers(options: readonly OptionToken[], commands: readonly Command[], name = 'start'): void {
  const known = new Set([...commands.flatMap(command => command.flags.map(bare)), 'help', 'h', 'version', 'v']);
  const stranger = options.find(option => !known.has(option.name));
  if (!stranger) return;
  const command = commands.find(each => each.name === name) ?? commands.find(each => each.name === 'start');
  throw new OptionError(unknown('flag', stranger.rawName, command ? flagsOf(command) : everywhere));
}

const flagsOf = (command: Command): readonly string[] => [
  ...command.flags.map(flag => flagName(flag.name)),
  ...everywhere,
];

/** The command may stand behind its flags, so that all flags of all commands say first which of them take a value. */
function tokensOf(args: readonly string[], commands: readonly Command[]): readonly Token[] {
  const flags = commands.flatMap(command => command.flags);
  const options = Object.fromEntries(flags.map(flag => [bare(flag), { type: isSwitch(flag) ? 'boolean' : 'string' }]));
  const { tokens } = parseArgs({
    args: [...args],
    options: options as Record<string, { type: 'boolean' | 'string' }>,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  return tokens ?? [];
}

const bare = ({ name }: CommandFlag): string => flagName(name).slice(2);
const isSwitch = ({ value }: CommandFlag): boolean => value === undefined;

function requireCommand(name: string, commands: readonly Command[]): Command {
  const found = commands.find(command => command.name === name);
  if (found) return found;
  throw new OptionError(
    unknown(
      'command',
      name,
      commands.map(command => command.name),
    ),
  );
}

function requireFlag({ name, rawName }: OptionToken, command: Command): CommandFlag {
  const found = command.flags.find(flag => bare(flag) === name);
  if (found) return found;
  throw new OptionError(unknown(`flag of ${command.name}:`, rawName, flagsOf(command)));
}

function valueIn(option: OptionToken, command: Command): string {
  const { value, inlineValue } = option;
  if (isSwitch(requireFlag(option, command))) return value ?? 'true';
  // What follows is more likely another flag than a value.
  if (value === undefined || (!inlineValue && value.startsWith('--')))
    throw new OptionError(`${option.rawName} needs a value`);
  return value;
}

function checkWords({ name, words }: Command, said: readonly string[]): void {
  const missing = words.filter(word => !word.optional)[said.length];
  if (missing && said.length < words.length) throw new OptionError(`${name} needs ${missing.name}, ${missing.help}`);
  const surplus = said.slice(words.length);
  if (surplus.length > 0) {
    const what = words.length === 0 ? 'no further word' : `no word beyond ${words.map(word => word.name).join(' ')}`;
    throw new OptionError(`${name} takes ${what}, and ${surplus.join(' ')} was given`);
  }
}
