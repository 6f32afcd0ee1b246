import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Adapter } from 'lowdb';
import { readPages } from './page-reading.ts';

/** What is known of a file since it was written last: whether it is still that file is seen by this. */
interface Known {
  readonly inode: number;
  readonly bytes: number;
}

/** For their owner alone: there are numbers and PINs of cards in them. */
const OWN = 0o600;

/**
 * JSON on lines: the pages of a world that are written whole, and behind them a page for each save since. A whole file
 * is put in place by renaming, and a page counts once its line has ended, so that a reader finds the state before a
 * save or after it and never a part.
 */
export class PageFile implements Adapter<Iterable<unknown>> {
  readonly #path: string;
  readonly #durable: boolean;
  #known: Known | undefined;
  #wholeBytes = 0;

  constructor(path: string, { durable }: { readonly durable: boolean }) {
    this.#path = path;
    this.#durable = durable;
  }

  /** How many bytes the pages behind the whole take, and the whole itself. */
  get weight(): { readonly whole: number; readonly behind: number } {
    return { whole: this.#wholeBytes, behind: (this.#known?.bytes ?? this.#wholeBytes) - this.#wholeBytes };
  }

  /** Every page; throws when the file is no such file, and drops what a crash left of a save that nobody was told of. */
  async read(): Promise<unknown[]> {
    const { pages, whole, inode, bytes } = await readPages(this.#path);
    this.#wholeBytes = bytes;
    // What is not as it would be written here is written anew before anything is put behind it.
    this.#known = whole ? { inode, bytes } : undefined;
    return pages;
  }

  /** Puts these pages in the place of all that were there. It is on disk when this is done, durable or not. */
  async write(pages: Iterable<unknown>): Promise<void> {
    const draft = join(dirname(this.#path), draftOf(basename(this.#path)));
    this.#known = undefined;
    const file = await open(draft, 'w', OWN);
    let bytes = 0;
    try {
      for (const page of pages) bytes += await writeAt(file, lineOf(page), bytes);
      await file.sync();
      const { ino } = await file.stat();
      await rename(draft, this.#path);
      await syncFolder(dirname(this.#path));
      this.#known = { inode: ino, bytes };
      this.#wholeBytes = bytes;
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {});
      throw error;
    } finally {
      await file.close();
    }
  }

  /** Puts a page behind the others; false when the file is not as it was left, and has to be written whole. */
  async append(page: unknown): Promise<boolean> {
    const known = this.#known;
    const file = known && (await openAsLeft(this.#path, known));
    if (!file) return false;
    try {
      this.#known = undefined;
      const line = lineOf(page);
      await this.#put(file, line, known);
      this.#known = { ...known, bytes: known.bytes + line.length };
    } finally {
      await file.close();
    }
    return true;
  }

  /** Whether it is there as it was left. */
  async isAsLeft(): Promise<boolean> {
    const file = this.#known && (await openAsLeft(this.#path, this.#known));
    await file?.close();
    return file !== undefined;
  }

  async remove(): Promise<void> {
    this.#known = undefined;
    await rm(this.#path, { force: true });
    await syncFolder(dirname(this.#path));
  }

  async #put(file: FileHandle, line: Buffer, known: Known): Promise<void> {
    try {
      await writeAt(file, line, known.bytes);
    } catch (error) {
      // What fitted of the line is taken back, and the next save is put there; if it cannot be, all is written anew.
      await file.truncate(known.bytes).then(
        () => {
          this.#known = known;
        },
        () => {},
      );
      throw error;
    }
    // When this fails nobody knows what the disk has, and the file is not put behind again.
    if (this.#durable) await file.datasync();
  }
}

export const draftOf = (file: string): string => `.${file}.tmp`;

const lineOf = (page: unknown): Buffer => Buffer.from(`${JSON.stringify(page)}\n`);

/** The file, if it is there and nobody else has written to it or put another in its place. */
async function openAsLeft(path: string, { inode, bytes }: Known): Promise<FileHandle | undefined> {
  const file = await open(path, 'r+').catch(error => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  const facts = await file?.stat();
  if (facts?.ino === inode && facts.size === bytes) return file;
  await file?.close();
  return undefined;
}

/** A disk that is nearly full takes part of it first and complains next time. */
async function writeAt(file: FileHandle, bytes: Buffer, position: number): Promise<number> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
  return bytes.length;
}

/** A new name is on disk once its folder is; Windows cannot do this, and does without. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
