import { Low } from 'lowdb';
import { ChangedRows, changesOf, pagesOf, type Touch, type World } from '../state/kernel/index.ts';
import type { PageFile } from './page-file.ts';

/** What is kept under a name: a world with what it was made from, or only what it will be made from. */
export interface Kept {
  readonly world?: World;
  /** It is on disk alone, as it is to be. */
  readonly rests?: boolean;
  readonly request: unknown;
}

export interface WorldSaverOptions {
  readonly file: PageFile;
  /** What is to be kept at present; undefined when that is nothing any more. */
  readonly find: () => Kept | undefined;
  /** Told of what went wrong, and of nothing once it works again. */
  readonly onOutcome: (problem: unknown) => void;
}

const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;
/** Writing whole takes at most one part in this many of the time, whatever the size of the world. */
const SHARE = 5;
/** Pages behind the whole may take as much as it does, and are worth no rewriting below this. */
const LEAST_BYTES_BEHIND = 1_000_000;

/** Keeps one world on disk: many changes in one write, one write at a time, the latest state each time. */
export class WorldSaver {
  readonly #options: WorldSaverOptions;
  readonly #low: Low<Iterable<unknown>>;
  /** Counts changes; what is on disk holds all changes up to `#written`. */
  #version = 0;
  #written = 0;
  #changed = new ChangedRows();
  /** Whether another world, or another file, is there than the rows that changed are about. */
  #isOther: boolean;
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pauseMs = SHORTEST_PAUSE_MS;

  /** @param isLoaded the file has been read, and the world is the one that was in it */
  constructor(options: WorldSaverOptions, isLoaded: boolean) {
    this.#options = options;
    this.#low = new Low<Iterable<unknown>>(options.file, []);
    this.#isOther = !isLoaded;
  }

  /** To be told of rows that changed, or, without any, that the world is another one or gone. */
  changed(touched?: readonly Touch[]): void {
    if (touched) this.#changed.note(touched);
    else this.#isOther = true;
    this.#version += 1;
    this.#timer ??= setTimeout(() => this.#soon(), this.#pauseMs).unref();
  }

  get isSettled(): boolean {
    return this.#written === this.#version;
  }

  /** Resolves once everything that has changed by now is on disk; throws when it could not be written. */
  async flush(): Promise<void> {
    const target = this.#version;
    while (this.#written < target) await (this.#writing ?? this.#write());
  }

  /** Saves for the last time, and leaves one document, which is easier to read and to take elsewhere. */
  async finish(): Promise<void> {
    await this.flush();
    clearTimeout(this.#timer);
    const { file, find } = this.#options;
    if (!find()?.world || (file.weight.behind === 0 && (await file.isAsLeft()))) return;
    this.#isOther = true;
    this.#version += 1;
    await this.flush();
  }

  #soon(): void {
    this.#timer = undefined;
    this.flush().catch(() => {
      // It is tried again, since what holds a disk up may pass.
      this.#timer ??= setTimeout(() => this.#soon(), LONGEST_PAUSE_MS).unref();
    });
  }

  #write(): Promise<void> {
    this.#writing = this.#writeNow()
      .then(
        () => this.#options.onOutcome(undefined),
        error => {
          this.#options.onOutcome(error);
          throw error;
        },
      )
      .finally(() => {
        this.#writing = undefined;
      });
    return this.#writing;
  }

  async #writeNow(): Promise<void> {
    const { file, find } = this.#options;
    const kept = find();
    if (kept?.rests) {
      this.#written = this.#version;
      return;
    }
    const { whole, behind } = file.weight;
    const isOutgrown = behind > Math.max(whole, LEAST_BYTES_BEHIND);
    if (!this.#isOther && !isOutgrown && kept?.world && (await this.#append(kept.world))) return;
    await this.#replace();
  }

  async #append(world: World): Promise<boolean> {
    const [covered, changed] = [this.#version, this.#changed];
    this.#changed = new ChangedRows();
    try {
      if (!(await this.#options.file.append(changesOf(world, changed)))) return false;
    } catch (error) {
      changed.add(this.#changed);
      this.#changed = changed;
      throw error;
    }
    this.#written = covered;
    return true;
  }

  /** Writes all there is as it is now, while the world goes on: a fork stands still. */
  async #replace(): Promise<void> {
    const covered = this.#version;
    const begun = performance.now();
    const kept = this.#options.find();
    this.#isOther = false;
    this.#changed = new ChangedRows();
    try {
      if (kept) await this.#writeWhole(kept);
      else await this.#options.file.remove();
    } catch (error) {
      this.#isOther = true;
      throw error;
    }
    this.#written = covered;
    this.#pauseMs = Math.min(Math.max((performance.now() - begun) * SHARE, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
  }

  async #writeWhole({ world, request }: Kept): Promise<void> {
    this.#low.data = world ? withRequest(pagesOf(world.fork()), request) : [{ planned: request }];
    try {
      await this.#low.write();
    } finally {
      this.#low.data = [];
    }
  }
}

/** The first page says what the world was made from, so that it can go back to that after a restart. */
function* withRequest(pages: Iterable<object>, request: unknown): Generator<object> {
  let first = true;
  for (const page of pages) {
    yield first ? { ...page, request } : page;
    first = false;
  }
}
