import type { World, WorldFile } from '../state/kernel/index.ts';

export interface SaveQueueOptions {
  readonly file: WorldFile;
  readonly find: (name: string) => World | undefined;
  readonly onProblem: (error: unknown) => void;
}

const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;
/** Writing takes at most one part in this many of the time, whatever the size of the worlds. */
const SHARE = 5;

/** Writes worlds after they changed: many changes in one write, one write at a time, the latest state each time. */
export class SaveQueue {
  readonly #options: SaveQueueOptions;
  readonly #changed = new Set<string>();
  /** Counts changes; what is on disk holds all changes up to `#written`. */
  #version = 0;
  #written = 0;
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pauseMs = SHORTEST_PAUSE_MS;

  constructor(options: SaveQueueOptions) {
    this.#options = options;
  }

  /** To be told of every change of a world, and of its end. */
  changed(name: string): void {
    this.#changed.add(name);
    this.#version += 1;
    this.#timer ??= setTimeout(() => this.#soon(), this.#pauseMs).unref();
  }

  get settled(): boolean {
    return this.#written === this.#version;
  }

  /** Resolves once everything that has changed by now is on disk; throws when it could not be written. */
  async flush(): Promise<void> {
    const target = this.#version;
    while (this.#written < target) await (this.#writing ?? this.#write());
  }

  #soon(): void {
    this.#timer = undefined;
    this.flush().catch(error => {
      this.#options.onProblem(error);
      // It is tried again, since what holds a disk up may pass.
      this.#timer ??= setTimeout(() => this.#soon(), LONGEST_PAUSE_MS).unref();
    });
  }

  #write(): Promise<void> {
    this.#writing = this.#writeNow().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #writeNow(): Promise<void> {
    const covered = this.#version;
    const names = [...this.#changed];
    this.#changed.clear();
    const begun = performance.now();
    try {
      const worlds = names.map(name => this.#options.find(name)).filter(world => world !== undefined);
      const gone = names.filter(name => !this.#options.find(name));
      await this.#options.file.save(
        worlds.map(world => world.save()),
        gone,
      );
    } catch (error) {
      for (const name of names) this.#changed.add(name);
      throw error;
    }
    this.#written = covered;
    this.#pauseMs = Math.min(Math.max((performance.now() - begun) * SHARE, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
  }
}
