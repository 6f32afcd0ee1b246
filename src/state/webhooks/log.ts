import { refuse, type Settings, type World } from '../kernel/index.ts';
import type { Delivery } from './record.ts';
import { deliveries } from './record.ts';

/** Which deliveries are asked for; what is absent does not narrow. */
export interface DeliveryFilter {
  readonly eventType?: string;
  readonly subscriptionId?: string;
  readonly status?: string;
}

/** A page of the log, newest first. */
export function deliveryLog(world: World, filter: DeliveryFilter, offset: number, limit: number): Delivery[] {
  const page: Delivery[] = [];
  let skipped = 0;
  for (const delivery of narrowest(world, filter)) {
    if (page.length >= limit) break;
    if (!fits(delivery, filter)) continue;
    if (skipped < offset) skipped += 1;
    else page.push(delivery);
  }
  return page;
}

function narrowest(world: World, { eventType, subscriptionId, status }: DeliveryFilter): Iterable<Delivery> {
  const rows = world.table(deliveries);
  if (subscriptionId !== undefined) return rows.list('bySubscription', subscriptionId).backwards();
  if (eventType !== undefined) return rows.list('byType', eventType).backwards();
  return status === undefined ? rows.all().backwards() : rows.list('byStatus', status).backwards();
}

const fits = (delivery: Delivery, { eventType, subscriptionId, status }: DeliveryFilter): boolean =>
  (eventType === undefined || delivery.eventType === eventType) &&
  (subscriptionId === undefined || delivery.subscriptionId === subscriptionId) &&
  (status === undefined || delivery.status === status);

type DeliveryMode = Settings['webhooks']['mode'];
const modes: readonly DeliveryMode[] = ['deliver', 'hold', 'duplicate', 'shuffle'];

/**
 * Chooses how deliveries go out: as they come, not at all, each twice, or out of order.
 * @throws Refusal `webhook.bad-mode`
 */
export function changeDeliveryMode(world: World, wish: unknown): Settings['webhooks'] {
  const mode = modes.find(known => known === wish);
  if (!mode) refuse('webhook.bad-mode', { path: 'mode', modes: modes.join(', ') });
  return world.changeSettings({ webhooks: { ...world.settings.webhooks, mode } }).webhooks;
}
