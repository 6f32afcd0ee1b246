import type { FastifyInstance } from 'fastify';
import type { Options } from './config.ts';
import type { Worlds } from './simulations/worlds.ts';

export interface Kept {
  /** Resolves when the disk has all that has changed by now. */
  readonly settle: () => Promise<void>;
  /** Saves for the last time, and gives the folder free. */
  readonly letGo: () => Promise<void>;
}

/** Loads the worlds of the folder, if there is one, and keeps them there from now on. */
export async function keepWorlds(
  app: FastifyInstance,
  worlds: Worlds,
  { data: folder, durable }: Pick<Options, 'data' | 'durable'>,
  report: (problem: string, error: unknown) => void,
): Promise<Kept | undefined> {
  if (folder === null) return undefined;
  const [{ LowdbWorldFile }, { SaveQueue }] = await Promise.all([
    import('./outside/lowdb-world-file.ts'),
    import('./outside/save-queue.ts'),
  ]);
  const file = await LowdbWorldFile.open(folder, { durable });
  try {
    for (const data of await file.load()) worlds.put(data.name, data);
  } catch (error) {
    await file.close();
    throw new Error(`the worlds in ${folder} cannot be opened: ${(error as Error).message}`);
  }
  const onProblem = (error: unknown): void => report(`worlds cannot be saved in ${folder}`, error);
  const queue = new SaveQueue({ file, find: name => worlds.get(name), onProblem });
  worlds.watch({ onCommit: ({ name }) => queue.changed(name), onDelete: name => queue.changed(name) });
  if (durable) app.addHook('onSend', async () => (queue.settled ? undefined : queue.flush()));
  worlds.fetchFrom(name => file.read(name));
  const letGo = async () => {
    await queue.flush().catch(onProblem);
    await file.close();
  };
  return { settle: () => queue.flush(), letGo };
}
