import type { FastifyPluginAsync } from 'fastify';
import type { Tallies, Tally } from '../plugins/coverage.ts';
import type { Served } from '../plugins/dispatch.ts';
import type { FieldsOf } from '../plugins/reply-fields.ts';
import { readFields, text, toggleText, word } from './body.ts';
import { writeCoverage } from './coverage-text.ts';
import type { ControlOptions } from './options.ts';

const scope = { all: toggleText };
const filters = { ...scope, operationId: text, format: word('json', 'text') };

/** Operations, statuses and fields of replies that were exercised, of all that the contract has. */
export const coverageRoutes: FastifyPluginAsync<ControlOptions> = async (app, { coverage, fieldsOf, served }) => {
  const config = { control: true } as const;
  app.get('/coverage', { config }, async ({ world, query }, reply) => {
    const { all = false, operationId, format = 'json' } = readFields(query, filters);
    const rows = served.filter(({ row }) => operationId === undefined || row.id === operationId);
    const shown = showCoverage(all ? coverage.all() : coverage.of(world.name), rows, fieldsOf);
    if (format === 'text') return reply.type('text/plain; charset=utf-8').send(writeCoverage(shown));
    return { world: all ? null : world.name, ...shown };
  });

  app.delete('/coverage', { config }, async ({ world, query }, reply) => {
    if (readFields(query, scope).all) coverage.clearAll();
    else coverage.clear(world.name);
    return reply.code(204).send();
  });
};

export type CoverageShown = ReturnType<typeof showCoverage>;

const NOTHING: Tally = { calls: 0, statuses: new Map(), seen: new Set(), read: 0 };

function showCoverage(tallies: Tallies, served: readonly Served[], fieldsOf: FieldsOf) {
  const operations = served.map(({ row }) => showOperation(row, tallies.get(row.id) ?? NOTHING, fieldsOf(row).paths));
  const sum = (count: (one: (typeof operations)[number]) => number): number =>
    operations.reduce((all, one) => all + count(one), 0);
  return {
    totals: {
      operations: share(
        sum(one => (one.calls > 0 ? 1 : 0)),
        operations.length,
      ),
      statuses: share(
        sum(({ statuses, documentedStatuses }) => documentedStatuses.filter(each => each in statuses).length),
        sum(({ documentedStatuses }) => documentedStatuses.length),
      ),
      responseFields: share(
        sum(({ responseFields }) => responseFields.seen),
        sum(({ responseFields }) => responseFields.documented),
      ),
    },
    operations,
  };
}

/** A field counts when it came with a value in a successful reply: what was only ever null was not exercised. */
const showOperation = ({ id, method, path, statuses }: Served['row'], tally: Tally, fields: readonly string[]) => ({
  operationId: id,
  method,
  path,
  calls: tally.calls,
  statuses: Object.fromEntries([...tally.statuses].sort(([a], [b]) => a - b)) as Readonly<Record<string, number>>,
  documentedStatuses: statuses,
  responseFields: {
    seen: tally.seen.size,
    documented: fields.length,
    missing: fields.filter(path => !tally.seen.has(path)),
    repliesRead: tally.read,
  },
});

/** Rounded down to a tenth, so that only all of it is 100. */
const share = (exercised: number, of: number) => ({
  exercised,
  of,
  percent: of === 0 ? 1e2 : Math.floor((exercised / of) * 1e3) / 10,
});
