#!/usr/bin/env node
import { runCommandLine } from './commands/index.ts';
import { ProcessTerminal } from './commands/terminal.ts';

const terminal = new ProcessTerminal();
terminal.end(await runCommandLine(process.argv.slice(2), terminal));
