import type { FastifyInstance } from 'fastify';
import type { WatchedDocument } from './outside/watched-document.ts';
import type { Log } from './pipeline.ts';
import { type ContractFacts, readOverrides } from './routes/control/override-wish.ts';
import { explain } from './routes/plugins/errors.ts';
import { operate } from './simulations/operator.ts';
import type { Worlds } from './simulations/worlds.ts';
import { company } from './state/index.ts';
import { replaceOverrides } from './state/overrides/index.ts';

interface Parts {
  readonly worlds: Worlds;
  readonly contract: () => Promise<ContractFacts>;
  readonly log: Log;
}

/**
 * Gives every world the overrides of a file, if there is one, and those that it is changed to. A file that cannot be
 * followed at the start ends it; later it is only told of, and what was read last stays.
 */
export async function followOverrides(app: FastifyInstance, path: string | null, parts: Parts): Promise<void> {
  if (path === null) return;
  const { WatchedDocument } = await import('./outside/watched-document.ts');
  const file = new WatchedDocument(path);
  try {
    await adopt(await file.read(), parts);
  } catch (error) {
    throw new Error(`--overrides ${path} cannot be followed: ${explain(error as Error)}`);
  }
  watchFile(file, parts);
  app.addHook('onClose', async () => file.close());
}

async function adopt(document: unknown, { worlds, contract }: Parts): Promise<void> {
  const wishes = readOverrides(document ?? {}, company, await contract());
  worlds.equip(world => operate(world, 'follow the overrides of a file', () => replaceOverrides(world, wishes)));
}

function watchFile(file: WatchedDocument, parts: Parts): void {
  const { log } = parts;
  file.watch({
    onChange: async document => {
      await adopt(document, parts);
      log('info', `overrides: ${file.path} was read again`);
    },
    onProblem: error =>
      log('error', `overrides: ${file.path} cannot be followed, the last ones stay: ${explain(error)}`),
  });
}
