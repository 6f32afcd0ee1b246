import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A program of its own, and what it says. */
export class Launched {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  out = '';
  err = '';

  constructor(args: readonly string[], options: SpawnOptions) {
    this.process = spawn(process.execPath, args, { ...options, stdio: 'pipe' });
    this.process.stdout?.on('data', text => {
      this.out += text;
    });
    this.process.stderr?.on('data', text => {
      this.err += text;
    });
    this.ended = new Promise(resolve => {
      this.process.on('close', code => resolve({ code, out: this.out, err: this.err }));
    });
  }

  /** Waits until it has printed this; answers the first group of it, or all. */
  printed(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(this.out);
        if (match) resolve(match[1] ?? match[0]);
      };
      look();
      this.process.stdout?.on('data', look);
      this.process.on('exit', () => reject(new Error(`it ended: ${this.err}`)));
    });
  }
}
