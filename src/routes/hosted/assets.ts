import type { FastifyPluginAsync } from 'fastify';
import { ASSETS } from './page.ts';
import { ICON, STYLE } from './style.ts';

/** What every page loads. */
export const assetRoutes: FastifyPluginAsync = async app => {
  const config = { control: true, worldless: true } as const;
  app.get(`${ASSETS}/style.css`, { config }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(STYLE),
  );
  app.get(`${ASSETS}/icon.svg`, { config }, async (_request, reply) => reply.type('image/svg+xml').send(ICON));
};
