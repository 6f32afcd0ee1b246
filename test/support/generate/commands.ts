import { commands } from '../../../src/commands/catalogue.ts';
import { type Command, writtenCommand, writtenFlag } from '../../../src/commands/command.ts';
import { remoteFlags } from '../../../src/commands/remote.ts';
import { code, table } from './sections.ts';

/** The server's own flags have a table of their own, and what all commands share is said beside this one. */
function flagsOf({ name, flags }: Command): string {
  const shared = new Set(remoteFlags.map(flag => flag.name));
  const own = name === 'start' ? [] : flags.filter(flag => !shared.has(flag.name));
  return own.map(flag => code(writtenFlag(flag))).join(' ') || (name === 'start' ? '[above](#flags)' : '–');
}

/** Every command, as the command line declares it. */
export const commandsSection = (): string =>
  table(
    ['Command', 'What it does', 'Flags'],
    commands.map(command => [code(writtenCommand(command)), command.summary, flagsOf(command)]),
  );
