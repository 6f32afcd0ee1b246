import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import {
  type CardProduction,
  describeProduction,
  describeRequestError,
  type KioskAnswer,
} from '../../state/cards/index.ts';
import { type MoveDetails, refuse, type World } from '../../state/kernel/index.ts';
import { showMillis } from './dates.ts';

export function showProduction(production: CardProduction): schemas.ProductionStatus {
  const { status, kioskId, occurredAt, errorCode } = production;
  const description = describeProduction(production);
  // Nobody outside hears of a card whose data are being prepared.
  const shown = status === 'PENDING' ? 'READY' : status;
  return { status: shown, kioskId, occurredAt: showMillis(occurredAt), errorCode, description };
}

/** A kiosk that turns a request down answers in the same form, and with a status of its own. */
export function answerRequest(world: World, answer: KioskAnswer) {
  if ('production' in answer) return { status: 200 as const, body: showProduction(answer.production) };
  const { refused: errorCode, kioskId } = answer;
  const description = describeRequestError(errorCode);
  const occurredAt = showMillis(world.now);
  return {
    status: 422 as const,
    body: { status: 'REQUEST_ERROR' as const, kioskId, occurredAt, errorCode, description },
  };
}

/** What a kiosk is to have done. */
export interface ProductionWish {
  readonly status: 'PRODUCED' | 'PRODUCTION_ERROR';
  readonly details: MoveDetails;
}

/**
 * @throws Refusal `request.malformed` without a status, `card-production.error-without-failure`
 * @source simulationCardProduction
 */
export function readProductionWish({
  status,
  errorCode,
}: Operations['simulationCardProduction']['request']['body']): ProductionWish {
  if (status === undefined) {
    return refuse('request.malformed', {
      problems: [{ code: 'NotNull', message: 'must not be null', path: 'status' }],
    });
  }
  if (status === 'PRODUCED' && errorCode !== undefined) refuse('card-production.error-without-failure');
  return { status, details: errorCode === undefined ? {} : { errorCode } };
}
