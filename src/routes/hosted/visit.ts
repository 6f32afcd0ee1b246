import type { FastifyRequest } from 'fastify';

/** Runs what a visitor of a page decided as one unit of work, and then what that made due at once. */
export function visit<T>({ world, route, trace }: FastifyRequest, act: () => T): T {
  const done = world.transact({ kind: 'request', operation: route.page ?? 'page', trace }, act);
  world.catchUp();
  return done;
}
