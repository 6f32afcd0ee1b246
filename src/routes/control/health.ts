import type { FastifyPluginAsync } from 'fastify';
import { isGap } from '../binding.ts';
import { version } from '../version.ts';
import type { ControlOptions } from './options.ts';

export const healthRoutes: FastifyPluginAsync<ControlOptions> = async (app, { worlds, served }) => {
  app.get('/health', { config: { control: true, worldless: true } }, async () => {
    return {
      status: 'ok',
      version,
      contract: { operations: served.length, stateful: served.filter(({ handler }) => !isGap(handler)).length },
      worlds: worlds.all().length,
      uptimeMs: Math.round(process.uptime() * 1000),
    };
  });
};
