import type { FastifyPluginAsync } from 'fastify';
import { refuse } from '../../state/kernel/index.ts';
import type { ControlOptions } from './options.ts';

/** What clients trust before they call by https. It is had without https. */
export const certificatesRoutes: FastifyPluginAsync<ControlOptions> = async (app, { authorityPem }) => {
  app.get('/ca.pem', { config: { control: true, worldless: true } }, async (_request, reply) =>
    reply.type('application/x-pem-file').send((await authorityPem()) ?? refuse('server.no-authority')),
  );
};
