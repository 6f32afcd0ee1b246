import {
  advance,
  later,
  type MoveDetails,
  type MoveOf,
  mayMove,
  movesFrom,
  refuse,
  type World,
} from '../kernel/index.ts';
import { webhookDelivery } from '../lifecycles/webhook-delivery.ts';
import { abandon, accept, fail, requeue, startAttempt } from './attempt.ts';
import { requireDelivery } from './find.ts';
import { type Delivery, subscriptions } from './record.ts';
import { nextDelay } from './schedule.ts';
import { interrupt } from './take.ts';

type DeliveryMove = MoveOf<typeof webhookDelivery>;

/**
 * Sends a delivery once more, at once and under the same id.
 * @throws Refusal `webhook.unknown-delivery`, `webhook.delivery-state`, `webhook.unknown-subscription` when its
 * subscription was taken back
 * @source webhook guide, manual retries
 * @assumed a replay that fails is retried on a fresh schedule
 */
export function replayDelivery(world: World, id: string): Delivery {
  const delivery = requireInState(world, id, 'replay');
  if (!world.table(subscriptions).get(delivery.subscriptionId)) refuse('webhook.unknown-subscription', { id });
  return requeue(world, delivery.id);
}

function requireInState(world: World, id: string, move: DeliveryMove): Delivery {
  const delivery = requireDelivery(world, id);
  if (mayMove(webhookDelivery, delivery, move)) return delivery;
  const allowed = movesFrom(webhookDelivery, delivery.status).join(', ');
  return refuse('webhook.delivery-state', { id, status: delivery.status, move, allowed });
}

/** A move that checks its state and then does what the pump does by itself. */
const moving =
  (move: DeliveryMove, act: (world: World, id: string, delivery: Delivery, details: MoveDetails) => unknown) =>
  (world: World, id: string, details: MoveDetails): unknown =>
    act(world, id, requireInState(world, id, move), details);

/** The verb behind each move, whoever asks for it. */
export const deliveryVerbs = {
  send: moving('send', (world, id) => startAttempt(world, id)),
  accept: moving('accept', (world, id) => accept(world, id)),
  fail: moving('fail', (world, id, { tries }) => fail(world, id, later(world.now, nextDelay(Math.max(tries, 1))))),
  giveUp: moving('giveUp', (world, id, _delivery, { reason }) => abandon(world, id, reason)),
  retry: moving('retry', (world, id) => advance(world, webhookDelivery, id, 'retry')),
  interrupt: moving('interrupt', (world, id) => interrupt(world, id)),
  repeat: moving('repeat', (world, id) => advance(world, webhookDelivery, id, 'repeat')),
  replay: (world: World, id: string): unknown => replayDelivery(world, id),
} satisfies Record<DeliveryMove, unknown>;
