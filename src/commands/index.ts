/** The command line, without the process around it. What a command needs is loaded when it is called. */
import { OptionError } from '../config.ts';
import { editDistance } from '../routes/plugins/edit-distance.ts';
import { version } from '../routes/version.ts';
import { knownVariables, unknownVariables } from '../surroundings.ts';
import { commands } from './catalogue.ts';
import { exits } from './command.ts';
import { readCommandLine } from './reading.ts';
import { unknown } from './suggestion.ts';
import type { Terminal } from './terminal.ts';

/** Does what the words say; answers what the program ends with. Nothing is thrown. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await obey(args, terminal);
  } catch (error) {
    terminal.note(`localwise: ${error instanceof Error ? error.message : String(error)}`);
    if (!(error instanceof OptionError)) return exits.failure;
    terminal.note('See localwise --help.');
    return exits.usage;
  }
}

async function obey(args: readonly string[], terminal: Terminal): Promise<number> {
  const said = readCommandLine(args, commands);
  if (said.kind === 'version') {
    terminal.print(version);
    return exits.fine;
  }
  if (said.kind === 'help') {
    const { explanation, overview } = await import('./help.ts');
    terminal.print(said.command ? await explanation(said.command) : overview(commands));
    return exits.fine;
  }
  for (const line of misspeltVariables(terminal.environment)) terminal.note(`localwise: ${line}`);
  const run = await said.command.load();
  return run(said.wish, terminal);
}

/** A variable that is nearly one of ours was meant to be one; others belong to somebody else. */
const misspeltVariables = (variables: Terminal['environment']): readonly string[] =>
  unknownVariables(variables)
    .filter(name => knownVariables.some(ours => editDistance(ours, name) <= 2))
    .map(name => unknown('variable', name, knownVariables));
