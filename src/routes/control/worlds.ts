import type { FastifyPluginAsync } from 'fastify';
import { SeedError } from '../../simulations/seed-document.ts';
import type { WorldRequest, Worlds } from '../../simulations/worlds.ts';
import {
  type ClockState,
  type Company,
  defaultSettings,
  refuse,
  type SystemClock,
  type World,
} from '../../state/kernel/index.ts';
import { requireWorldName } from '../plugins/world.ts';
import { showMillis } from '../views/dates.ts';
import { moment, type Reader, readFields, text, toggle, word } from './body.ts';
import type { ControlOptions } from './options.ts';
import { readSettings } from './settings.ts';

type Named = { readonly Params: { readonly name: string } };

/** The worlds of this server, and the way of each back to its seed. */
export const worldsRoutes: FastifyPluginAsync<ControlOptions> = async (app, { worlds, snapshots, journal, system }) => {
  const config = { control: true } as const;
  app.get('/worlds', { config }, async () => ({ worlds: worlds.all().map(showWorld), memory: showMemory() }));

  app.get<Named>('/worlds/:name', { config }, async ({ params }) => showWorld(requireWorld(worlds, params.name)));

  app.put<Named>('/worlds/:name', { config }, async ({ params, body, world }, reply) => {
    const name = requireWorldName(params.name, 'name');
    const { lazy, ...request } = readWorldRequest(world.company, system, body);
    const isNew = !worlds.get(name);
    await prepared(lazy ? worlds.plan(name, request) : worlds.create(name, request));
    journal.clear(name);
    const made = worlds.get(name);
    return reply
      .code(isNew ? 201 : 200)
      .send(made ? showWorld(made) : { name, seed: worlds.requestOf(name).seed, lazy });
  });

  app.delete<Named>('/worlds/:name', { config }, async ({ params }, reply) => {
    if (!worlds.delete(requireWorldName(params.name, 'name')))
      refuse('world.unknown', { path: 'name', name: params.name });
    snapshots.forgetAll(params.name);
    journal.clear(params.name);
    return reply.code(204).send();
  });

  app.post('/reset', { config }, async ({ world, body }) => {
    readFields(body, {});
    journal.clear(world.name);
    return showWorld(await worlds.reset(world.name));
  });
};

function requireWorld(worlds: Worlds, name: string): World {
  return worlds.get(requireWorldName(name, 'name')) ?? refuse('world.unknown', { path: 'name', name });
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

/**
 * What a world is to be made from, and whether at its first use.
 * @throws Refusal `request.malformed`, naming every field that cannot be read
 */
export function readWorldRequest(
  company: Company,
  system: SystemClock,
  body: unknown,
): Partial<WorldRequest> & { readonly lazy: boolean } {
  const { lazy, ...given } = readFields(body, {
    seed: text,
    randomSeed: value => (typeof value === 'number' ? String(value) : text(value)),
    clock: clockState(system),
    settings: value => readSettings({ company, settings: defaultSettings }, value),
    lazy: toggle,
  });
  return { ...given, lazy: lazy ?? false };
}

/** `running`, a moment at which it is frozen, or `{now, mode}`. */
const clockState =
  (system: SystemClock): Reader<ClockState> =>
  value => {
    if (value === 'running') return { mode: 'running', offsetMs: 0 };
    if (typeof value === 'string') return { mode: 'frozen', now: moment(value) };
    const { now = system.now(), mode = 'frozen' } = readFields(value, { now: moment, mode: word('running', 'frozen') });
    return mode === 'frozen' ? { mode, now } : { mode, offsetMs: now - system.now() };
  };

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
