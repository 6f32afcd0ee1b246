import type { FastifyPluginAsync } from 'fastify';
import {
  driveRecord,
  openMoves,
  type Resource,
  requireRecord,
  requireResource,
  resourcesOf,
} from '../../simulations/operator.ts';
import type { HistoryItem, Row, World } from '../../state/kernel/index.ts';
import { showMillis } from '../views/dates.ts';
import { showRecord } from '../views/records.ts';
import { pageFields, pageOf, readFields, readSomeFields, recordOf, required, text } from './body.ts';
import type { ControlOptions } from './options.ts';

type Typed = { readonly Params: { readonly type: string } };
type Named = { readonly Params: { readonly type: string; readonly id: string } };

/** Any stored record with what happened to it, and the moves that only Wise can make. */
export const resourcesRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.get('/resources', { config }, async ({ world }) => ({ resources: resourcesOf(world).map(showType) }));

  app.get<Typed>('/resources/:type', { config }, async ({ world, params, query }) => {
    const { rows, name } = requireResource(world, params.type);
    const { limit, offset } = pageOf(readFields(query, pageFields));
    const items = rows.all().page(offset, limit, true).map(showRecord);
    return { type: name, total: rows.size, limit, offset, items };
  });

  app.get<Named>('/resources/:type/:id', { config }, async ({ world, params }) =>
    showWhole(requireResource(world, params.type), params.id),
  );

  app.post<Named>('/resources/:type/:id/transitions', { config }, async ({ world, params, body }) => {
    driveFrom(world, params, body);
    return showWhole(requireResource(world, params.type), params.id);
  });
};

function driveFrom(world: World, { type, id }: Named['Params'], body: unknown): Row {
  // The record comes first: a wrong address is worth more to know than a wrong body.
  requireRecord(requireResource(world, type), id);
  const { to, move, reason } = readSomeFields(body, { to: text, move: text, reason: text });
  const details = { ...recordOf(body), ...(move ? { move } : {}), ...(reason ? { reason } : {}) };
  return driveRecord(world, type, id, required(to, 'to'), details);
}

const showType = ({ name, machine, rows }: Resource) => ({
  type: name,
  count: rows.size,
  lifecycle: machine?.lifecycle.name ?? null,
});

function showWhole(resource: Resource, id: string) {
  const row = requireRecord(resource, id);
  return {
    type: resource.name,
    id: row.id,
    record: showRecord(row),
    history: resource.rows.history(row.id).map(showHistory),
    allowed: openMoves(resource, row),
  };
}

const showHistory = ({ at, ...item }: HistoryItem) => ({ at: showMillis(at), ...item });
