import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

export interface DurableOptions {
  /** Whether all that happened in a world, or in all of them, is on disk. */
  readonly isSaved: (world?: string) => boolean;
  /** Resolves once it is; throws when it could not be written. */
  readonly saved: (world?: string) => Promise<void>;
}

const RETRY_AFTER_SECONDS = 5;

/**
 * Lets no answer leave that tells of something a crash could take back. What cannot be saved is not acknowledged: it
 * stands in memory, and asking again answers as soon as the disk has it.
 */
export const durable = fp<DurableOptions>(
  async (app, { isSaved, saved }) => {
    app.addHook('onSend', (request, reply, payload, done) => {
      const world = scopeOf(request);
      if (tellsNothing(request) || isSaved(world)) done(null, payload);
      else
        saved(world).then(
          () => done(null, payload),
          error => done(null, unsaved(request, reply, error)),
        );
    });
  },
  { name: 'durable' },
);

/** Looking on as a tester, and answers that came about before there was a world to tell of. */
const tellsNothing = ({ routeOptions, method, world }: FastifyRequest): boolean =>
  routeOptions.config.control ? method === 'GET' : world === undefined;

/** Control calls may be about other worlds than their own. */
const scopeOf = ({ routeOptions, world }: FastifyRequest): string | undefined =>
  routeOptions.config.control ? undefined : world?.name;

/** Takes back the answer that was to be given, and says why. */
function unsaved(request: FastifyRequest, reply: FastifyReply, error: Error): string {
  for (const name of Object.keys(reply.getHeaders())) if (name !== 'x-trace-id') reply.removeHeader(name);
  void reply.code(503).type('application/json').header('retry-after', RETRY_AFTER_SECONDS);
  request.why = error.message;
  const message = `${error.message}. It stands in memory alone; ask again, with the same idempotency key, once it can be`;
  return JSON.stringify({ error: 'Service Unavailable', message, request_id: request.trace });
}
