import fp from 'fastify-plugin';
import type { OperationId } from '../../contract/generated/operations.ts';
import type { Drawing } from '../../contract/row.ts';

export interface PicturesOptions {
  readonly drawing: Drawing;
}

declare module 'fastify' {
  interface FastifyRequest {
    readonly drawing: Drawing;
  }
}

/** Operations whose replies hold pictures. */
const drawn: ReadonlySet<string> = new Set<OperationId>(['paynowCreate']);

/** Has ready what draws the pictures inside of a reply: loading it takes its time, and a handler does not wait. */
export const pictures = fp<PicturesOptions>(
  async (app, { drawing }) => {
    app.decorateRequest('drawing', { getter: () => drawing });
    app.addHook('onRoute', route => {
      if (!drawn.has(route.config?.row?.id ?? '')) return;
      route.preHandler = () => drawing.load();
    });
  },
  { name: 'pictures', dependencies: ['validation'] },
);
