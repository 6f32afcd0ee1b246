import type { FastifyPluginAsync } from 'fastify';
import { tasks, type World } from '../../state/kernel/index.ts';
import { webhookDelivery } from '../../state/lifecycles/webhook-delivery.ts';
import { deliveries } from '../../state/webhooks/index.ts';
import { version } from '../version.ts';
import { readFields } from './body.ts';
import { type Metric, timingMetrics, vitalMetrics, writeMetrics } from './metrics-text.ts';
import type { ControlOptions } from './options.ts';

/** What the server does and how it fares, for Prometheus. No world and nothing that a client chose is a label. */
export const metricsRoutes: FastifyPluginAsync<ControlOptions> = async (
  app,
  { worlds, journal, timings, vitals, attempts },
) => {
  const openSockets = (): Promise<number> =>
    new Promise(resolve => app.server.getConnections((error, count) => resolve(error ? 0 : count)));

  app.get('/metrics', { config: { control: true, worldless: true } }, async ({ query }, reply) => {
    readFields(query, {});
    const [read, sockets] = [vitals(), await openSockets()];
    const metrics = [
      gauge('localwise_build_info', 'What is running; always 1.', [[{ version, node: read.node }, 1]]),
      ...timingMetrics(timings.all()),
      gauge('localwise_worlds', 'Worlds in memory.', [[{}, worlds.all().length]]),
      gauge('localwise_open_sockets', 'Connections of clients.', [[{}, sockets]]),
      ...worldMetrics(worlds.all()),
      {
        name: 'localwise_webhook_attempts_total',
        type: 'counter' as const,
        help: 'Calls of receivers since the start, by how they ended.',
        samples: Object.entries(attempts).map(([outcome, count]) => [{ outcome }, count] as const),
      },
      gauge('localwise_journal_exchanges', 'Exchanges in the journals of all worlds.', [[{}, journal.kept]]),
      ...vitalMetrics(read),
    ];
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(writeMetrics(metrics));
  });
};

const gauge = (name: string, help: string, samples: Metric['samples']): Metric => ({
  name,
  type: 'gauge',
  help,
  samples,
});

/** Sums over all worlds, each of which knows its own counts. */
function worldMetrics(worlds: readonly World[]): readonly Metric[] {
  const sum = (count: (world: World) => number): number => worlds.reduce((all, world) => all + count(world), 0);
  const byState = Object.keys(webhookDelivery.states).map(state => {
    const count = sum(world => world.table(deliveries).list('byStatus', state).size);
    return [{ state: state.toLowerCase() }, count] as const;
  });
  return [
    gauge('localwise_webhook_deliveries', 'Kept deliveries of all worlds, by state.', byState),
    gauge('localwise_agenda_pending', 'What will fall due in all worlds.', [[{}, sum(w => w.table(tasks).size)]]),
  ];
}
