import type { FastifyPluginAsync } from 'fastify';
import { basePathOf } from '../plugins/world.ts';
import { version } from '../version.ts';
import type { ControlOptions } from './options.ts';

/** What the control interface offers, for whoever knocks without knowing it. */
export const overviewRoutes: FastifyPluginAsync<ControlOptions> = async (app, { calls }) => {
  app.get('/', { config: { control: true } }, async ({ world }) => ({
    name: 'localwise',
    version,
    world: world.name,
    contract: `${basePathOf(world)}/openapi.json`,
    reference: `${basePathOf(world)}/docs`,
    calls: calls(),
  }));
};
