import type { FastifyPluginAsync } from 'fastify';
import { refuse } from '../../state/kernel/index.ts';
import { findProvider, type Provider } from '../../state/quotes/index.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly name: string } };

/** The marks that comparisons point at: an initial on a disc, nobody's brand. */
export const logosRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  app.get<Named>('/logos/:name', { config: { control: true } }, async ({ params: { name } }, reply) => {
    const provider = findProvider(name.replace(/\.svg$/, ''));
    if (!provider)
      refuse('request.unknown-path', { path: `/_localwise/logos/${name}`, nearest: [], hint: '/v4/comparisons' });
    return reply.type('image/svg+xml').send(mark(provider));
  });
};

const mark = ({ id, name }: Provider): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img" aria-label="${name}">` +
  `<circle cx="32" cy="32" r="32" fill="hsl(${(id * 47) % 360} 35% 40%)"/>` +
  `<text x="32" y="43" font-family="sans-serif" font-size="32" fill="#fff" text-anchor="middle">${name.slice(0, 1)}</text>` +
  '</svg>\n';
