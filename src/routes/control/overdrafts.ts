import type { FastifyPluginAsync } from 'fastify';
import { setOverdraft } from '../../state/balances/index.ts';
import { readAmount, showMoney } from '../views/amounts.ts';
import { number, readFields, required, text, whole } from './body.ts';
import type { ControlOptions } from './options.ts';

const profile = whole(1, Number.MAX_SAFE_INTEGER);

/** What profiles may overdraw: agreed on with Wise, and so the tester's to say. */
export const overdraftRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  app.post('/overdrafts', { config: { control: true } }, async ({ world, body }) => {
    const { profileId, amount, currency } = readFields(body, { profileId: profile, amount: number, currency: text });
    const owner = required(profileId, 'profileId');
    const paths = { value: 'amount', currency: 'currency' };
    const limit = readAmount(required(amount, 'amount'), required(currency, 'currency'), paths);
    const cause = { kind: 'operator', what: 'set an overdraft' } as const;
    const set = world.transact(cause, () => setOverdraft(world, owner, limit));
    return { profileId: set.id, limit: showMoney(set.limit) };
  });
};
