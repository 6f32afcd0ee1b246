import { type Actor, type Client, clients, requireClient } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { type Delivery, deliveries, type Subscription, subscriptions } from './record.ts';

/**
 * The application that a path names, by key or by id, if it is the caller's own.
 * @throws Refusal `access.wrong-token-kind`, `access.forbidden`
 */
export function requireOwnClient(world: World, actor: Actor, name: string): Client {
  const client = world.table(clients).get(requireClient(actor));
  return client && (client.key === name || client.id === name)
    ? client
    : refuse('access.forbidden', { clientKey: name });
}

/** An application's subscriptions, oldest first. @source webhookApplicationSubscriptionList */
export function applicationSubscriptions(world: World, actor: Actor, clientKey: string): Subscription[] {
  const { id } = requireOwnClient(world, actor, clientKey);
  return [...world.table(subscriptions).list('ofClient', id)];
}

/** A profile's subscriptions, oldest first. @source webhookProfileSubscriptionList */
export function profileSubscriptions(world: World, actor: Actor, profileId: number): Subscription[] {
  const { id } = requireProfile(world, actor, profileId);
  return [...world.table(subscriptions).list('ofProfile', id)];
}

/**
 * A subscription of the caller's application. One of another scope is as unknown as one that never was.
 * @throws Refusal `access.forbidden`, `webhook.unknown-subscription`
 * @source webhookApplicationSubscriptionGet
 */
export function requireApplicationSubscription(
  world: World,
  actor: Actor,
  clientKey: string,
  id: string,
): Subscription {
  const client = requireOwnClient(world, actor, clientKey);
  const found = findSubscription(world, id);
  return found?.clientId === client.id ? found : refuse('webhook.unknown-subscription', { id });
}

/**
 * A subscription of a profile the caller may act for.
 * @throws Refusal `access.forbidden`, `webhook.unknown-subscription`
 * @source webhookProfileSubscriptionGet
 */
export function requireProfileSubscription(world: World, actor: Actor, profileId: number, id: string): Subscription {
  const profile = requireProfile(world, actor, profileId);
  const found = findSubscription(world, id);
  return found?.profileId === profile.id ? found : refuse('webhook.unknown-subscription', { id });
}

/** Ids are minted in lower case, and found in either. */
const findSubscription = (world: World, id: string): Subscription | undefined =>
  world.table(subscriptions).get(id.toLowerCase());

export const findDelivery = (world: World, id: string): Delivery | undefined => world.table(deliveries).get(id);

/** @throws Refusal `webhook.unknown-delivery` */
export const requireDelivery = (world: World, id: string): Delivery =>
  findDelivery(world, id.toLowerCase()) ?? refuse('webhook.unknown-delivery', { id });
