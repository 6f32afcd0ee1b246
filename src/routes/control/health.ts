import type { FastifyPluginAsync } from 'fastify';
import { isGap } from '../binding.ts';
import { version } from '../version.ts';
import type { ControlOptions } from './options.ts';

export const healthRoutes: FastifyPluginAsync<ControlOptions> = async (app, { worlds, served, persistence }) => {
  app.get('/health', { config: { control: true, worldless: true } }, async () => {
    const kept = persistence();
    return {
      // The server answers all the same: its memory may be the only place that has everything.
      status: kept.ok ? 'ok' : 'unsaved',
      version,
      contract: { operations: served.length, stateful: served.filter(({ handler }) => !isGap(handler)).length },
      worlds: worlds.all().length,
      persistence: kept,
      uptimeMs: Math.round(process.uptime() * 1000),
    };
  });
};
