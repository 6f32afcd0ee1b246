import { runCommandLine } from '../../src/commands/index.ts';
import { paintFor, type Terminal } from '../../src/commands/terminal.ts';

/** A terminal that remembers what it was told. */
export class Screen implements Terminal {
  readonly out: string[] = [];
  readonly err: string[] = [];
  readonly doing: string[] = [];
  readonly paint = paintFor(false);
  readonly unattended: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly #controller = new AbortController();
  #waiting: (() => void)[] = [];

  constructor(environment: Readonly<Record<string, string | undefined>> = {}) {
    this.environment = environment;
    this.unattended = Boolean(environment.CI);
  }

  readonly print = (line: string): void => this.#say(this.out, line);
  readonly note = (line: string): void => this.#say(this.err, line);
  readonly progress = (doing: string): void => {
    this.doing.push(doing);
  };
  readonly interruption = (): AbortSignal => this.#controller.signal;

  /** Ctrl-C. */
  interrupt(): void {
    this.#controller.abort();
  }

  /** Waits until something that fits was said, and answers all that was. */
  async said(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.text)) await new Promise<void>(resolve => this.#waiting.push(resolve));
    return this.text;
  }

  get text(): string {
    return [...this.out, ...this.err].join('\n');
  }

  #say(where: string[], line: string): void {
    where.push(line);
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of every form.
  readonly json: () => any;
}

/** Calls a command in this process. */
export async function command(args: readonly string[], environment: Screen['environment'] = {}): Promise<Ended> {
  const screen = new Screen(environment);
  const code = await runCommandLine(args, screen);
  const [out, err] = [screen.out.join('\n'), screen.err.join('\n')];
  return { code, out, err, json: () => JSON.parse(out) };
}
