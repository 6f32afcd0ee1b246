import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { reasonOf } from './disk-trouble.ts';
import { type Being, being, isAlive, isNear } from './process-being.ts';
import { pause } from './system-clock.ts';

export interface DirectoryLock {
  release(): Promise<void>;
}

export interface LockOptions {
  /** Told when another server has taken the folder, because this one stood still for too long. */
  readonly onLost?: (holder: string) => void;
  /** How often a holder shows that it lives. */
  readonly beatMs?: number;
}

/** What a lock says of its holder. */
interface Holder extends Being {
  readonly host: string;
  readonly id: string;
}

const NAME = 'localwise.lock';
const BEAT_MS = 1_000;
/** A server elsewhere that has not touched its lock for so many beats is gone. */
const SILENT_BEATS = 5;
/** Clocks of machines may differ, and not by this much. */
const LONG_AGO_MS = 60_000;
const ATTEMPTS = 3;

/** Locks of this very process, for systems that do not say when a process began. */
const held = new Set<string>();

/** Takes a folder for one server. Throws when another one has it; a lock left by a crash is taken over. */
export async function lockDirectory(folder: string, options: LockOptions = {}): Promise<DirectoryLock> {
  const path = join(resolve(folder), NAME);
  const mine: Holder = { ...being(), host: hostname(), id: randomUUID() };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await tryToWrite(path, mine)) return hold(path, mine, options);
    const found = await readHolder(path);
    const holder = await findHolder(path, options.beatMs ?? BEAT_MS);
    if (holder)
      throw new Error(`${folder} is in use by another localwise (${holder}); if there is none, delete ${path}`);
    // Somebody else may have found it dead as well, and have put a lock of their own in its place.
    if ((await readHolder(path))?.id === found?.id) await rm(path, { force: true });
  }
  throw new Error(`${folder} is being taken by another localwise just now`);
}

/** Who has a folder, in words; undefined when nobody does. */
export const holderOf = (folder: string): Promise<string | undefined> =>
  findHolder(join(resolve(folder), NAME), BEAT_MS);

async function tryToWrite(path: string, mine: Holder): Promise<boolean> {
  try {
    await writeFile(path, `${JSON.stringify(mine)}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new Error(`worlds cannot be kept in ${dirname(path)}: ${reasonOf(error)}`);
  }
}

/** Who holds the lock, in words; undefined when nobody does any more. */
async function findHolder(path: string, beatMs: number): Promise<string | undefined> {
  const [holder, before] = await Promise.all([readHolder(path), beatOf(path)]);
  if (before === undefined) return undefined;
  const lives = holder && isNear(holder) ? isHeld(holder) : await beats(path, before, beatMs);
  return lives ? describe(holder) : undefined;
}

const isHeld = (holder: Holder): boolean =>
  holder.began === null && holder.pid === process.pid ? held.has(holder.id) : isAlive(holder);

/** A process that cannot be looked up from here is watched: one that lives touches its lock again and again. */
async function beats(path: string, before: number, beatMs: number): Promise<boolean> {
  if (Date.now() - before > LONG_AGO_MS) return false;
  for (let i = 0; i < SILENT_BEATS; i++) {
    await pause(beatMs);
    const now = await beatOf(path);
    if (now === undefined) return false;
    if (now !== before) return true;
  }
  return false;
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const holder = JSON.parse(await readFile(path, 'utf8'));
    return typeof holder?.id === 'string' ? holder : undefined;
  } catch {
    return undefined;
  }
}

const beatOf = async (path: string): Promise<number | undefined> => (await stat(path).catch(() => undefined))?.mtimeMs;

const describe = (holder: Holder | undefined): string =>
  holder ? `process ${holder.pid} on ${holder.host}` : 'which did not say who it is';

function hold(path: string, mine: Holder, { onLost, beatMs = BEAT_MS }: LockOptions): DirectoryLock {
  held.add(mine.id);
  const beat = setInterval(async () => {
    const holder = await readHolder(path);
    if (holder && holder.id !== mine.id) {
      clearInterval(beat);
      onLost?.(describe(holder));
      return;
    }
    // A folder that was taken away and put back has lost its lock.
    if (!holder) await tryToWrite(path, mine).catch(() => {});
    const now = new Date();
    await utimes(path, now, now).catch(() => {});
  }, beatMs);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      held.delete(mine.id);
      if ((await readHolder(path))?.id === mine.id) await rm(path, { force: true });
    },
  };
}
