import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import type { MoveDetails } from '../../state/kernel/index.ts';
import { failPayout, openIssue, requireAnyTransfer, solveIssue, type Transfer } from '../../state/transfers/index.ts';
import { readId } from '../views/ids.ts';
import { readFields, required, text } from './body.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly id: string } };
type Coded = { readonly Params: { readonly id: string; readonly code: string } };

/** What happens to a transfer without moving it: problems that come up and are solved, payouts that fail. */
export const transfersRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.get<Named>('/transfers/:id/issues', { config }, async ({ world, params }) =>
    showOpen(requireAnyTransfer(world, idOf(params))),
  );

  app.post<Named>('/transfers/:id/issues', { config }, async ({ world, params, body }) => {
    const { code } = readFields(body, { code: text });
    const wanted = required(code, 'code');
    return showOpen(operate(world, `open ${wanted}`, () => openIssue(world, idOf(params), wanted)));
  });

  app.delete<Coded>('/transfers/:id/issues/:code', { config }, async ({ world, params }) =>
    showOpen(operate(world, `solve ${params.code}`, () => solveIssue(world, idOf(params), params.code))),
  );

  app.post<Named>('/transfers/:id/payout-failures', { config }, async ({ world, params, body }) => {
    const details: MoveDetails = readFields(body, { reasonCode: text, description: text });
    const { id, status } = operate(world, 'fail a payout', () => failPayout(world, idOf(params), details));
    return { transferId: id, status };
  });
};

const idOf = ({ id }: Named['Params']): number => readId(id) ?? 0;

const showOpen = ({ id, status, issues }: Transfer) => ({ transferId: id, status, issues });
