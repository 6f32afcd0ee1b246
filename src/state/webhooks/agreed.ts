import { type DomainEvent, insert, type Json, nextUuid, patch, type World } from '../kernel/index.ts';
import { refundOrdered } from '../settlements/index.ts';
import { queue } from './queue.ts';
import { type Subscription, subscriptions } from './record.ts';

/**
 * Tells a partner that settles net of a refund it must pay, at the address it agreed on. Retries and signature are
 * those of every other notification.
 * @source payout#create
 */
export function notifyPartner(world: World, { id, type, at, facts }: DomainEvent): void {
  if (type !== refundOrdered.type) return;
  const { clientId, url } = facts as { readonly clientId: string; readonly url: string };
  queue(world, addressOf(world, clientId, url), { test: false, id, at, facts: facts as Json });
}

function addressOf(world: World, clientId: string, url: string): Subscription {
  const known = world.table(subscriptions).find('agreed', clientId);
  if (known) return known.url === url ? known : patch(world, subscriptions, known.id, { url });
  return insert(world, subscriptions, {
    id: nextUuid(world),
    name: clientId,
    trigger: 'payout#create',
    // Never said; it only sets how times are written.
    schema: '2.0.0',
    url,
    mtls: null,
    level: 'application',
    clientId: null,
    profileId: null,
    userId: null,
    createdAt: world.now,
  });
}
