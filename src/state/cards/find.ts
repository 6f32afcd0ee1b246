import type { Actor } from '../access/index.ts';
import { type Rows, refuse, type World } from '../kernel/index.ts';
import { findProfile, mayAct, requireProfile } from '../profiles/index.ts';
import { type Card, type CardOrder, cardOrders, cards } from './record.ts';

export const findCard = (world: World, token: string): Card | undefined => world.table(cards).get(token);

/** The card with this number, as long as its data are not deleted. */
export const findCardByNumber = (world: World, pan: string): Card | undefined =>
  world.table(cards).find('byNumber', pan);

export const findOrderOf = (world: World, card: Card): CardOrder | undefined =>
  world.table(cardOrders).get(card.orderId);

/**
 * Any card, for the operator and for time.
 * @throws Refusal `card.not-found`
 */
export const requireAnyCard = (world: World, token: string): Card =>
  findCard(world, token) ?? refuse('card.not-found', { token });

/**
 * A card of the profile.
 * @throws Refusal `access.forbidden`, `card.not-found`
 * @source cardGet
 */
export function requireCard(world: World, actor: Actor, profileId: number, token: string): Card {
  requireProfile(world, actor, profileId);
  const card = findCard(world, token);
  return card?.profileId === profileId ? card : refuse('card.not-found', { token });
}

/**
 * A card that is named without its profile.
 * @throws Refusal `card.not-found`, `access.forbidden` when it is another's
 * @source cardSensitiveDetailsGet, x-tw-twcard-card-token
 */
export function requireNamedCard(world: World, actor: Actor, token: string): Card {
  const card = requireAnyCard(world, token.toLowerCase());
  requireProfile(world, actor, card.profileId);
  return card;
}

/**
 * Any order, for the operator and for time.
 * @throws Refusal `card-order.not-found`
 */
export const requireAnyOrder = (world: World, id: number): CardOrder =>
  world.table(cardOrders).get(id) ?? refuse('card-order.not-found', { id });

/**
 * A card order of the profile.
 * @throws Refusal `access.forbidden`, `card-order.not-found`
 * @source cardOrderGet
 */
export function requireOrder(world: World, actor: Actor, profileId: number, id: number): CardOrder {
  requireProfile(world, actor, profileId);
  const order = requireAnyOrder(world, id);
  return order.profileId === profileId ? order : refuse('card-order.not-found', { id });
}

/**
 * An order that is named without its profile. Another's is unknown.
 * @throws Refusal `card-order.not-found`
 * @source cardOrderPresetPin, x-tw-twcard-order-id
 */
export function requireNamedOrder(world: World, actor: Actor, id: number): CardOrder {
  const order = requireAnyOrder(world, id);
  const profile = findProfile(world, order.profileId);
  return profile && mayAct(world, actor, profile) ? order : refuse('card-order.not-found', { id });
}

/**
 * A profile's cards, whatever their status.
 * @throws Refusal `access.forbidden`
 * @source cardList
 */
export function cardsOf(world: World, actor: Actor, profileId: number): Rows<Card> {
  requireProfile(world, actor, profileId);
  return world.table(cards).list('byProfile', profileId);
}

/**
 * A profile's card orders.
 * @throws Refusal `access.forbidden`
 * @source cardOrderList
 */
export function ordersOf(world: World, actor: Actor, profileId: number): Rows<CardOrder> {
  requireProfile(world, actor, profileId);
  return world.table(cardOrders).list('byProfile', profileId);
}
