import type { Actor } from '../access/index.ts';
import {
  advance,
  type DomainEvent,
  type MoveDetails,
  patch,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { cardOrderLifecycle } from '../lifecycles/card-order.ts';
import { findProfile, type Profile, verificationStateChanged } from '../profiles/index.ts';
import { estimateFrom } from './delivery.ts';
import { requireAnyOrder, requireNamedOrder } from './find.ts';
import {
  type CardOrder,
  type CardProgram,
  cardOrders,
  type RequirementStatus,
  type Requirements,
  type RequirementType,
} from './record.ts';

const isVerified = (world: World, id: number): boolean => findProfile(world, id)?.status === 'verified';

/** What an order needs before its card is made, and how far that is. Its address was checked when it came. */
export function firstRequirements(
  world: World,
  { id }: Profile,
  { requiresPin }: CardProgram,
  holderId: number | null,
): Requirements {
  const known = isVerified(world, id) && (holderId === null || isVerified(world, holderId));
  return {
    ...(requiresPin ? { PIN: 'NOT_INITIATED' as const } : {}),
    VERIFICATION: known ? 'COMPLETED' : 'PENDING',
    ADDRESS: 'COMPLETED',
  };
}

export const areFulfilled = (requirements: Requirements): boolean =>
  Object.values(requirements).every(status => status === 'COMPLETED');

/**
 * Sets where one requirement of an order stands. The last one that is completed lets the card be made.
 * @throws Refusal `card-order.not-found`, `card-order.wrong-status` when nothing is required any more,
 * `card-order.not-required`
 */
export function setRequirement(world: World, id: number, type: RequirementType, status: RequirementStatus): CardOrder {
  const order = requireAnyOrder(world, id);
  requireMove(cardOrderLifecycle, order, 'fulfil', 'card-order.wrong-status');
  if (order.requirements[type] === undefined) refuse('card-order.not-required', { type });
  return put(world, order, { ...order.requirements, [type]: status });
}

function put(world: World, order: CardOrder, requirements: Requirements, details: MoveDetails = {}): CardOrder {
  const { id, program } = order;
  const done = areFulfilled(requirements);
  const estimate = done ? { deliveryEstimateAt: estimateFrom(world.now, program) } : {};
  patch(world, cardOrders, id, { requirements, ...estimate, updatedAt: world.now });
  if (done) advance(world, cardOrderLifecycle, id, 'fulfil', details);
  return requireAnyOrder(world, id);
}

/**
 * Wise waives what is still missing.
 * @throws Refusal `card-order.not-found`, `card-order.wrong-status`
 */
export function fulfilOrder(world: World, id: number, details: MoveDetails = {}): CardOrder {
  const order = requireAnyOrder(world, id);
  requireMove(cardOrderLifecycle, order, 'fulfil', 'card-order.wrong-status');
  const types = Object.keys(order.requirements) as RequirementType[];
  return put(world, order, Object.fromEntries(types.map(type => [type, 'COMPLETED'])), details);
}

/**
 * The customer chooses the PIN of a card that is yet to be made.
 * @param pin four digits
 * @throws Refusal `card-order.not-found`, `card-order.pin-too-late`, `card-order.not-required`, `card-order.bad-pin`
 * @source cardOrderPresetPin
 */
export function presetPin(world: World, actor: Actor, orderId: number, pin: string): CardOrder {
  const order = requireNamedOrder(world, actor, orderId);
  requireMove(cardOrderLifecycle, order, 'fulfil', 'card-order.pin-too-late');
  if (order.requirements.PIN === undefined) refuse('card-order.not-required', { type: 'PIN' });
  if (!/^\d{4}$/.test(pin)) refuse('card-order.bad-pin');
  patch(world, cardOrders, order.id, { presetPin: pin });
  return put(world, order, { ...order.requirements, PIN: 'COMPLETED' });
}

/** Orders wait for their people to be verified: both the owner of the card and its holder. */
export function followVerification(world: World, { type, facts }: DomainEvent): void {
  if (type !== verificationStateChanged.type) return;
  const { profileId } = facts as NonNullable<typeof verificationStateChanged.facts>;
  const orders = world.table(cardOrders);
  const waiting = new Map(
    [...orders.list('placedByProfile', profileId), ...orders.list('placedByHolder', profileId)].map(o => [o.id, o]),
  );
  for (const order of waiting.values()) reconsider(world, order);
}

/** What the operator has failed stays so. */
function reconsider(world: World, order: CardOrder): void {
  const { profileId, cardHolderProfileId, requirements } = order;
  const before = requirements.VERIFICATION;
  if (before === 'FAILED') return;
  const known =
    isVerified(world, profileId) && (cardHolderProfileId === null || isVerified(world, cardHolderProfileId));
  const after = known ? 'COMPLETED' : before === 'COMPLETED' ? 'PENDING' : before;
  if (after !== before) put(world, order, { ...requirements, VERIFICATION: after ?? 'PENDING' });
}
