import { type KeptSnapshot, type Shelf, SNAPSHOT_FORMAT, type Touch } from '../state/kernel/index.ts';
import { DiskTrouble, reasonOf } from './disk-trouble.ts';
import type { PageFile } from './page-file.ts';
import { WorldFolder } from './world-folder.ts';
import { type Kept, WorldSaver } from './world-saver.ts';

const UNSAVED = 'This could not be saved';

export interface WorldKeeperOptions {
  readonly durable: boolean;
  /** What is to be kept under a name at present. */
  readonly find: (name: string) => Kept | undefined;
  readonly log: (level: 'error' | 'info', message: string) => void;
}

/** Whether what happens is on disk, or will be. */
export interface Persistence {
  readonly ok: boolean;
  readonly mode: 'memory' | 'disk' | 'durable';
  /** What is in the way. */
  readonly reason?: string;
}

/** Keeps all worlds of a server in a folder. */
export class WorldKeeper {
  readonly #folder: WorldFolder;
  readonly #path: string;
  readonly #options: WorldKeeperOptions;
  readonly #savers = new Map<string, WorldSaver>();
  /** By world. */
  readonly #problems = new Map<string, string>();
  #lost: string | undefined;
  #snapshots: readonly KeptSnapshot[] = [];

  private constructor(path: string, folder: WorldFolder, options: WorldKeeperOptions) {
    this.#path = path;
    this.#folder = folder;
    this.#options = options;
  }

  /** Takes a folder and hands over the worlds in it; throws when one cannot be opened, and leaves all as it is. */
  static async open(
    path: string,
    options: WorldKeeperOptions,
    onFound: (name: string, document: unknown) => void,
  ): Promise<WorldKeeper> {
    const onLost = (holder: string): void => keeper?.lose(holder);
    const folder = await WorldFolder.open(path, { durable: options.durable, onLost });
    const keeper = new WorldKeeper(path, folder, options);
    try {
      for await (const { name, file, document } of folder.worlds()) {
        onFound(name, document);
        keeper.#add(name, file, isToday(name, document));
      }
      keeper.#snapshots = await folder.shelf.list();
    } catch (error) {
      await folder.close();
      throw new Error(`the worlds in ${path} cannot be opened: ${(error as Error).message}`);
    }
    return keeper;
  }

  /** Where snapshots are kept, and those that were there at the start. */
  get snapshots(): { readonly shelf: Shelf; readonly found: readonly KeptSnapshot[] } {
    return { shelf: this.#folder.shelf, found: this.#snapshots };
  }

  /** The document of a world that is on disk alone. */
  read(name: string): Promise<unknown> {
    return this.#folder.read(name).catch(error => {
      throw new DiskTrouble(`The world ${name} rests on disk and could not be read`, error);
    });
  }

  /** To be told of rows of a world that changed, or, without any, that it is another one or gone. */
  changed(name: string, touched?: readonly Touch[]): void {
    if (this.#lost === undefined) this.#saverOf(name).changed(touched);
  }

  /** Whether all that happened, or all that happened in one world, is on disk. */
  isSaved(name?: string): boolean {
    if (this.#lost !== undefined) return false;
    return this.#named(name).every(saver => saver.isSettled);
  }

  /** Resolves once everything that has changed by now is on disk; throws `DiskTrouble` when it could not be written. */
  async saved(name?: string): Promise<void> {
    if (this.#lost !== undefined) throw new DiskTrouble(UNSAVED, new Error(this.#lost));
    try {
      await Promise.all(this.#named(name).map(saver => saver.flush()));
    } catch (error) {
      throw new DiskTrouble(UNSAVED, error);
    }
  }

  get persistence(): Persistence {
    const reason = this.#lost ?? [...this.#problems.values()][0];
    const mode = this.#options.durable ? 'durable' : 'disk';
    return reason === undefined ? { ok: true, mode } : { ok: false, mode, reason };
  }

  /** Saves what is left and gives the folder free. */
  async close(): Promise<void> {
    if (this.#lost === undefined) await Promise.allSettled([...this.#savers.values()].map(saver => saver.finish()));
    await this.#folder.close();
  }

  /** Another server writes here now: whatever this one wrote would be mixed up with it. */
  lose(holder: string): void {
    this.#lost = `another localwise (${holder}) has taken ${this.#path}`;
    this.#options.log('error', `worlds are not saved any more: ${this.#lost}`);
  }

  #named(name: string | undefined): readonly WorldSaver[] {
    if (name === undefined) return [...this.#savers.values()];
    const saver = this.#savers.get(name);
    return saver ? [saver] : [];
  }

  #saverOf(name: string): WorldSaver {
    return this.#savers.get(name) ?? this.#add(name, this.#folder.file(name), false);
  }

  #add(name: string, file: PageFile, isLoaded: boolean): WorldSaver {
    const find = (): Kept | undefined => this.#options.find(name);
    const onOutcome = (problem: unknown): void => this.#note(name, problem);
    const saver = new WorldSaver({ file, find, onOutcome }, isLoaded);
    this.#savers.set(name, saver);
    return saver;
  }

  /** Says what is in the way once, and once more when it is gone. */
  #note(name: string, problem: unknown): void {
    const { log, find } = this.#options;
    const [before, reason] = [this.#problems.get(name), problem === undefined ? undefined : reasonOf(problem)];
    if (reason === undefined) this.#problems.delete(name);
    else this.#problems.set(name, reason);
    if (reason === undefined && !find(name)) this.#savers.delete(name);
    if (reason === before) return;
    if (reason !== undefined) {
      log('error', `the world ${name} cannot be saved in ${this.#path}: ${reason}`);
      return;
    }
    log('info', `the world ${name} is saved again`);
    // What took this file away may have taken others with it.
    for (const saver of this.#savers.values()) saver.changed();
    this.saved().catch(() => {});
  }
}

/** Whether a document is as it would be written now; one that is not is written anew with the next change. */
function isToday(world: string, document: unknown): boolean {
  const { format, name } = (document ?? {}) as { readonly format?: unknown; readonly name?: unknown };
  return format === SNAPSHOT_FORMAT && name === world;
}
