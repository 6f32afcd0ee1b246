import type { Actor } from '../access/index.ts';
import type { Instant, Rows, World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { type Activity, activities, feedKey, type Phase } from './record.ts';

/** The last activity that was seen: pages begin after it. */
export interface Seen {
  readonly at: Instant;
  readonly number: number;
}

export interface FeedQuery {
  readonly profileId: number;
  /** Any resource type of the API, also one that nothing here is of. */
  readonly resourceType: string | null;
  readonly phase: Phase | null;
  /** Both inclusive, of the moment it began. */
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly after: Seen | null;
  readonly size: number;
}

export interface FeedPage {
  readonly items: readonly Activity[];
  readonly more: boolean;
}

/**
 * A page of a profile's feed, newest first. Its ends are found in logarithmic time, whatever it is narrowed by.
 * @throws Refusal `access.forbidden`
 * @source activityList
 * @assumed newest is what began last: an activity that changes keeps its place, so that pages do not shift; both dates
 * are inclusive
 */
export function listActivities(world: World, actor: Actor, query: FeedQuery): FeedPage {
  requireProfile(world, actor, query.profileId);
  const rows = rowsOf(world, query);
  const { since, until, after, size } = query;
  const first = since === null ? 0 : rows.countWhile(row => row.createdAt < since);
  const untilEnd = until === null ? rows.size : rows.countWhile(row => row.createdAt <= until);
  const seenEnd = after === null ? rows.size : rows.countWhile(row => isBefore(row, after));
  const end = Math.min(untilEnd, seenEnd);
  const start = Math.max(first, end - size);
  return { items: end > start ? rows.page(start, end - start).reverse() : [], more: start > first && end > first };
}

const isBefore = ({ createdAt, number }: Activity, seen: Seen): boolean =>
  createdAt < seen.at || (createdAt === seen.at && number < seen.number);

function rowsOf(world: World, query: FeedQuery): Rows<Activity> {
  const resourceType = query.resourceType ?? undefined;
  const phase = query.phase ?? undefined;
  const index = indexNames[`${resourceType ? 'Resource' : ''}${phase ? 'Phase' : ''}`];
  return world.table(activities).list(index, feedKey({ profileId: query.profileId, resourceType, phase }));
}

const indexNames = {
  '': 'byProfile',
  Resource: 'byResource',
  Phase: 'byPhase',
  ResourcePhase: 'byResourceAndPhase',
} as const;
