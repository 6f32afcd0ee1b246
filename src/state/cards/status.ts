import {
  advance,
  days,
  later,
  type MoveDetails,
  patch,
  refuse,
  requireMove,
  schedule,
  unschedule,
  type World,
} from '../kernel/index.ts';
import { type CardStatus, cardLifecycle } from '../lifecycles/card.ts';
import { requireAnyCard } from './find.ts';
import { type Card, cards } from './record.ts';

type CardMove = keyof typeof cardLifecycle.moves;

/** How long the data of a card are kept after its last day. */
const KEPT_FOR = days(555);

const expiryOf = (token: string): string => `card-expiry:${token}`;

/**
 * Puts on the agenda that the card expires and that its data are deleted.
 * @assumed it is good until its last day is over
 */
export function scheduleEnd(world: World, { id, expiresAt }: Card): void {
  const move = (name: string) => ({ lifecycle: cardLifecycle.name, id, move: name });
  schedule(world, later(expiresAt, days(1)), 'move', expiryOf(id), move('expire'));
  schedule(world, later(expiresAt, KEPT_FOR), 'move', `card-purge:${id}`, move('purge'));
}

/** For verbs that have looked whether the card may make the move. */
export function moveCard(
  world: World,
  token: string,
  name: CardMove,
  details: MoveDetails,
  changes: Partial<Omit<Card, 'id' | 'status'>> = {},
): Card {
  patch(world, cards, token, { ...changes, updatedAt: world.now });
  advance(world, cardLifecycle, token, name, details);
  return requireAnyCard(world, token);
}

function requireMovable(world: World, token: string, name: CardMove): Card {
  const card = requireAnyCard(world, token);
  requireMove(cardLifecycle, card, name, 'card.wrong-status');
  return card;
}

/**
 * Sets a card aside for the time being.
 * @param details `by`, the `partner` or Wise
 * @throws Refusal `card.not-found`, `card.wrong-status`
 */
export function freezeCard(world: World, token: string, { by, ...details }: MoveDetails = {}): Card {
  requireMovable(world, token, 'freeze');
  return moveCard(world, token, 'freeze', details, { frozenBy: by === 'partner' ? 'partner' : 'wise' });
}

/** @throws Refusal `card.not-found`, `card.wrong-status` */
export function unfreezeCard(world: World, token: string, details: MoveDetails = {}): Card {
  requireMovable(world, token, 'unfreeze');
  return moveCard(world, token, 'unfreeze', details, { frozenBy: null });
}

/**
 * Ends a card for good.
 * @throws Refusal `card.not-found`, `card.wrong-status`
 */
export function blockCard(world: World, token: string, details: MoveDetails = {}): Card {
  requireMovable(world, token, 'block');
  unschedule(world, expiryOf(token));
  return moveCard(world, token, 'block', details);
}

/** Ends a card that somebody else's end takes with it; one that is over already stays as it is. */
export function blockIfOpen(world: World, token: string, details: MoveDetails): void {
  const { status } = requireAnyCard(world, token);
  const open: readonly CardStatus[] = cardLifecycle.moves.block.from;
  if (open.includes(status)) blockCard(world, token, details);
}

/**
 * Wise lets nobody use the card for the time being.
 * @throws Refusal `card.not-found`, `card.wrong-status`
 */
export function suspendCard(world: World, token: string, details: MoveDetails = {}): Card {
  const { status } = requireMovable(world, token, 'suspend');
  return moveCard(world, token, 'suspend', details, { suspendedFrom: status as Card['suspendedFrom'] });
}

/**
 * A suspended card is again what it was.
 * @throws Refusal `card.not-found`, `card.wrong-status`, `card.resumes-elsewhere` when it was something else
 * @assumed it returns to the status it had, and to no other
 */
function resumeTo(status: NonNullable<Card['suspendedFrom']>, name: CardMove) {
  return (world: World, token: string, details: MoveDetails = {}): Card => {
    const { suspendedFrom } = requireMovable(world, token, name);
    if (suspendedFrom !== status) refuse('card.resumes-elsewhere', { token, before: suspendedFrom });
    return moveCard(world, token, name, details, { suspendedFrom: null });
  };
}

export const resumeActive = resumeTo('ACTIVE', 'resumeActive');
export const resumeFrozen = resumeTo('FROZEN', 'resumeFrozen');
export const resumeInactive = resumeTo('INACTIVE', 'resumeInactive');

/** @throws Refusal `card.not-found`, `card.wrong-status` */
export function expireCard(world: World, token: string, details: MoveDetails = {}): Card {
  requireMovable(world, token, 'expire');
  unschedule(world, expiryOf(token));
  return moveCard(world, token, 'expire', details);
}

/**
 * Deletes what is secret of a card; by whom and for what it was ordered stays.
 * @throws Refusal `card.not-found`, `card.wrong-status`
 */
export function purgeCard(world: World, token: string, details: MoveDetails = {}): Card {
  const { pan } = requireMovable(world, token, 'purge');
  unschedule(world, `card-purge:${token}`);
  const hidden = `${pan.slice(0, 6)}******${pan.slice(-4)}`;
  return moveCard(world, token, 'purge', details, { pan: hidden, cvv2: '', pin: '' });
}
