import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import type { World } from '../../state/kernel/index.ts';
import { allOverrides, replaceOverrides } from '../../state/overrides/index.ts';
import { showOverride } from '../views/override.ts';
import { outcomesOf, scenariosOf } from '../views/scenarios.ts';
import { readFields } from './body.ts';
import type { ControlOptions } from './options.ts';
import { contractFacts, readOverrides } from './override-wish.ts';

/** What is answered or decided otherwise, of this world; and what may be ordered and tried at all. */
export const overridesRoutes: FastifyPluginAsync<ControlOptions> = async (app, { served, validators }) => {
  const config = { control: true } as const;
  app.get('/overrides', { config }, async ({ world }) => show(world));

  app.put('/overrides', { config }, async ({ world, body }) => {
    const wishes = readOverrides(body, world.company, contractFacts(served, await validators()));
    operate(world, 'replace the overrides', () => replaceOverrides(world, wishes));
    return show(world);
  });

  app.delete('/overrides', { config }, async ({ world }, reply) => {
    operate(world, 'end all overrides', () => replaceOverrides(world, []));
    return reply.code(204).send();
  });

  app.get('/scenarios', { config }, async ({ world: { company }, query }) => {
    readFields(query, {});
    return { scenarios: scenariosOf(company), outcomes: outcomesOf(company) };
  });
};

const show = (world: World) => ({ overrides: [...allOverrides(world)].map(showOverride) });
