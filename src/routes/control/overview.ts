import type { FastifyPluginAsync } from 'fastify';
import { basePathOf } from '../plugins/world.ts';
import { version } from '../version.ts';
import { consolePage, protections } from './console-page.ts';
import type { ControlOptions } from './options.ts';

/** What the control interface offers, for whoever knocks without knowing it; people with a browser get the console. */
export const overviewRoutes: FastifyPluginAsync<ControlOptions> = async (app, { calls }) => {
  app.get('/', { config: { control: true } }, async ({ world, headers }, reply) => {
    void reply.header('vary', 'accept');
    if (/\btext\/html\b/.test(headers.accept ?? ''))
      return reply
        .headers(protections)
        .type('text/html; charset=utf-8')
        .send(consolePage(world.name, basePathOf(world), version));
    return {
      name: 'localwise',
      version,
      world: world.name,
      contract: `${basePathOf(world)}/openapi.json`,
      reference: `${basePathOf(world)}/docs`,
      calls: calls(),
    };
  });
};
