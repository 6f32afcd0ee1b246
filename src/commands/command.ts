import { flagName } from '../config.ts';
import type { Terminal } from './terminal.ts';

/** What the program ends with. */
export const exits = { fine: 0, failure: 1, usage: 2, interrupted: 130 } as const;

/** A word that a command takes behind its name. */
export interface Word {
  readonly name: string;
  readonly help: string;
  readonly optional?: boolean;
}

export interface CommandFlag {
  /** As in code: `forwardTo` is written `--forward-to`. */
  readonly name: string;
  /** How the value is shown in help; none for a switch. */
  readonly value?: string;
  readonly help: string;
  readonly default?: unknown;
}

/** What was written on the command line, already known to be words and flags of the command. */
export interface Wish {
  readonly words: readonly string[];
  readonly given: Readonly<Record<string, string>>;
}

/** Does what a command is for; answers what the program ends with. */
export type Run = (wish: Wish, terminal: Terminal) => Promise<number>;

/** A command as its help shows it. What it needs is loaded when it is called. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly words: readonly Word[];
  readonly flags: readonly CommandFlag[];
  readonly examples: readonly string[];
  /** What its help says beyond that. */
  readonly more?: () => Promise<readonly string[]>;
  readonly load: () => Promise<Run>;
}

/** `forwardTo` → `--forward-to URL` */
export const writtenFlag = ({ name, value }: CommandFlag): string =>
  [flagName(name), value].filter(part => part !== undefined).join(' ');

/** `trigger EVENT`, `snapshot [NAME]` */
export const writtenCommand = ({ name, words }: Command): string =>
  [name, ...words.map(word => (word.optional ? `[${word.name}]` : word.name))].join(' ');
