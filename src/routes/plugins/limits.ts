import fp from 'fastify-plugin';
import { refuse } from '../../state/kernel/index.ts';

/** Answers 429 beyond the world's rate limit, counted per second and credential. Counts are no state of the world. */
export const limits = fp(
  async app => {
    const counted = new WeakMap<object, { second: number; counts: Map<string, number> }>();
    app.addHook('onRequest', (request, _reply, done) => {
      const { world } = request;
      const limit = request.route.row ? world.settings.rateLimit : null;
      if (limit === null) {
        done();
        return;
      }
      const second = Math.floor(world.now / 1000);
      const known = counted.get(world);
      const window = known?.second === second ? known : { second, counts: new Map<string, number>() };
      counted.set(world, window);
      const caller = request.headers.authorization ?? '';
      const count = (window.counts.get(caller) ?? 0) + 1;
      window.counts.set(caller, count);
      try {
        if (count > limit) refuse('request.too-many');
        done();
      } catch (error) {
        done(error as Error);
      }
    });
  },
  { name: 'limits', dependencies: ['auth'] },
);
