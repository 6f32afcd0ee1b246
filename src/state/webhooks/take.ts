import { advance, type World } from '../kernel/index.ts';
import { webhookDelivery } from '../lifecycles/webhook-delivery.ts';
import { startAttempt } from './attempt.ts';
import { type Delivery, deliveries, type Subscription, subscriptions } from './record.ts';

/** One receiver may hold so many lines at once, so that a slow one cannot take them all. */
const LINES_PER_SUBSCRIPTION = 3;

/** How many deliveries wait to be sent, and may be. */
export const dueCount = (world: World): number =>
  world.settings.webhooks.mode === 'hold' ? 0 : world.table(deliveries).list('ready', '').size;

/**
 * Begins up to `limit` attempts and answers what to send. First attempts of a subscription go one after another, in the
 * order of the events; later attempts go beside them. A world that holds its deliveries gives none out; one that
 * shuffles gives any but the oldest, as long as there is a choice.
 */
export function takeDue(world: World, limit: number): Delivery[] {
  const taken: Delivery[] = [];
  if (dueCount(world) === 0) return taken;
  for (const subscription of world.table(subscriptions).all()) {
    for (let next = nextOf(world, subscription); next && taken.length < limit; next = nextOf(world, subscription)) {
      taken.push(startAttempt(world, next.id));
    }
    if (taken.length >= limit) break;
  }
  return taken;
}

function nextOf(world: World, { id }: Subscription): Delivery | undefined {
  const rows = world.table(deliveries);
  const sending = rows.list('queue', `${id} Sending`);
  if (sending.size >= LINES_PER_SUBSCRIPTION) return undefined;
  const again = rows.list('queue', `${id} Queued`).first();
  if (again) return again;
  const isFirstUnderWay = [...sending].some(({ attempts }) => attempts.length === 0);
  return isFirstUnderWay ? undefined : pick(world, id);
}

function pick(world: World, subscriptionId: string): Delivery | undefined {
  const waiting = world.table(deliveries).list('queue', `${subscriptionId} Pending`);
  if (world.settings.webhooks.mode !== 'shuffle' || waiting.size < 2) return waiting.first();
  return waiting.page(1 + (world.chance() % (waiting.size - 1)), 1)[0];
}

/** Everything that counts as being sent. */
export const underWay = (world: World): Delivery[] => [...world.table(deliveries).list('sending', '')];

/** Takes back an attempt nobody is making any more: the server stopped, or the world was copied meanwhile. */
export const interrupt = (world: World, id: string): void => advance(world, webhookDelivery, id, 'interrupt');
