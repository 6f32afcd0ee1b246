import type { Settings, World } from '../kernel/index.ts';
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

/** How many the filter leaves. */
export function countDeliveries(world: World, filter: DeliveryFilter): number {
  let count = 0;
  for (const delivery of narrowest(world, filter)) if (fits(delivery, filter)) count += 1;
  return count;
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

export type DeliveryMode = Settings['webhooks']['mode'];

/** Chooses how deliveries go out: as they come, not at all, each twice, or out of order. */
export const changeDeliveryMode = (world: World, mode: DeliveryMode): DeliveryMode =>
  world.changeSettings({ webhooks: { ...world.settings.webhooks, mode } }).webhooks.mode;
