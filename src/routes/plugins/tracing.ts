import fp from 'fastify-plugin';

export const NO_TRACE = '0'.repeat(32);

/** What is sent back: of the length a correlation id has, and of letters that a header may hold. */
const CORRELATION = /^[\x20-\x7e\x80-\xff]{0,36}$/;

/** Mints `x-trace-id` for every answer, and echoes the caller's correlation id. */
export const tracing = fp(
  async app => {
    app.decorateRequest('trace', '');
    app.addHook('onRequest', (request, reply, done) => {
      if (!request.route?.worldless) request.trace = request.world.nextTrace();
      const correlation = request.headers['x-external-correlation-id'];
      if (typeof correlation === 'string' && CORRELATION.test(correlation)) {
        reply.header('X-External-Correlation-Id', correlation);
      }
      done();
    });
    app.addHook('onSend', (request, reply, payload, done) => {
      // Traces are counted by world: what is about no world, or refused before its world was known, has none.
      reply.header('x-trace-id', request.trace || NO_TRACE);
      reply.header('cache-control', 'no-cache, no-store, max-age=0, must-revalidate');
      done(null, payload);
    });
  },
  { name: 'tracing', dependencies: ['world'] },
);
