import type { FastifyPluginAsync } from 'fastify';
import { isGap } from '../binding.ts';
import { handlers } from '../index.ts';
import { version } from '../version.ts';
import type { ControlOptions } from './options.ts';

export const healthRoutes: FastifyPluginAsync<ControlOptions> = async (app, { worlds }) => {
  app.get('/health', { config: { control: true, worldless: true } }, async () => {
    const all = Object.values(handlers);
    return {
      status: 'ok',
      version,
      contract: { operations: all.length, stateful: all.filter(handler => !isGap(handler)).length },
      worlds: worlds.all().length,
      uptimeMs: Math.round(process.uptime() * 1000),
    };
  });
};
