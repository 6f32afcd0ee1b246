import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import { addNotice } from '../../state/quotes/index.ts';
import { readFields, required, text, word } from './body.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly id: string } };

const kind = word('WARNING', 'INFO', 'BLOCKED');

/** What Wise has to say about a quote. */
export const quotesRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  app.post<Named>('/quotes/:id/notices', { config: { control: true } }, async ({ world, params, body }) => {
    const given = readFields(body, { type: kind, text, link: text });
    const notice = {
      type: required(given.type, 'type'),
      text: required(given.text, 'text'),
      link: given.link ?? null,
    };
    const { id, notices } = operate(world, 'notice on a quote', () => addNotice(world, params.id, notice));
    return { quoteId: id, notices };
  });
};
