import type { FastifyPluginAsync } from 'fastify';
import { refuse } from '../../state/kernel/index.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly name: string } };

const typeOf: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** The scripts and styles of the console; its page is the overview, as browsers see it. */
export const consoleRoutes: FastifyPluginAsync<ControlOptions> = async (app, { consoleFile }) => {
  const config = { control: true, worldless: true } as const;
  app.get<Named>('/console/:name', { config }, async ({ params: { name } }, reply) => {
    const file = await consoleFile(name);
    if (file === undefined)
      refuse('request.unknown-path', { path: `/_localwise/console/${name}`, nearest: [], hint: '/_localwise' });
    return reply
      .type(typeOf[name.split('.').at(-1) ?? ''] ?? '')
      .headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
      .send(file);
  });
};
