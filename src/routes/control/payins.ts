import type { FastifyPluginAsync } from 'fastify';
import { letArrive } from '../../simulations/arrivals.ts';
import { operate } from '../../simulations/operator.ts';
import { readAmount } from '../views/amounts.ts';
import { showArrival } from '../views/incoming-payment.ts';
import { number, type Reader, readFields, required, text, whole, word } from './body.ts';
import type { ControlOptions } from './options.ts';

const profile = whole(1, Number.MAX_SAFE_INTEGER);
const rail = word('LOCAL', 'SWIFT');
const sender: Reader<{ readonly [fact in 'name' | 'account' | 'bankCode' | 'address']?: string }> = value =>
  readFields(value, { name: text, account: text, bankCode: text, address: text });

/** Money from outside, for any account details. */
export const payinsRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  app.post('/payins', { config: { control: true } }, async ({ world, body }, reply) => {
    const fields = { profileId: profile, currency: text, amount: number };
    const given = readFields(body, { ...fields, account: text, rail, reference: text, sender });
    const paths = { value: 'amount', currency: 'currency' };
    const order = {
      profileId: required(given.profileId, 'profileId'),
      amount: readAmount(required(given.amount, 'amount'), required(given.currency, 'currency'), paths),
      account: given.account ?? null,
      rail: given.rail ?? 'LOCAL',
      sender: given.sender ?? {},
      reference: given.reference ?? null,
    };
    return reply.code(201).send(showArrival(operate(world, 'pay in', () => letArrive(world, order))));
  });
};
