import type { FastifyInstance } from 'fastify';
import type { WatchedDocument } from './outside/watched-document.ts';
import type { Log } from './pipeline.ts';
import { type ContractFacts, readOverrides } from './routes/control/override-wish.ts';
import { operate } from './simulations/operator.ts';
import type { Worlds } from './simulations/worlds.ts';
import { company } from './state/index.ts';
import { Refusal } from './state/kernel/index.ts';
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
    throw new Error(`--overrides ${path} cannot be followed: ${reasonOf(error as Error)}`);
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
      log('error', `overrides: ${file.path} cannot be followed, the last ones stay: ${reasonOf(error)}`),
  });
}

/** The places in the document, where it is they that are wrong. */
function reasonOf(error: Error): string {
  const problems = error instanceof Refusal ? (error.details.problems ?? []) : [];
  return problems.length === 0 ? error.message : problems.map(({ path, message }) => `${path}: ${message}`).join('; ');
}
