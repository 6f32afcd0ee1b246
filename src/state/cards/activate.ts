import type { Actor } from '../access/index.ts';
import { type MoveDetails, requireMove, type World } from '../kernel/index.ts';
import { cardLifecycle } from '../lifecycles/card.ts';
import { findOrderOf, requireAnyCard, requireCard } from './find.ts';
import { completeOrderOf } from './progress.ts';
import type { Card } from './record.ts';
import { blockCard, freezeCard, moveCard, unfreezeCard } from './status.ts';

/**
 * A printed card is put to use; its order is done with that.
 * @throws Refusal `card.not-found`, `card.wrong-status`
 * @source cardStatusUpdate, ACTIVE
 * @assumed it may be activated before the order says that the card was printed
 */
export function activateCard(world: World, token: string, details: MoveDetails = {}): Card {
  requireMove(cardLifecycle, requireAnyCard(world, token), 'activate', 'card.wrong-status');
  moveCard(world, token, 'activate', details);
  completeOrderOf(world, token);
  return requireAnyCard(world, token);
}

/**
 * What a partner may do with a card. Asking for what it is changes nothing and announces nothing.
 * @throws Refusal `access.forbidden`, `card.not-found`, `card.wrong-status`
 * @source cardStatusUpdate
 */
export function changeCardStatus(
  world: World,
  actor: Actor,
  profileId: number,
  token: string,
  status: 'ACTIVE' | 'FROZEN' | 'BLOCKED',
): Card {
  const card = requireCard(world, actor, profileId, token);
  if (card.status === status) return card;
  if (status === 'BLOCKED') return blockCard(world, card.id);
  if (status === 'FROZEN') return freezeCard(world, card.id, { by: 'partner' });
  return card.status === 'INACTIVE' ? activateCard(world, card.id) : unfreezeCard(world, card.id);
}

/**
 * A payment by chip and PIN shows that the card has arrived, in programs that wait for it.
 * @source section Cards, WITH_FIRST_CHIP_AND_PIN_TRANSACTION
 */
export function proveByChipAndPin(world: World, token: string): void {
  const card = requireAnyCard(world, token);
  if (card.program.type !== 'PHYSICAL' || card.program.activation !== 'chip-and-pin') return;
  const status = findOrderOf(world, card)?.status;
  if (status === 'CARD_DETAILS_CREATED' || status === 'PRODUCED') completeOrderOf(world, token);
}
