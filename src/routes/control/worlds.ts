import type { FastifyPluginAsync } from 'fastify';
import { SeedError } from '../../simulations/seed-document.ts';
import type { Worlds } from '../../simulations/worlds.ts';
import { refuse, type World } from '../../state/kernel/index.ts';
import { requireWorldName } from '../plugins/world.ts';
import { showMillis } from '../views/dates.ts';
import { readFields } from './body.ts';
import type { ControlOptions } from './options.ts';
import { LARGEST_WORLD, within } from './world-document.ts';
import { readWorldWish, requireWorld, type WorldWish } from './world-wish.ts';

type Named = { readonly Params: { readonly name: string } };

/** The worlds of this server, and the way of each back to its seed. */
export const worldsRoutes: FastifyPluginAsync<ControlOptions> = async (app, { worlds, snapshots, journal, system }) => {
  const config = { control: true } as const;
  app.get('/worlds', { config }, async () => ({
    worlds: worlds.all().map(showWorld),
    resting: worlds.resting,
    planned: worlds.planned,
    memory: showMemory(),
  }));

  app.get<Named>('/worlds/:name', { config }, async ({ params }) =>
    showWorld(await requireWorld(worlds, requireWorldName(params.name, 'name'))),
  );

  app.put<Named>('/worlds/:name', { config, bodyLimit: LARGEST_WORLD }, async ({ params, body, world }, reply) => {
    const name = requireWorldName(params.name, 'name');
    const wish = await readWorldWish({ worlds, snapshots, system, world }, body);
    const isNew = !worlds.has(name);
    await make(worlds, name, wish);
    journal.clear(name);
    return reply.code(isNew ? 201 : 200).send(showMade(worlds, name));
  });

  app.delete<Named>('/worlds/:name', { config }, async ({ params }, reply) => {
    if (!worlds.delete(requireWorldName(params.name, 'name')))
      refuse('world.unknown', { path: 'name', name: params.name });
    await snapshots.forgetAll(params.name);
    journal.clear(params.name);
    return reply.code(204).send();
  });

  app.post('/reset', { config }, async ({ world, body }) => {
    readFields(body, {});
    journal.clear(world.name);
    return showWorld(await worlds.reset(world.name));
  });
};

async function make(worlds: Worlds, name: string, wish: WorldWish): Promise<void> {
  if (wish.kind === 'copy') worlds.fork(name, wish.source, wish.changes);
  else if (wish.kind === 'document') within('document', () => worlds.unpack(name, wish.document));
  else await prepared(wish.lazy ? worlds.plan(name, wish.request) : worlds.create(name, wish.request));
}

/** A world that is there, or the plan of one. */
function showMade(worlds: Worlds, name: string) {
  const made = worlds.get(name);
  return made ? showWorld(made) : { name, seed: worlds.requestOf(name).seed, lazy: true };
}

/** A seed that cannot be read is the caller's mistake. */
async function prepared(making: Promise<unknown>): Promise<void> {
  try {
    await making;
  } catch (error) {
    if (error instanceof SeedError) {
      refuse('request.malformed', { problems: [{ code: 'NOT_VALID', message: error.message, path: 'seed' }] });
    }
    throw error;
  }
}

/** What a world is, without going through its records. */
export function showWorld(world: World) {
  const counted = [...world.company.tables.values()].map(table => [table.name, world.table(table).size] as const);
  return {
    name: world.name,
    seed: world.seed.world,
    randomSeed: world.seed.random,
    clock: { now: showMillis(world.now), mode: world.clock.mode },
    revision: world.revision,
    records: Object.fromEntries(counted.filter(([, size]) => size > 0)),
  };
}

/** Worlds share code and unchanged rows, so that memory is told for all of them together. */
function showMemory() {
  const { rss, heapUsed } = process.memoryUsage();
  return { rssBytes: rss, heapUsedBytes: heapUsed };
}
