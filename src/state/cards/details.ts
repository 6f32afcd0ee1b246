import { type Actor, requireUser } from '../access/index.ts';
import { nextUuid, patch, refuse, type World } from '../kernel/index.ts';
import { requireCard, requireNamedCard } from './find.ts';
import { requirePhone } from './order.ts';
import { type Card, cards } from './record.ts';
import { isShowable, requireChangeable } from './state.ts';

/** Wrong PINs after which a card declines until they are forgotten. */
export const MOST_WRONG_PINS = 3;

/**
 * Forgets the wrong PINs of a card.
 * @throws Refusal `access.forbidden`, `card.not-found`, `card.not-changeable`
 * @source cardPinCountReset
 */
export function forgetWrongPins(world: World, actor: Actor, profileId: number, token: string): Card {
  const card = requireCard(world, actor, profileId, token);
  requireChangeable(card);
  return patch(world, cards, card.id, { wrongPins: 0, updatedAt: world.now });
}

/** Counts a PIN that was typed in: a right one makes the wrong ones forgotten. */
export function countPin(world: World, { id, wrongPins }: Card, isRight: boolean): Card {
  return patch(world, cards, id, { wrongPins: isRight ? 0 : wrongPins + 1 });
}

/**
 * @throws Refusal `access.forbidden`, `card.not-found`, `card.bad-phone`, `card.not-changeable`
 * @source cardPhoneNumberUpdate
 */
export function changePhone(world: World, actor: Actor, profileId: number, token: string, phoneNumber: string): Card {
  const card = requireCard(world, actor, profileId, token);
  requirePhone(phoneNumber);
  requireChangeable(card);
  return patch(world, cards, card.id, { phoneNumber, updatedAt: world.now });
}

/** A card with what is secret of it, told once under a number of its own. */
export interface CardSecrets {
  readonly nonce: string;
  readonly card: Card;
}

/**
 * A card whose secrets may be told.
 * @throws Refusal `card.not-found`, `access.forbidden`, `card.not-shown` unless it is active or frozen
 * @source cardSensitiveDetailsGet, cardPinGet
 */
export function revealCard(world: World, actor: Actor, token: string): CardSecrets {
  const card = requireNamedCard(world, actor, token);
  if (!isShowable(card)) refuse('card.not-shown', { token: card.id, status: card.status });
  return { nonce: nextUuid(world), card };
}

/**
 * Refuses the key for card data to a personal token, which has no use for it.
 * @throws Refusal `access.wrong-token-kind`
 * @source cardEncryptionKeyGet
 */
export function requireKeyHolder(actor: Actor): void {
  if (requireUser(actor).kind === 'personal') refuse('access.wrong-token-kind', { accepted: 'user' });
}
