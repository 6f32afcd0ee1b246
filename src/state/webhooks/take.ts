import { advance, type World } from '../kernel/index.ts';
import { webhookDelivery } from '../lifecycles/webhook-delivery.ts';
import { startAttempt } from './attempt.ts';
import { type Delivery, deliveries } from './record.ts';

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
  for (const id of withSomethingToSend(world, limit)) {
    for (let next = nextOf(world, id); next && taken.length < limit; next = nextOf(world, id)) {
      taken.push(startAttempt(world, next.id));
    }
  }
  return taken;
}

/** Subscriptions that a line could be given to, as many as there are lines. */
function withSomethingToSend(world: World, limit: number): string[] {
  const found: string[] = [];
  for (const key of world.table(deliveries).keys('readyOf')) {
    const id = String(key);
    if (found.length >= limit) break;
    if (mayRetry(world, id) || mayBegin(world, id)) found.push(id);
  }
  return found;
}

function nextOf(world: World, id: string): Delivery | undefined {
  if (mayRetry(world, id)) return queueOf(world, id, 'Queued').first();
  return mayBegin(world, id) ? pick(world, id) : undefined;
}

const queueOf = (world: World, id: string, status: 'Pending' | 'Queued' | 'Sending') =>
  world.table(deliveries).list('queue', `${id} ${status}`);

const hasFreeLine = (world: World, id: string): boolean => queueOf(world, id, 'Sending').size < LINES_PER_SUBSCRIPTION;

const mayRetry = (world: World, id: string): boolean => queueOf(world, id, 'Queued').size > 0 && hasFreeLine(world, id);

const mayBegin = (world: World, id: string): boolean =>
  queueOf(world, id, 'Pending').size > 0 &&
  hasFreeLine(world, id) &&
  ![...queueOf(world, id, 'Sending')].some(({ attempts }) => attempts.length === 0);

function pick(world: World, subscriptionId: string): Delivery | undefined {
  const waiting = queueOf(world, subscriptionId, 'Pending');
  if (world.settings.webhooks.mode !== 'shuffle' || waiting.size < 2) return waiting.first();
  return waiting.page(1 + (world.chance() % (waiting.size - 1)), 1)[0];
}

/** Everything that counts as being sent. */
export const underWay = (world: World): Delivery[] => [...world.table(deliveries).list('sending', '')];

/** Takes back an attempt nobody is making any more: the server stopped, or the world was copied meanwhile. */
export const interrupt = (world: World, id: string): void => advance(world, webhookDelivery, id, 'interrupt');
