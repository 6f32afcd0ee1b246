import type { Actor } from '../access/index.ts';
import { advance, emit, type MoveDetails, mayMove, patch, refuse, requireMove, type World } from '../kernel/index.ts';
import { cardOrderLifecycle } from '../lifecycles/card-order.ts';
import { sent } from './delivery.ts';
import { cardReplaced } from './events.ts';
import { findCard, findOrderOf, requireAnyCard, requireAnyOrder, requireOrder } from './find.ts';
import { openLocks } from './permissions.ts';
import { type CardOrder, cardOrders, isLive, isVirtual } from './record.ts';
import { blockIfOpen } from './status.ts';

type OrderMove = keyof typeof cardOrderLifecycle.moves;

function requireMovable(world: World, id: number, name: OrderMove): CardOrder {
  const order = requireAnyOrder(world, id);
  requireMove(cardOrderLifecycle, order, name, 'card-order.wrong-status');
  return order;
}

function move(world: World, id: number, name: OrderMove, details: MoveDetails): CardOrder {
  patch(world, cardOrders, id, { updatedAt: world.now });
  advance(world, cardOrderLifecycle, id, name, details);
  return requireAnyOrder(world, id);
}

/**
 * The card is printed, and on its way where it is sent.
 * @param details `deliveryVendor`, `trackingNumber` and `trackingUrl`, where it can be traced
 * @throws Refusal `card-order.not-found`, `card-order.wrong-status`, `card-order.not-printed`
 */
export function produceOrder(world: World, id: number, details: MoveDetails = {}): CardOrder {
  const { delivery } = requireMovable(world, id, 'produce');
  if (!delivery) refuse('card-order.not-printed', { id });
  patch(world, cardOrders, id, { delivery: sent(world, delivery, details) });
  return move(world, id, 'produce', details);
}

/**
 * The card is in use: what waited for that is open, and the card that it replaces is blocked.
 * @throws Refusal `card-order.not-found`, `card-order.wrong-status`
 * @source cardOrderStatusUpdate, COMPLETED
 * @assumed an order that is completed before its card was made makes none any more
 */
export const completeOrder = (world: World, id: number, details: MoveDetails = {}): CardOrder =>
  finishBy(world, id, 'complete', details);

/**
 * Nothing has to be waited for: the card is not printed.
 * @throws Refusal `card-order.not-found`, `card-order.wrong-status`
 */
export const finishOrder = (world: World, id: number, details: MoveDetails = {}): CardOrder =>
  finishBy(world, id, 'finish', details);

function finishBy(world: World, id: number, name: 'complete' | 'finish', details: MoveDetails): CardOrder {
  const order = requireMovable(world, id, name);
  const done = move(world, id, name, details);
  const card = order.cardToken === null ? undefined : findCard(world, order.cardToken);
  if (!card || !isLive(card)) return done;
  if (!isVirtual(card)) openLocks(world, card);
  if (order.replaces) takePlace(world, order.replaces.cardToken, card.id);
  return done;
}

function takePlace(world: World, oldToken: string, newToken: string): void {
  const { profileId, clientId } = requireAnyCard(world, newToken);
  emit(world, cardReplaced, { profileId, clientId }, { oldToken, newToken });
  blockIfOpen(world, oldToken, { reason: 'replaced' });
}

/**
 * Gives an order up. Its card is blocked, and may arrive all the same.
 * @throws Refusal `card-order.not-found`, `card-order.wrong-status`
 * @source cardOrderStatusUpdate, CANCELLED
 */
export function cancelOrder(world: World, id: number, details: MoveDetails = {}): CardOrder {
  requireMovable(world, id, 'cancel');
  return end(world, id, 'cancel', details);
}

/**
 * The card came back, and is blocked.
 * @throws Refusal `card-order.not-found`, `card-order.wrong-status`
 */
export function returnOrder(world: World, id: number, details: MoveDetails = {}): CardOrder {
  requireMovable(world, id, 'return');
  return end(world, id, 'return', details);
}

function end(world: World, id: number, name: 'cancel' | 'return', details: MoveDetails): CardOrder {
  const ended = move(world, id, name, details);
  if (ended.cardToken !== null) blockIfOpen(world, ended.cardToken, { reason: `order ${ended.status}` });
  return ended;
}

/**
 * What a partner may do with an order.
 * @throws Refusal `access.forbidden`, `card-order.not-found`, `card-order.wrong-status`
 * @source cardOrderStatusUpdate
 */
export function changeOrderStatus(
  world: World,
  actor: Actor,
  profileId: number,
  orderId: number,
  status: 'CANCELLED' | 'COMPLETED',
): CardOrder {
  const { id } = requireOrder(world, actor, profileId, orderId);
  return status === 'CANCELLED' ? cancelOrder(world, id) : completeOrder(world, id);
}

/** The card has shown itself to be where it should be: its order is done, unless it was. */
export function completeOrderOf(world: World, token: string): void {
  const order = findOrderOf(world, requireAnyCard(world, token));
  if (order && mayMove(cardOrderLifecycle, order, 'complete')) completeOrder(world, order.id);
}
