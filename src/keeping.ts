/** Worlds between runs: in a folder, or nowhere. */
import type { FastifyInstance } from 'fastify';
import type { Options } from './config.ts';
import type { Persistence } from './routes/control/options.ts';
import { durable } from './routes/plugins/durable.ts';
import { Snapshots } from './simulations/snapshots.ts';
import type { Worlds } from './simulations/worlds.ts';

/** What keeps worlds between runs, where anything does. */
export interface Keeping {
  readonly snapshots: Snapshots;
  readonly persistence: () => Persistence;
  /** Whether the disk has all that has changed by now, as soon as that is known; absent where there is no disk. */
  readonly settle: (() => Promise<boolean>) | undefined;
  /** Saves what is left and gives the folder free. */
  readonly letGo: () => Promise<void>;
}

const inMemory = (): Keeping => ({
  snapshots: new Snapshots(),
  persistence: () => ({ ok: true, mode: 'memory' }),
  settle: undefined,
  letGo: async () => {},
});

/** Loads the worlds of a folder and keeps them there from now on. */
export async function keepWorlds(
  app: FastifyInstance,
  worlds: Worlds,
  { data, durable: isDurable }: Pick<Options, 'data' | 'durable'>,
  log: (level: 'error' | 'info', message: string) => void,
): Promise<Keeping> {
  if (data === null) return inMemory();
  const { WorldKeeper } = await import('./outside/world-keeper.ts');
  const find = (name: string) => worlds.kept(name);
  const keeper = await WorldKeeper.open(data, { durable: isDurable, find, log }, (name, document) =>
    worlds.putBack(name, document),
  );
  worlds.watch({
    onCommit: ({ name }, _, touched) => keeper.changed(name, touched),
    onPlan: name => keeper.changed(name),
    onDelete: name => keeper.changed(name),
  });
  worlds.fetchFrom(name => keeper.read(name));
  const isSaved = (name?: string): boolean => keeper.isSaved(name);
  if (isDurable) await app.register(durable, { isSaved, saved: name => keeper.saved(name) });
  return {
    snapshots: new Snapshots(keeper.snapshots),
    persistence: () => keeper.persistence,
    settle: () =>
      keeper.saved().then(
        () => true,
        () => false,
      ),
    letGo: () => keeper.close(),
  };
}
