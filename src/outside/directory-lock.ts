import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface DirectoryLock {
  release(): Promise<void>;
}

const NAME = 'localwise.lock';
const BEAT_MS = 5_000;
/** A server elsewhere that has not touched its lock for this long is gone. */
const SILENCE_MS = 3 * BEAT_MS;

/** Folders that this very process holds: a lock with our own process id and none of these was left by a crash. */
const held = new Set<string>();

/** Takes a folder for one server. Throws when another one has it; a lock left by a crash is taken over. */
export async function lockDirectory(folder: string): Promise<DirectoryLock> {
  const path = join(resolve(folder), NAME);
  for (let attempt = 0; attempt < 2; attempt++) {
    if (await tryToWrite(path)) return hold(path);
    const holder = await findHolder(path);
    if (holder)
      throw new Error(`${folder} is in use by another localwise (${holder}); if there is none, delete ${path}`);
    await rm(path, { force: true });
  }
  throw new Error(`${folder} is being taken by another localwise just now`);
}

/** Who has a folder, in words; undefined when nobody does. */
export const holderOf = (folder: string): Promise<string | undefined> => findHolder(join(resolve(folder), NAME));

async function tryToWrite(path: string): Promise<boolean> {
  try {
    await writeFile(path, `${process.pid} ${hostname()}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new Error(`worlds cannot be kept in ${dirname(path)}: ${whyNoFile(error)}`);
  }
}

function whyNoFile(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'this user may not write there' : message;
}

/** Who holds the lock, in words; undefined when nobody does any more. */
async function findHolder(path: string): Promise<string | undefined> {
  const [text, facts] = await Promise.all([readFile(path, 'utf8'), stat(path)]).catch(() => ['', undefined] as const);
  if (!facts) return undefined;
  const [pid = '', host = ''] = text.trim().split(' ');
  // Containers have process ids of their own, so that only its beat tells whether a server elsewhere lives.
  if (host !== hostname()) return Date.now() - facts.mtimeMs < SILENCE_MS ? `process ${pid} on ${host}` : undefined;
  const alive = Number(pid) === process.pid ? held.has(path) : isAlive(Number(pid));
  return alive ? `process ${pid}` : undefined;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function hold(path: string): DirectoryLock {
  held.add(path);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, BEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if (held.delete(path)) await rm(path, { force: true });
    },
  };
}
