import type { FastifyPluginAsync } from 'fastify';
import type { Snapshot } from '../../state/kernel/index.ts';
import { showMillis } from '../views/dates.ts';
import { type Reader, readFields, Unfit } from './body.ts';
import type { ControlOptions } from './options.ts';
import { LARGEST_WORLD, worldDocument } from './world-document.ts';
import { showWorld } from './worlds.ts';

type Named = { readonly Params: { readonly name: string } };

/** The world as it was: kept under a name, or as a document to take away. */
export const snapshotsRoutes: FastifyPluginAsync<ControlOptions> = async (app, { worlds, snapshots }) => {
  const config = { control: true } as const;
  app.post('/snapshots', { config }, async ({ world, body }, reply) =>
    reply.code(201).send(showSnapshot(await snapshots.keep(world, readFields(body, { name: label }).name))),
  );
  app.get('/snapshots', { config }, async ({ world }) => ({ snapshots: snapshots.list(world).map(showSnapshot) }));

  app.post<Named>('/snapshots/:name/restore', { config }, async ({ world, params }) =>
    showWorld(await snapshots.restore(worlds, world, params.name)),
  );
  app.delete<Named>('/snapshots/:name', { config }, async ({ world, params }, reply) => {
    await snapshots.forget(world, params.name);
    return reply.code(204).send();
  });

  app.get('/export', { config }, async ({ world }, reply) =>
    reply.header('content-disposition', `attachment; filename="${world.name}.json"`).send(world.save()),
  );
  app.post('/import', { config, bodyLimit: LARGEST_WORLD }, async ({ world, body }) => {
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) worldDocument(world)(body);
    return showWorld(worlds.put(world.name, body));
  });
};

/** What a path can name again: some letters, and not only dots. */
const LABEL = /^(?!\.+$)[^\p{Cc}\p{Cs}]{1,100}$/u;

const label: Reader<string> = value => {
  if (typeof value === 'string' && LABEL.test(value)) return value;
  throw new Unfit('must be a text of 1 to 100 letters that a path can name');
};

const showSnapshot = ({ name, createdAt, sizeBytes }: Snapshot) => ({
  name,
  createdAt: showMillis(createdAt),
  sizeBytes,
});
