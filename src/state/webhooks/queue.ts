import { begin, type Instant, insert, type Json, nextUuid, remove, unschedule, type World } from '../kernel/index.ts';
import { webhookDelivery } from '../lifecycles/webhook-delivery.ts';
import { type Delivery, deliveries, type Subscription, unfinished } from './record.ts';

/** What is to be told. */
export interface Notice {
  readonly test: boolean;
  readonly id: number | null;
  readonly at: Instant;
  readonly facts: Json;
  /** A tester raised it, and the facts are what the payload says. */
  readonly byHand?: true;
}

/** Puts a notice in a subscription's queue, under an id of its own. */
export function queue(world: World, subscription: Subscription, notice: Notice): Delivery {
  const delivery = deliveryOf(world, subscription, notice, nextUuid(world));
  insert(world, deliveries, delivery);
  begin(world, webhookDelivery, delivery);
  return delivery;
}

/** The subscription that a probe names, since there is none yet. */
const NO_SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';

/**
 * What an address is called with before anything is subscribed to it: a test notification that stands in no queue. Its
 * id is drawn beside the state, which a mere question does not change.
 */
export function probeOf(world: World, wish: Subscription): Delivery {
  const id = passingId(world);
  const notice = { test: true, id: null, at: world.now, facts: { clientId: wish.clientId } };
  return { ...deliveryOf(world, { ...wish, id: NO_SUBSCRIPTION }, notice, id), firstSentAt: world.now };
}

/** An id for what is only said and never kept: drawn beside the state. */
export function passingId(world: World): string {
  const h = world.nextTrace();
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
}

function deliveryOf(world: World, subscription: Subscription, notice: Notice, id: string): Delivery {
  return {
    id,
    status: webhookDelivery.initial,
    subscriptionId: subscription.id,
    eventType: subscription.trigger,
    schema: subscription.schema,
    url: subscription.url,
    test: notice.test,
    eventId: notice.id,
    eventAt: notice.at,
    facts: notice.facts,
    ...(notice.byHand ? { byHand: true } : {}),
    createdAt: world.now,
    firstSentAt: null,
    nextAttemptAt: world.now,
    finishedAt: null,
    tries: 0,
    attempts: [],
    request: null,
  };
}

/** The owner under which a delivery's next attempt stands on the agenda. */
export const timerOf = (id: string): string => `${webhookDelivery.name}:${id}`;

/** Forgets what a subscription was still to receive; what was settled stays in the log. */
export function dropQueued(world: World, subscriptionId: string): void {
  for (const status of unfinished) {
    for (const { id } of [...world.table(deliveries).list('queue', `${subscriptionId} ${status}`)]) {
      unschedule(world, timerOf(id));
      remove(world, deliveries, id);
    }
  }
}
