import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { gather } from '../state/kernel/index.ts';
import { type DirectoryLock, lockDirectory } from './directory-lock.ts';
import { reasonOf } from './disk-trouble.ts';
import { fileNameOf, nameOfFile } from './file-names.ts';
import { PageFile } from './page-file.ts';
import { readPages } from './page-reading.ts';
import { SnapshotShelf } from './snapshot-shelf.ts';

export interface WorldFolderOptions {
  /** A save is done only when the disk has it, and not just the operating system. */
  readonly durable: boolean;
  /** Told when another server has taken the folder for its own. */
  readonly onLost?: (holder: string) => void;
}

/** What a file holds: the document of a world, and what it was made from. */
export interface FoundWorld {
  readonly name: string;
  readonly file: PageFile;
  readonly document: unknown;
}

const SUFFIX = '.world.json';
const DRAFT = /^\..*\.tmp$/;

/** A folder that worlds are kept in, each in a file of its own; one server has it at a time. */
export class WorldFolder {
  readonly shelf: SnapshotShelf;
  readonly #folder: string;
  readonly #options: WorldFolderOptions;
  readonly #lock: DirectoryLock;

  private constructor(folder: string, options: WorldFolderOptions, lock: DirectoryLock) {
    this.#folder = folder;
    this.#options = options;
    this.#lock = lock;
    this.shelf = new SnapshotShelf(join(folder, 'snapshots'));
  }

  /** Takes the folder for this server, and makes it if need be; throws with the reason when that cannot be. */
  static async open(folder: string, options: WorldFolderOptions): Promise<WorldFolder> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw new Error(`worlds cannot be kept in ${folder}: ${reasonOf(error)}`);
    }
    return new WorldFolder(folder, options, await lockDirectory(folder, options));
  }

  /** Everything that is kept, world by world; drafts that a crash left are swept. */
  async *worlds(): AsyncGenerator<FoundWorld> {
    const files = await readdir(this.#folder);
    for (const draft of files.filter(file => DRAFT.test(file))) await rm(join(this.#folder, draft), { force: true });
    for (const found of files.filter(file => file.endsWith(SUFFIX)).sort()) {
      const file = this.#at(found);
      const low = new Low<Iterable<unknown>>(file, []);
      await low.read();
      const document = named(found, () => gather([...low.data]));
      yield { name: nameIn(found, document), file, document };
    }
  }

  /** The document of one world. */
  async read(world: string): Promise<unknown> {
    const { pages } = await readPages(join(this.#folder, fileNameOf(world) + SUFFIX));
    return gather(pages);
  }

  file(world: string): PageFile {
    return this.#at(fileNameOf(world) + SUFFIX);
  }

  /** Lets another server have the folder. */
  close(): Promise<void> {
    return this.#lock.release();
  }

  #at(file: string): PageFile {
    return new PageFile(join(this.#folder, file), this.#options);
  }
}

function named<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

/** A copy under another name is another world, whatever it calls itself. */
function nameIn(file: string, document: unknown): string {
  const written = file.slice(0, -SUFFIX.length);
  const { name } = (document ?? {}) as { readonly name?: unknown };
  const known = nameOfFile(written) ?? (typeof name === 'string' && fileNameOf(name) === written ? name : undefined);
  if (known === undefined) throw new Error(`${file} is not named as a world is; see the names of the others`);
  return known;
}
