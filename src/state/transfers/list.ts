import type { Actor } from '../access/index.ts';
import { type Instant, instant, type Rows, type World } from '../kernel/index.ts';
import type { TransferStatus } from '../lifecycles/transfer.ts';
import { requireDefaultProfile, requireProfile } from '../profiles/index.ts';
import { listKey, type Transfer, transfers } from './record.ts';

export interface TransferQuery {
  /** The actor's personal profile when null. */
  readonly profileId: number | null;
  /** Any of these; empty for all. */
  readonly statuses: readonly TransferStatus[];
  readonly source: string | null;
  readonly target: string | null;
  /** Both inclusive. */
  readonly createdFrom: Instant | null;
  readonly createdUntil: Instant | null;
  readonly limit: number;
  readonly offset: number;
}

/** The stretch of an index that fits the dates: places `from` to `to`, the last not included. */
interface Stretch {
  readonly rows: Rows<Transfer>;
  readonly from: number;
  readonly to: number;
}

/**
 * A page of a profile's transfers, newest first. Each wanted status is one stretch of one index; where the page begins
 * in each of them is found in logarithmic time, and from there on they are merged.
 * @throws Refusal `access.forbidden`
 * @source transferList
 * @assumed newest first: recordings show both orders
 */
export function listTransfers(world: World, actor: Actor, query: TransferQuery): Transfer[] {
  const profile =
    query.profileId === null ? requireDefaultProfile(world, actor) : requireProfile(world, actor, query.profileId);
  const statuses = query.statuses.length > 0 ? [...new Set(query.statuses)] : [undefined];
  const stretches = statuses.map(status => stretchOf(rowsOf(world, profile.id, query, status), query));
  const { offset, limit } = query;
  return withoutNewest(stretches, offset)
    .flatMap(stretch => newestOf(stretch, limit))
    .sort(byAge)
    .slice(0, limit);
}

/**
 * Leaves out the `count` newest of all stretches together. Of each the next few are looked at, so many that all of them
 * together are not too many: where the oldest of them is youngest, all of these go, and so on with what is left.
 */
function withoutNewest(stretches: readonly Stretch[], count: number): Stretch[] {
  let alive = stretches.filter(({ from, to }) => to > from);
  for (let left = count; left > 0 && alive.length > 0; ) {
    const step = Math.max(1, Math.floor(left / alive.length));
    const [first, ...others] = alive.map(stretch => leap(stretch, step));
    if (!first) break;
    const youngest = others.reduce((best, other) => (byAge(other.oldest, best.oldest) < 0 ? other : best), first);
    left -= youngest.size;
    alive = alive
      .map(stretch => (stretch === youngest.stretch ? { ...stretch, to: stretch.to - youngest.size } : stretch))
      .filter(({ from, to }) => to > from);
  }
  return alive;
}

/** The newest of a stretch, `step` of them or all there are. */
function leap(stretch: Stretch, step: number): { stretch: Stretch; size: number; oldest: Transfer } {
  const size = Math.min(step, stretch.to - stretch.from);
  const [oldest] = stretch.rows.page(stretch.to - size, 1);
  if (!oldest) throw new Error('an index is shorter than it says');
  return { stretch, size, oldest };
}

function rowsOf(world: World, profileId: number, query: TransferQuery, status?: TransferStatus): Rows<Transfer> {
  const source = query.source ?? undefined;
  const target = query.target ?? undefined;
  const route = source && target ? 'Route' : source ? 'Source' : target ? 'Target' : '';
  return world
    .table(transfers)
    .list(indexNames[`${status ? 'Status' : ''}${route}`], listKey({ profileId, status, source, target }));
}

const indexNames = {
  '': 'byProfile',
  Source: 'bySource',
  Target: 'byTarget',
  Route: 'byRoute',
  Status: 'byStatus',
  StatusSource: 'byStatusAndSource',
  StatusTarget: 'byStatusAndTarget',
  StatusRoute: 'byStatusAndRoute',
} as const;

/** The second a transfer was created in, which is all that partners see of it and can ask for. */
const createdAt = (transfer: Transfer): Instant => instant(Math.floor(transfer.createdAt / 1_000) * 1_000);

function stretchOf(rows: Rows<Transfer>, { createdFrom, createdUntil }: TransferQuery): Stretch {
  const from = createdFrom === null ? 0 : rows.countWhile(row => createdAt(row) < createdFrom);
  const to = createdUntil === null ? rows.size : rows.countWhile(row => createdAt(row) <= createdUntil);
  return { rows, from, to };
}

function newestOf({ rows, from, to }: Stretch, limit: number): Transfer[] {
  const start = Math.max(from, to - limit);
  return rows.page(start, to - start);
}

const byAge = (a: Transfer, b: Transfer): number => b.createdAt - a.createdAt || b.id - a.id;
