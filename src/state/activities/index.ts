import type { DomainEvent, Family, World } from '../kernel/index.ts';
import { activities } from './record.ts';
import type { Source } from './source.ts';
import { batchSources } from './sources/batches.ts';
import { cardPaymentSources } from './sources/card-payments.ts';
import { holdLimitSources } from './sources/hold-limits.ts';
import { movementSources } from './sources/movements.ts';
import { receivingSources } from './sources/receiving.ts';
import { topUpSources } from './sources/top-ups.ts';
import { transferSources } from './sources/transfers.ts';

export { type FeedPage, type FeedQuery, listActivities, type Seen } from './list.ts';
export { type Activity, type ActivityType, activities, type Phase, type ResourceType } from './record.ts';

/** Whatever the feed tells of, one file for each family it listens to. */
const sources: readonly Source[] = [
  ...transferSources,
  ...movementSources,
  ...topUpSources,
  ...receivingSources,
  ...cardPaymentSources,
  ...batchSources,
  ...holdLimitSources,
];

function follow(world: World, event: DomainEvent): void {
  for (const { type, react } of sources) if (type === event.type) react(world, event);
}

export const activityFamily: Family = { tables: [activities], reactions: [follow] };
