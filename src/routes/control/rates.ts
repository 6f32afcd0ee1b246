import type { FastifyPluginAsync } from 'fastify';
import { setRate } from '../../state/rates/index.ts';
import { number, readFields, required, text } from './body.ts';
import type { ControlOptions } from './options.ts';

/** Mid-market rates of this world, where a tester wants another one than the table's. */
export const rateRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  app.post('/rates', { config: { control: true } }, async ({ world, body }) => {
    const { source, target, rate } = readFields(body, { source: text, target: text, rate: number });
    const wish = [required(source, 'source'), required(target, 'target'), required(rate, 'rate')] as const;
    const set = world.transact({ kind: 'operator', what: 'set a rate' }, () => setRate(world, ...wish));
    return { source: set.source, target: set.target, rate: set.rate };
  });
};
