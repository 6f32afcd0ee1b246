import type { FastifyPluginAsync } from 'fastify';
import { showLifecycle } from '../views/lifecycles.ts';
import type { ControlOptions } from './options.ts';

/** Every state machine as data. */
export const lifecyclesRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  app.get('/lifecycles', { config: { control: true } }, async ({ world }) => ({
    lifecycles: world.company.machines.map(showLifecycle),
  }));
};
