import type { Actor } from '../access/index.ts';
import {
  advance,
  begin,
  days,
  insert,
  later,
  type MoveDetails,
  patch,
  refuse,
  requireMove,
  schedule,
  seconds,
  steer,
  type World,
} from '../kernel/index.ts';
import { cardOrderLifecycle } from '../lifecycles/card-order.ts';
import { cardProductionLifecycle } from '../lifecycles/card-production.ts';
import { outcomeFor } from '../overrides/index.ts';
import { requireAnyCard, requireCard } from './find.ts';
import { isProductionError, isRequestError, type RequestErrorCode } from './kiosk-errors.ts';
import { printingFate } from './outcomes.ts';
import { type CardProduction, productions } from './production-record.ts';
import type { Card } from './record.ts';

type ProductionMove = keyof typeof cardProductionLifecycle.moves;

export const findProduction = (world: World, token: string): CardProduction | undefined =>
  world.table(productions).get(token);

/** @throws Refusal `kiosk.not-found` */
const requireProduction = (world: World, token: string): CardProduction =>
  findProduction(world, token) ?? refuse('kiosk.not-found', { token });

/**
 * How far the printing of a card at a kiosk is.
 * @throws Refusal `access.forbidden`, `card.not-found`, `kiosk.not-found` for a card that is not collected at
 * a kiosk, or is not ready for it yet
 * @source cardKioskCollectionProductionGet
 */
export function readProduction(world: World, actor: Actor, profileId: number, token: string): CardProduction {
  const { id } = requireCard(world, actor, profileId, token);
  const production = requireProduction(world, id);
  return production.status === 'PENDING' ? refuse('kiosk.not-found', { token }) : production;
}

/** The card will be printed at a kiosk, once its data are prepared. */
export function beginProduction(world: World, { id }: Card): void {
  const blank = { kioskId: null, errorCode: null, nextError: null };
  const production = insert(world, productions, {
    id,
    status: 'PENDING',
    ...blank,
    createdAt: world.now,
    occurredAt: world.now,
  });
  begin(world, cardProductionLifecycle, production);
}

/** What a kiosk says to a request: that it prints, or why not. */
export type KioskAnswer =
  | { readonly production: CardProduction }
  | { readonly refused: RequestErrorCode; readonly kioskId: string };

const PRINTABLE_FOR = days(60);

/**
 * Asks a kiosk to print a card. That a kiosk turns it down is an answer and no refusal: an error the operator wanted is
 * used up by it.
 * @throws Refusal `access.forbidden`, `card.not-found`
 * @source cardKioskCollectionProduce
 * @assumed which code says what: only that of an unknown kiosk is documented
 */
export function requestProduction(
  world: World,
  actor: Actor,
  profileId: number,
  token: string,
  kioskId: string,
): KioskAnswer {
  const card = requireCard(world, actor, profileId, token);
  const refused = faultOf(world, card, kioskId);
  if (refused) return { refused, kioskId };
  const { nextError } = requireProduction(world, card.id);
  if (nextError !== null && isRequestError(nextError)) {
    patch(world, productions, card.id, { nextError: null });
    return { refused: nextError, kioskId };
  }
  const production = move(world, card.id, 'request', { kioskId, errorCode: null });
  steer(world, cardProductionLifecycle, card.id, outcomeFor(world, printingFate));
  return { production };
}

function faultOf(world: World, { id, status, createdAt }: Card, kioskId: string): RequestErrorCode | undefined {
  const production = findProduction(world, id);
  if (world.now > later(createdAt, PRINTABLE_FOR)) return 'DATA_PREPARATION_FAILED';
  if (kioskId.trim() === '') return 'EMPTY_OR_NULL_FIELD_VALUE';
  if (!world.settings.cards.kiosks.includes(kioskId)) return 'KIOSK_ID_NOT_FOUND';
  if (!production) return 'CARD_TYPE_NOT_FOUND';
  if (production.status === 'IN_PROGRESS' || production.status === 'PRODUCED') return 'REQUEST_ALREADY_EXISTS';
  if (production.status === 'PENDING') return 'PARTIAL_DATA_RECEIVED';
  return status === 'INACTIVE' || status === 'ACTIVE' ? undefined : 'UNABLE_TO_ACCEPT_REQUEST';
}

function move(
  world: World,
  token: string,
  name: ProductionMove,
  changes: Partial<Pick<CardProduction, 'kioskId' | 'errorCode'>> = {},
  details: MoveDetails = {},
): CardProduction {
  patch(world, productions, token, { ...changes, occurredAt: world.now });
  advance(world, cardProductionLifecycle, token, name, details);
  return requireProduction(world, token);
}

function requireMovable(world: World, token: string, name: ProductionMove): CardProduction {
  const production = requireProduction(world, token);
  requireMove(cardProductionLifecycle, production, name, 'kiosk.wrong-status');
  return production;
}

/** @throws Refusal `kiosk.not-found`, `kiosk.wrong-status` */
export function prepareProduction(world: World, token: string, details: MoveDetails = {}): CardProduction {
  requireMovable(world, token, 'prepare');
  return move(world, token, 'prepare', {}, details);
}

/**
 * The operator's way to a kiosk.
 * @param details `kioskId`; the first that is set up where it is not said
 * @throws Refusal `kiosk.not-found`, `kiosk.wrong-status`
 */
export function beginPrinting(world: World, token: string, { kioskId, ...details }: MoveDetails = {}): CardProduction {
  requireMovable(world, token, 'request');
  const at = typeof kioskId === 'string' ? kioskId : (world.settings.cards.kiosks[0] ?? null);
  return move(world, token, 'request', { kioskId: at, errorCode: null }, details);
}

/** How long the order takes to know. */
const NEWS = seconds(1);

/**
 * The kiosk has printed the card, and the order soon knows.
 * @throws Refusal `kiosk.not-found`, `kiosk.wrong-status`
 * @source simulationCardProduction, PRODUCED
 * @assumed an order learns it a second later, or at once in a world where Wise takes no time
 */
export function finishPrinting(world: World, token: string, details: MoveDetails = {}): CardProduction {
  requireMovable(world, token, 'print');
  const { orderId: id } = requireAnyCard(world, token);
  const { name } = cardOrderLifecycle;
  const at = world.settings.autoAdvance === 'immediate' ? world.now : later(world.now, NEWS);
  const done = move(world, token, 'print', {}, details);
  schedule(world, at, 'move', `${name}:${id}`, { lifecycle: name, id, move: 'produce' });
  return done;
}

/**
 * The kiosk could not print the card, or nobody came for it.
 * @param details `errorCode`, one of those that printing ends with
 * @throws Refusal `kiosk.not-found`, `kiosk.wrong-status`, `kiosk.unknown-error`
 * @source simulationCardProduction, PRODUCTION_ERROR
 */
export function failPrinting(world: World, token: string, details: MoveDetails = {}): CardProduction {
  const { errorCode = 'UNKNOWN_ERROR', ...rest } = details;
  if (typeof errorCode !== 'string' || !isProductionError(errorCode)) {
    refuse('kiosk.unknown-error', { errorCode, path: 'errorCode' });
  }
  requireMovable(world, token, 'fail');
  return move(world, token, 'fail', { errorCode }, rest);
}

/**
 * Lets the next request for this card be turned down.
 * @throws Refusal `kiosk.not-found`, `kiosk.unknown-error`
 */
export function turnDownNext(world: World, token: string, errorCode: string): CardProduction {
  requireProduction(world, token);
  if (!isRequestError(errorCode)) refuse('kiosk.unknown-error', { errorCode, path: 'errorCode' });
  return patch(world, productions, token, { nextError: errorCode });
}
