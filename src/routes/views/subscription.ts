import type { Subscription as Shown, SubscriptionRequest, TestNotification } from '../../contract/generated/schemas.ts';
import { clients } from '../../state/access/index.ts';
import type { World } from '../../state/kernel/index.ts';
import type { Delivery, Subscription, SubscriptionWish } from '../../state/webhooks/index.ts';
import { showSeconds } from './dates.ts';

/** `mtls_enabled` is documented in a guide only, and so is no part of the contract's type. */
export const readSubscription = ({ name, trigger_on, delivery }: SubscriptionRequest): SubscriptionWish => ({
  name,
  trigger: trigger_on,
  schema: delivery.version,
  url: delivery.url,
  mtls: 'mtls_enabled' in delivery ? delivery.mtls_enabled : undefined,
});

/** `request_headers` and `enabled` are always the same: nothing documented sets them, and the service shows them. */
export const showSubscription = (world: World, subscription: Subscription): Shown => ({
  id: subscription.id,
  name: subscription.name,
  delivery: {
    version: subscription.schema,
    url: subscription.url,
    ...(subscription.mtls === null ? {} : { mtls_enabled: subscription.mtls }),
  },
  trigger_on: subscription.trigger,
  scope: { domain: subscription.level, id: scopeId(world, subscription) },
  created_by: showCreator(subscription),
  created_at: showSeconds(subscription.createdAt),
  request_headers: [],
  enabled: true,
});

export const showSubscriptions = (world: World, found: readonly Subscription[]): Shown[] =>
  found.map(subscription => showSubscription(world, subscription));

/** An application is scoped by its key and creates by its id. */
function scopeId(world: World, { clientId, profileId }: Subscription): string {
  if (clientId === null) return String(profileId);
  return world.table(clients).get(clientId)?.key ?? clientId;
}

const showCreator = ({ clientId, userId }: Subscription): NonNullable<Shown['created_by']> =>
  clientId === null ? { type: 'user', id: String(userId) } : { type: 'application', id: clientId };

export const showTestNotification = ({ id, createdAt }: Delivery): TestNotification => ({
  delivery_id: id,
  created_at: showSeconds(createdAt),
});
