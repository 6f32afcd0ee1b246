import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { gather, type KeptSnapshot, pagesOf, type Shelf, type Snapshot, type World } from '../state/kernel/index.ts';
import { DiskTrouble } from './disk-trouble.ts';
import { fileNameOf } from './file-names.ts';
import { draftOf, PageFile } from './page-file.ts';
import { linesOf, readPages } from './page-reading.ts';

const UNSAVED = 'This could not be saved';
const SUFFIX = '.snapshot.json';

/** Snapshots in a folder, each in a file of its own, in a folder for each world. */
export class SnapshotShelf implements Shelf {
  readonly #folder: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What there is, without reading more of each than its first line. */
  async list(): Promise<KeptSnapshot[]> {
    const found: KeptSnapshot[] = [];
    for (const path of await this.#files()) {
      const kept = await readFirst(path);
      if (!kept) throw new Error(`${path} is no snapshot that can be opened`);
      found.push(kept);
    }
    return found.sort((a, b) => a.snapshot.order - b.snapshot.order);
  }

  put(world: World, snapshot: Snapshot): Promise<void> {
    return this.#inTurn(async () => {
      const folder = this.#of(world.name);
      // Not the folder of worlds itself: one that was taken away is not to spring up again unseen.
      for (const each of [this.#folder, folder]) await makeFolder(each);
      const file = new PageFile(join(folder, fileNameOf(snapshot.name) + SUFFIX), { durable: true });
      await new Low<Iterable<unknown>>(file, labelled(world, snapshot)).write();
    });
  }

  async read(world: string, name: string): Promise<unknown> {
    return gather((await readPages(this.#path(world, name))).pages);
  }

  remove(world: string, name: string): Promise<void> {
    return this.#inTurn(() => rm(this.#path(world, name), { force: true }));
  }

  removeAll(world: string): Promise<void> {
    return this.#inTurn(() => rm(this.#of(world), { recursive: true, force: true }));
  }

  /** One after the other, so that no two write to one file; what cannot be done is said as what it means. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work).catch(error => {
      throw new DiskTrouble(UNSAVED, error);
    });
    this.#last = done.catch(() => {});
    return done;
  }

  #of(world: string): string {
    return join(this.#folder, fileNameOf(world));
  }

  #path(world: string, name: string): string {
    return join(this.#of(world), fileNameOf(name) + SUFFIX);
  }

  /** Every snapshot's path; drafts that a crash left are swept. */
  async #files(): Promise<string[]> {
    const paths: string[] = [];
    for (const world of await readdir(this.#folder).catch(() => [])) {
      const folder = join(this.#folder, world);
      for (const file of await readdir(folder).catch(() => [])) {
        if (file.endsWith(SUFFIX)) paths.push(join(folder, file));
        else if (file.endsWith(draftOf(SUFFIX).slice(1))) await rm(join(folder, file), { force: true });
      }
    }
    return paths;
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch(error => {
    if (error.code !== 'EEXIST') throw error;
  });
}

function* labelled(world: World, snapshot: Snapshot): Generator<object> {
  yield { snapshot: { world: world.name, ...snapshot }, tables: {} };
  yield* pagesOf(world);
}

async function readFirst(path: string): Promise<KeptSnapshot | undefined> {
  for await (const { text } of linesOf(createReadStream(path))) {
    try {
      const { world, name, createdAt, sizeBytes, order } = JSON.parse(text).snapshot;
      return typeof world === 'string' && typeof name === 'string'
        ? { world, snapshot: { name, createdAt, sizeBytes, order } }
        : undefined;
    } catch {
      return undefined;
    }
  }
  return undefined;
}
