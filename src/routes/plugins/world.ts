import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { DEFAULT_WORLD, type Worlds } from '../../simulations/worlds.ts';
import { refuse, type World } from '../../state/kernel/index.ts';
import { WORLD_HEADER } from './decorators.ts';

const BASE_PATH = /^\/_worlds\/([^/?]+)(?=[/?]|$)/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Turns `/_worlds/NAME/v1/…` into `/v1/…` and a header, before routing, so that there is one way to name a world. */
export function stripWorld(raw: { url?: string; headers: Record<string, unknown> }): string {
  const url = raw.url ?? '/';
  if (!url.startsWith('/_worlds/')) return url;
  const match = BASE_PATH.exec(url);
  if (!match) return url;
  raw.headers[WORLD_HEADER] = decode(match[1] ?? '');
  return url.slice(match[0].length) || '/';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The base path under which a world's own links must be handed out. */
export const basePathOf = (world: World): string => (world.name === DEFAULT_WORLD ? '' : `/_worlds/${world.name}`);

/** The name of the world that a request is about. */
export const worldNameOf = (request: Pick<FastifyRequest, 'headers'>): string =>
  requireWorldName(request.headers[WORLD_HEADER] ?? DEFAULT_WORLD, WORLD_HEADER);

/** @throws Refusal `world.bad-name` */
export function requireWorldName(name: unknown, path: string): string {
  return typeof name === 'string' && NAME.test(name) ? name : refuse('world.bad-name', { path });
}

/** Resolves the world, making it from its seed at its first use, and lets everything happen that has fallen due. */
export const worldPlugin = fp<{ readonly worlds: Worlds }>(
  async (app, { worlds }) => {
    app.decorateRequest('world');
    app.decorateRequest('route');
    app.addHook('onRequest', (request, _reply, done) => {
      request.route = request.routeOptions.config;
      if (request.route.worldless) {
        done();
        return;
      }
      let name: string;
      try {
        name = worldNameOf(request);
      } catch (error) {
        done(error as Error);
        return;
      }
      const enter = (world: World) => {
        world.catchUp();
        request.world = world;
        done();
      };
      const found = worlds.get(name);
      if (found) enter(found);
      else worlds.open(name).then(enter, done);
    });
  },
  { name: 'world' },
);
