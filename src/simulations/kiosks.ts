import type { Actor } from '../state/access/index.ts';
import { type CardProduction, failPrinting, finishPrinting, requireCard } from '../state/cards/index.ts';
import type { MoveDetails, World } from '../state/kernel/index.ts';

/** What a kiosk is to have done. */
export interface KioskOutcome {
  readonly status: 'PRODUCED' | 'PRODUCTION_ERROR';
  readonly details: MoveDetails;
}

/**
 * Lets a kiosk print the card that it was asked for, or fail to.
 * @throws Refusal `access.forbidden`, `card.not-found`, `card-production.not-found`, `card-production.wrong-status`,
 * `card-production.unknown-error`
 * @source simulationCardProduction
 */
export function driveProduction(
  world: World,
  actor: Actor,
  profileId: number,
  token: string,
  { status, details }: KioskOutcome,
): CardProduction {
  const { id } = requireCard(world, actor, profileId, token);
  const why = { reason: 'simulation', ...details };
  return status === 'PRODUCED' ? finishPrinting(world, id, why) : failPrinting(world, id, why);
}
