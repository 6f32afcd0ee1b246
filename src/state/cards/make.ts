import {
  advance,
  begin,
  decimalDigits,
  insert,
  lastDayOfMonth,
  type MoveDetails,
  nextUuid,
  patch,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { cardLifecycle } from '../lifecycles/card.ts';
import { cardOrderLifecycle } from '../lifecycles/card-order.ts';
import { requireAnyOrder } from './find.ts';
import { drawNumber } from './numbers.ts';
import { firstPermissions } from './permissions.ts';
import { beginProduction } from './production.ts';
import { type Card, type CardOrder, cardOrders, cards, isVirtual } from './record.ts';
import { scheduleEnd } from './status.ts';

const VALID_FOR_YEARS = 5;

/**
 * Makes the card of an order: its number, its code, and its PIN unless the customer chose one.
 * @throws Refusal `card-order.not-found`, `card-order.wrong-status`
 * @source section Card orders
 * @assumed a card is good to the end of the month five years on
 */
export function createCard(world: World, orderId: number, details: MoveDetails = {}): CardOrder {
  const order = requireAnyOrder(world, orderId);
  requireMove(cardOrderLifecycle, order, 'createCard', 'card-order.wrong-status');
  const card = insert(world, cards, cardOf(world, order));
  patch(world, cardOrders, orderId, { cardToken: card.id, presetPin: null, updatedAt: world.now });
  advance(world, cardOrderLifecycle, orderId, 'createCard', details);
  begin(world, cardLifecycle, card);
  scheduleEnd(world, card);
  if (order.delivery?.option === 'KIOSK_COLLECTION') beginProduction(world, card);
  return requireAnyOrder(world, orderId);
}

/** A virtual card may be used at once, and so may one whose first payment proves that it has arrived. */
function cardOf(world: World, order: CardOrder): Card {
  const { id: orderId, profileId, clientId, program, cardHolderName, phoneNumber, presetPin } = order;
  return {
    id: nextUuid(world),
    status: isVirtual(order) || program.activation === 'chip-and-pin' ? 'ACTIVE' : 'INACTIVE',
    profileId,
    clientId,
    orderId,
    program,
    cardHolderName,
    phoneNumber,
    pan: drawNumber(world, program.bin),
    cvv2: decimalDigits(world, 3),
    pin: presetPin ?? decimalDigits(world, 4),
    expiresAt: lastDayOfMonth(world.now, VALID_FOR_YEARS),
    permissions: firstPermissions(program),
    wrongPins: 0,
    frozenBy: null,
    suspendedFrom: null,
    createdAt: world.now,
    updatedAt: world.now,
  };
}
