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
 * A page of a profile's transfers, newest first. Each wanted status is one stretch of one index, found in logarithmic
 * time; several are merged as far as the page reaches.
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
  const [only, ...others] = stretches;
  if (only && others.length === 0) return newestOf(only, offset, limit);
  const newest = stretches.flatMap(stretch => newestOf(stretch, 0, offset + limit));
  return newest.sort(byAge).slice(offset, offset + limit);
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

function newestOf({ rows, from, to }: Stretch, offset: number, limit: number): Transfer[] {
  const end = to - offset;
  const start = Math.max(from, end - limit);
  return end > start ? rows.page(start, end - start).reverse() : [];
}

const byAge = (a: Transfer, b: Transfer): number => b.createdAt - a.createdAt || b.id - a.id;
