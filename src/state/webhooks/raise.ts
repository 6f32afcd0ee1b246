import { type DomainEvent, type Json, nextNumber, type World } from '../kernel/index.ts';
import type { EventType } from './catalogue.ts';
import { matching } from './notify.ts';
import { queue } from './queue.ts';
import { type Delivery, subscriptions } from './record.ts';

/**
 * Tells of an event that a tester raises: to every subscription it would be told to, by the ordinary queues, and to
 * nobody else. No family reacts to it, and nothing changes but what is on its way.
 * @param dataIn what the payload says, in each version that is asked for
 * @source webhook guide, subscription levels
 */
export function raiseByHand(
  world: World,
  event: Pick<DomainEvent, 'type' | 'scope'>,
  dataIn: (schema: string) => Json,
): Delivery[] {
  const told = matching(world, event);
  if (told.length === 0) return [];
  const id = nextNumber(world, 'event');
  return told.map(subscription =>
    queue(world, subscription, {
      test: false,
      id,
      at: world.now,
      facts: dataIn(subscription.schema),
      byHand: true,
    }),
  );
}

/** The profile whose owner waits for an event, where nobody but profiles has subscribed to it: the latest who did. */
export function waitingProfile(world: World, type: EventType): number | undefined {
  const rows = world.table(subscriptions);
  if (rows.list('applicationTrigger', type).size > 0) return undefined;
  return rows.list('profilesTrigger', type).last()?.profileId ?? undefined;
}
