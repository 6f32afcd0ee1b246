import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import { answerCase } from '../../state/support/index.ts';
import { readId } from '../views/ids.ts';
import { showRecord } from '../views/records.ts';
import { readFields, required, text, word } from './body.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly id: string } };

/** Support cases, answered by whoever plays Wise's agent. */
export const casesRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  app.post<Named>('/cases/:id/comments', { config: { control: true } }, async ({ world, params, body }) => {
    const { comment, status } = readFields(body, {
      comment: text,
      status: word('OPEN', 'PENDING', 'SOLVED', 'CLOSED'),
    });
    const words = required(comment, 'comment');
    const id = readId(params.id) ?? 0;
    return showRecord(operate(world, `cases ${id}: answer`, () => answerCase(world, id, words, status ?? null)));
  });
};
