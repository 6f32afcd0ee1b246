import { inspect } from 'node:util';
import { environment } from '../config.ts';
import { isUnattended } from '../surroundings.ts';
import { exits } from './command.ts';

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly unsure: (text: string) => string;
}

/** Where a command is called from: what it may say and how, what surrounds it, and whether it is to end. */
export interface Terminal {
  readonly paint: Paint;
  /** Nobody is there to read more than is needed. */
  readonly unattended: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A line of the result. */
  readonly print: (line: string) => void;
  /** A line beside the result, which a program that reads the result does not see. */
  readonly note: (line: string) => void;
  /** What is being done, where somebody watches; the next line takes its place. */
  readonly progress: (doing: string) => void;
  /** Aborted when the user asks for the end; who asks for this signal promises to end. */
  readonly interruption: () => AbortSignal;
}

type Stream = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean };

/** The widely agreed variables decide; without them, colour is for terminals. */
export function wantsColour(stream: Stream, variables: Terminal['environment']): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM } = variables;
  if (force) return force !== '0' && force !== 'false';
  return !none && stream.isTTY === true && TERM !== 'dumb';
}

/** Node's own `styleText` would ask the stream again, and differs from version to version. */
const style =
  (on: boolean, name: 'bold' | 'dim' | 'green' | 'red' | 'yellow') =>
  (text: string): string => {
    const [begin, end] = inspect.colors[name] ?? [0, 0];
    return on ? `\u001b[${begin}m${text}\u001b[${end}m` : text;
  };

export const paintFor = (on: boolean): Paint => ({
  bold: style(on, 'bold'),
  dim: style(on, 'dim'),
  good: style(on, 'green'),
  bad: style(on, 'red'),
  unsure: style(on, 'yellow'),
});

const CLEAR_LINE = '\r\u001b[2K';

/** The terminal of this process. */
export class ProcessTerminal implements Terminal {
  readonly environment = environment;
  readonly unattended = isUnattended();
  readonly paint = paintFor(wantsColour(process.stdout, environment));
  readonly #watched = process.stderr.isTTY === true && !this.unattended;
  #shown = false;
  #interruption: AbortController | undefined;

  constructor() {
    // Whoever reads may have seen enough: `localwise worlds | head -1`.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  }

  readonly print = (line: string): void => {
    this.#clear();
    process.stdout.write(`${line}\n`);
  };

  readonly note = (line: string): void => {
    this.#clear();
    process.stderr.write(`${line}\n`);
  };

  readonly progress = (doing: string): void => {
    if (!this.#watched) return;
    this.#clear();
    process.stderr.write(`${doing} …`);
    this.#shown = true;
  };

  readonly interruption = (): AbortSignal => {
    if (this.#interruption) return this.#interruption.signal;
    const controller = new AbortController();
    this.#interruption = controller;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        // The first asks, the second does not wait.
        if (controller.signal.aborted) process.exit(exits.interrupted);
        controller.abort();
      });
    }
    return controller.signal;
  };

  /** Ends the process once everything is written. */
  end(code: number): void {
    this.#clear();
    process.stdout.write('', () => process.exit(code));
  }

  #clear(): void {
    if (this.#shown) process.stderr.write(CLEAR_LINE);
    this.#shown = false;
  }
}
