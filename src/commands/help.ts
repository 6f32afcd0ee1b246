import { flagName, variableName } from '../config.ts';
import { type Command, type CommandFlag, writtenCommand, writtenFlag } from './command.ts';

const COLUMN = 30;
const row = (left: string, right: string): string =>
  left.length < COLUMN ? `  ${left.padEnd(COLUMN)} ${right}` : `  ${left}\n  ${' '.repeat(COLUMN)} ${right}`;

function rowOf(flag: CommandFlag): string {
  const { help, default: usual } = flag;
  const shown = usual === null || usual === undefined || usual === '' || usual === false ? '' : ` (${usual})`;
  return row(writtenFlag(flag), `${help}${shown}`);
}

/** Everything there is, with the flags of the command that nobody needs to name. */
export function overview(commands: readonly Command[]): string {
  const [start] = commands;
  return [
    'localwise: the Wise Platform API on your machine, with state',
    '',
    'Usage: localwise [start] [flags]',
    '       localwise COMMAND --help',
    '',
    ...commands.map(command => row(writtenCommand(command), command.summary)),
    '',
    'Flags of start, with what holds without them:',
    ...(start?.flags ?? []).map(rowOf),
    row('--help', 'this text, or that of a command'),
    row('--version', 'the version'),
    '',
    `Every flag of start can be set as a variable too: ${flagName('randomSeed')} is ${variableName('randomSeed')}.`,
  ].join('\n');
}

/** One command, with its words, flags and examples. */
export async function explanation(command: Command): Promise<string> {
  const { words, flags, examples, more } = command;
  const parts = [
    [`localwise ${command.name}: ${command.summary}`],
    [`Usage: localwise ${writtenCommand(command)}${flags.length > 0 ? ' [flags]' : ''}`],
    words.map(({ name, help }) => row(name, help)),
    ['Flags:', ...flags.map(rowOf), row('--help', 'this text')],
    examples.length > 0 ? ['Examples:', ...examples.map(example => `  localwise ${example}`)] : [],
    [...((await more?.()) ?? [])],
  ];
  return parts
    .filter(part => part.length > 0)
    .map(part => part.join('\n'))
    .join('\n\n');
}
