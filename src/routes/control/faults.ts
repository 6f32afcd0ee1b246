import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import { allFaults, endFault, endFaults, orderFault, requireFault } from '../../state/faults/index.ts';
import { refuse } from '../../state/kernel/index.ts';
import { showFault } from '../views/fault.ts';
import { pageFields, pageOf, readFields } from './body.ts';
import { readFaultWish } from './fault-wish.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly id: string } };

/** Failures on demand: of this world, and of nothing under `/_localwise`. */
export const faultsRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.post('/faults', { config }, async ({ world, body }, reply) => {
    const wish = readFaultWish(body);
    return reply.code(201).send(operate(world, 'order a fault', () => showFault(orderFault(world, wish))));
  });

  app.get('/faults', { config }, async ({ world, query }) => {
    const { limit, offset } = pageOf(readFields(query, pageFields));
    const all = allFaults(world);
    return { total: all.size, limit, offset, faults: all.page(offset, limit).map(showFault) };
  });

  app.get<Named>('/faults/:id', { config }, async ({ world, params }) => showFault(requireFault(world, idOf(params))));

  app.delete<Named>('/faults/:id', { config }, async ({ world, params }, reply) => {
    operate(world, 'end a fault', () => endFault(world, idOf(params)));
    return reply.code(204).send();
  });

  app.delete('/faults', { config }, async ({ world }, reply) => {
    operate(world, 'end all faults', () => endFaults(world));
    return reply.code(204).send();
  });
};

/** @throws Refusal `world.unknown-record` */
const idOf = ({ id }: Named['Params']): number =>
  /^\d{1,15}$/.test(id) ? Number(id) : refuse('world.unknown-record', { path: 'id', type: 'faults', id });
