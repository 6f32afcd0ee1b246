import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import { sha256, type WorldData, type WorldFile } from '../state/kernel/index.ts';
import { type DirectoryLock, lockDirectory } from './directory-lock.ts';

export interface WorldFileOptions {
  /** A save resolves only when the disk has it, and not just the operating system. */
  readonly durable: boolean;
}

const SUFFIX = '.world.json';
const LONGEST_NAME = 200;

/** Worlds in a folder, each in a file of its own, whole and written in one piece. */
export class LowdbWorldFile implements WorldFile {
  readonly #folder: string;
  readonly #options: WorldFileOptions;
  readonly #lock: DirectoryLock;
  readonly #open = new Map<string, Low<WorldData | null>>();

  private constructor(folder: string, options: WorldFileOptions, lock: DirectoryLock) {
    this.#folder = folder;
    this.#options = options;
    this.#lock = lock;
  }

  /** Takes the folder for this server, and makes it if need be; throws with the reason when that cannot be. */
  static async open(folder: string, options: WorldFileOptions): Promise<LowdbWorldFile> {
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      throw new Error(`worlds cannot be kept in ${folder}: ${whyNoFolder(error)}`);
    }
    return new LowdbWorldFile(folder, options, await lockDirectory(folder));
  }

  async load(): Promise<readonly WorldData[]> {
    const files = (await readdir(this.#folder)).filter(file => file.endsWith(SUFFIX)).sort();
    const worlds: WorldData[] = [];
    for (const file of files) {
      const low = this.#at(file);
      await low.read();
      if (low.data) worlds.push(low.data);
      low.data = null;
    }
    return worlds;
  }

  /** One world; undefined when it is not there. */
  async read(world: string): Promise<WorldData | undefined> {
    const low = this.#at(fileOf(world));
    await low.read();
    const { data } = low;
    low.data = null;
    return data ?? undefined;
  }

  async save(worlds: readonly WorldData[], gone: readonly string[] = []): Promise<void> {
    for (const world of worlds) {
      const low = this.#at(fileOf(world.name));
      low.data = world;
      await low.write();
      // The document is needed for as long as it is written; the world itself is what lives.
      low.data = null;
    }
    for (const name of gone) await rm(join(this.#folder, fileOf(name)), { force: true });
  }

  /** Lets another server have the folder. */
  close(): Promise<void> {
    return this.#lock.release();
  }

  #at(file: string): Low<WorldData | null> {
    const low = this.#open.get(file) ?? new Low(new WholeFile(join(this.#folder, file), this.#options), null);
    this.#open.set(file, low);
    return low;
  }
}

function whyNoFolder(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'there is a file where a folder is needed';
  return code === 'EACCES' || code === 'EPERM' ? 'this user may not make that folder' : message;
}

/**
 * A world's name as a file's: lower case, since some disks do not tell cases apart, and with nothing that a shell or a
 * disk reads as more than a letter.
 */
function fileOf(world: string): string {
  const written = world.replace(/[^a-z0-9-]/g, letter => `%${letter.charCodeAt(0).toString(16)}`);
  // Disks end a name at 255 letters, of which the suffix and a draft's own take some.
  const fitting = written.length <= LONGEST_NAME ? written : `${written.slice(0, LONGEST_NAME - 65)}-${sha256(world)}`;
  return fitting + SUFFIX;
}

/** One line of JSON, put in place by renaming, so that a reader finds the old file or the new one and never a part. */
class WholeFile implements Adapter<WorldData | null> {
  readonly #path: string;
  readonly #options: WorldFileOptions;

  constructor(path: string, options: WorldFileOptions) {
    this.#path = path;
    this.#options = options;
  }

  async read(): Promise<WorldData | null> {
    const text = await readFile(this.#path, 'utf8');
    try {
      return JSON.parse(text) as WorldData;
    } catch (error) {
      throw new Error(`${this.#path} is no world that can be opened: ${(error as Error).message}`);
    }
  }

  async write(data: WorldData | null): Promise<void> {
    const draft = join(dirname(this.#path), `.${basename(this.#path)}.tmp`);
    const file = await open(draft, 'w');
    try {
      await file.writeFile(JSON.stringify(data));
      if (this.#options.durable) await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, this.#path);
    if (this.#options.durable) await syncFolder(dirname(this.#path));
  }
}

/** A new name is on disk once its folder is; Windows cannot do this, and does without. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
