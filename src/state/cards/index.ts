import { type Change, type EventScope, emit, type Family, machine, type World } from '../kernel/index.ts';
import { cardLifecycle } from '../lifecycles/card.ts';
import { cardOrderLifecycle } from '../lifecycles/card-order.ts';
import { cardProductionLifecycle } from '../lifecycles/card-production.ts';
import { activateCard } from './activate.ts';
import { cardOrderStatusChanged, cardProductionStatusChanged, cardStatusChanged } from './events.ts';
import { requireAnyCard } from './find.ts';
import { describeProductionError, isProductionError } from './kiosk-errors.ts';
import { createCard } from './make.ts';
import { cardOrderFate, printingFate } from './outcomes.ts';
import { beginPrinting, failPrinting, finishPrinting, prepareProduction } from './production.ts';
import { type CardProduction, productions } from './production-record.ts';
import { cancelOrder, completeOrder, finishOrder, produceOrder, returnOrder } from './progress.ts';
import { type Card, type CardOrder, cardOrders, cards, isVirtual } from './record.ts';
import { followVerification, fulfilOrder } from './requirements.ts';
import { followReview } from './review.ts';
import {
  blockCard,
  expireCard,
  freezeCard,
  purgeCard,
  resumeActive,
  resumeFrozen,
  resumeInactive,
  suspendCard,
  unfreezeCard,
} from './status.ts';

export { activateCard, changeCardStatus, proveByChipAndPin } from './activate.ts';
export { type AddressFinding, checkCardAddress } from './address.ts';
export { estimateOf } from './delivery.ts';
export {
  type CardSecrets,
  changePhone,
  countPin,
  forgetWrongPins,
  MOST_WRONG_PINS,
  requireKeyHolder,
  revealCard,
} from './details.ts';
export { cardOrderStatusChanged, cardProductionStatusChanged, cardReplaced, cardStatusChanged } from './events.ts';
export {
  cardsOf,
  findCard,
  findCardByNumber,
  findOrderOf,
  ordersOf,
  requireAnyCard,
  requireAnyOrder,
  requireCard,
  requireNamedCard,
  requireOrder,
} from './find.ts';
export { describeRequestError, isRequestError, type RequestErrorCode } from './kiosk-errors.ts';
export { type CardWish, orderCard } from './order.ts';
export { type PermissionWish, switchPermissions } from './permissions.ts';
export type { CardEnvelope, CardEnvelopes } from './ports.ts';
export {
  failPrinting,
  findProduction,
  finishPrinting,
  type KioskAnswer,
  readProduction,
  requestProduction,
  turnDownNext,
} from './production.ts';
export { type CardProduction, productions } from './production-record.ts';
export { availablePrograms, isProgram } from './programs.ts';
export { changeOrderStatus } from './progress.ts';
export {
  type Card,
  type CardAddress,
  type CardDelivery,
  type CardOrder,
  type CardProgram,
  cardOrders,
  cards,
  isLive,
  isVirtual,
  type Permission,
  type Permissions,
  type PermissionType,
  type RequirementStatus,
  type Requirements,
  type RequirementType,
} from './record.ts';
export { presetPin, setRequirement } from './requirements.ts';
export { isShowable, requireChangeable } from './state.ts';
export { blockCard, freezeCard, suspendCard } from './status.ts';
export { describeProduction };

const scopeOf = ({ profileId, clientId }: { readonly profileId: number; readonly clientId: string }): EventScope => ({
  profileId,
  clientId,
});

const orderMachine = machine({
  lifecycle: cardOrderLifecycle,
  resource: 'card-orders',
  table: cardOrders,
  verbs: {
    fulfil: fulfilOrder,
    createCard,
    produce: produceOrder,
    finish: finishOrder,
    complete: completeOrder,
    cancel: cancelOrder,
    return: returnOrder,
  },
  announce: announceOrder,
  waits: (order, move) => {
    if (move === 'finish') return isVirtual(order);
    return move !== 'produce' || (order.delivery !== null && order.delivery.option !== 'KIOSK_COLLECTION');
  },
});

function announceOrder(world: World, order: CardOrder): void {
  const { id: orderId, profileId, clientId, cardToken, program, status, delivery } = order;
  const facts = { profileId, clientId, orderId, cardToken, program: program.name, status };
  emit(world, cardOrderStatusChanged, scopeOf(order), { ...facts, deliveryVendor: delivery?.vendor ?? null });
}

const cardMachine = machine({
  lifecycle: cardLifecycle,
  resource: 'cards',
  table: cards,
  verbs: {
    activate: activateCard,
    freeze: freezeCard,
    unfreeze: unfreezeCard,
    block: blockCard,
    suspend: suspendCard,
    resumeActive,
    resumeFrozen,
    resumeInactive,
    expire: expireCard,
    purge: purgeCard,
  },
  announce: announceCard,
});

/** A request is the application's; all else happens inside of Wise. */
function announceCard(world: World, card: Card, { from }: Change): void {
  const { id: cardToken, profileId, clientId, status } = card;
  const changedBy = world.cause.kind === 'request' ? 'client' : 'wise';
  emit(world, cardStatusChanged, scopeOf(card), { profileId, clientId, cardToken, from, status, changedBy });
}

const productionMachine = machine({
  lifecycle: cardProductionLifecycle,
  resource: 'card-productions',
  table: productions,
  verbs: { prepare: prepareProduction, request: beginPrinting, print: finishPrinting, fail: failPrinting },
  announce: announceProduction,
});

/** That the data are being prepared is no news to anyone. */
function announceProduction(world: World, production: CardProduction, { from }: Change): void {
  if (from === null) return;
  const card = requireAnyCard(world, production.id);
  const { profileId, clientId, id: cardToken } = card;
  const { status, kioskId, errorCode } = production;
  const facts = { profileId, clientId, cardToken, status, kioskId, errorCode };
  emit(world, cardProductionStatusChanged, scopeOf(card), { ...facts, description: describeProduction(production) });
}

/** Where a production stands, in words. */
function describeProduction({ status, errorCode }: Pick<CardProduction, 'status' | 'errorCode'>): string {
  if (errorCode !== null && isProductionError(errorCode)) return describeProductionError(errorCode);
  if (status === 'PRODUCED') return 'Card produced';
  return status === 'IN_PROGRESS' ? 'Card in production' : 'Card ready for production';
}

export const cardFamily: Family = {
  tables: [cardOrders, cards, productions],
  machines: [orderMachine, cardMachine, productionMachine],
  reactions: [followVerification, followReview],
  subjects: [cardOrderFate, printingFate],
};
