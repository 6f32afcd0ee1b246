import fp from 'fastify-plugin';

export interface LatencyOptions {
  /** Waits in real time. */
  readonly pause: (ms: number) => Promise<void>;
}

/** Holds every answer of the contract back for as long as the world's settings say. */
export const latency = fp<LatencyOptions>(
  async (app, { pause }) => {
    app.addHook('onSend', (request, _reply, payload, done) => {
      // What was refused before its world was known waits for nothing.
      const delay = request.route?.row ? (request.world?.settings.latencyMs ?? 0) : 0;
      if (delay === 0) done(null, payload);
      else pause(delay).then(() => done(null, payload), done);
    });
  },
  { name: 'latency', dependencies: ['world'] },
);
