import { type Actor, requireUser } from '../access/index.ts';
import { insert, nextUuid, remove, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { checkWish, type SubscriptionWish } from './checks.ts';
import { requireApplicationSubscription, requireOwnClient, requireProfileSubscription } from './find.ts';
import { dropQueued, queue } from './queue.ts';
import { type Delivery, type Subscription, subscriptions } from './record.ts';

/**
 * Subscribes an application to an event of all profiles it is linked to, present and future.
 * @throws Refusal `access.forbidden` and those of `checkWish`
 * @source webhookApplicationSubscriptionCreate
 */
export function subscribeApplication(
  world: World,
  actor: Actor,
  clientKey: string,
  wish: SubscriptionWish,
): Subscription {
  const client = requireOwnClient(world, actor, clientKey);
  return subscribe(world, wish, { level: 'application', clientId: client.id, profileId: null, userId: null });
}

/**
 * Subscribes to an event of one profile.
 * @throws Refusal `access.forbidden` and those of `checkWish`
 * @source webhookProfileSubscriptionCreate
 */
export function subscribeProfile(world: World, actor: Actor, profileId: number, wish: SubscriptionWish): Subscription {
  const profile = requireProfile(world, actor, profileId);
  const { userId } = requireUser(actor);
  return subscribe(world, wish, { level: 'profile', clientId: null, profileId: profile.id, userId });
}

/** For whom a subscription is. */
export type Scope = Pick<Subscription, 'level' | 'clientId' | 'profileId' | 'userId'>;

function subscribe(world: World, wish: SubscriptionWish, scope: Scope): Subscription {
  const trigger = checkWish(world, wish, scope.level);
  const { name, schema, url } = wish;
  const mtls = typeof wish.mtls === 'boolean' ? wish.mtls : null;
  return enter(world, { name, trigger, schema, url, mtls, ...scope });
}

/** Writes down a subscription whose wish has been checked. */
export const enter = (world: World, wish: Omit<Subscription, 'id' | 'createdAt'>): Subscription =>
  insert(world, subscriptions, { ...wish, id: nextUuid(world), createdAt: world.now });

/**
 * Takes a subscription back, and with it everything that has not been delivered yet.
 * @throws Refusal `access.forbidden`, `webhook.unknown-subscription`
 * @source webhookApplicationSubscriptionDelete
 */
export const unsubscribeApplication = (world: World, actor: Actor, clientKey: string, id: string): void =>
  unsubscribe(world, requireApplicationSubscription(world, actor, clientKey, id));

/**
 * The same for a profile's.
 * @throws Refusal `access.forbidden`, `webhook.unknown-subscription`
 * @source webhookProfileSubscriptionDelete
 */
export const unsubscribeProfile = (world: World, actor: Actor, profileId: number, id: string): void =>
  unsubscribe(world, requireProfileSubscription(world, actor, profileId, id));

/** Takes back a subscription that was found. */
export function unsubscribe(world: World, { id }: Pick<Subscription, 'id'>): void {
  dropQueued(world, id);
  remove(world, subscriptions, id);
}

/**
 * Queues a notification with made-up contents, which is delivered and retried like a real one and marked as a test.
 * @throws Refusal `access.forbidden`, `webhook.unknown-subscription`
 * @source webhookApplicationSubscriptionTest
 */
export function testSubscription(world: World, actor: Actor, clientKey: string, id: string): Delivery {
  const subscription = requireApplicationSubscription(world, actor, clientKey, id);
  return queue(world, subscription, {
    test: true,
    id: null,
    at: world.now,
    facts: { clientId: subscription.clientId },
  });
}
