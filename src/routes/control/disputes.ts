import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import { canWithdraw, touchDispute } from '../../state/disputes/index.ts';
import { readFields, toggle } from './body.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly id: string } };

/** What is written about a dispute without moving it. */
export const disputesRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  app.post<Named>('/disputes/:id/updates', { config: { control: true } }, async ({ world, params, body }) => {
    const { withdrawable } = readFields(body, { withdrawable: toggle });
    const dispute = operate(world, `update dispute ${params.id}`, () => touchDispute(world, params.id, withdrawable));
    return { disputeId: dispute.id, status: dispute.status, canWithdraw: canWithdraw(dispute) };
  });
};
