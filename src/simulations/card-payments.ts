import type { Actor } from '../state/access/index.ts';
import {
  authorise,
  type CardTrace,
  type CardTransaction,
  type CardTransactionType,
  capture,
  findByTrace,
  type Purchase,
  reverse,
} from '../state/card-payments/index.ts';
import { type Card, requireCard } from '../state/cards/index.ts';
import { isPositive, type Money, refuse, requireMove, roundAmount, type World } from '../state/kernel/index.ts';
import { cardTransactionLifecycle } from '../state/lifecycles/card-transaction.ts';

/** A card, as a path names it. */
export interface CardPlace {
  readonly profileId: number;
  readonly cardToken: string;
}

/** What the simulation answers: a transaction, and why the step came to nothing if it did. */
export interface Played {
  readonly card: Card;
  readonly transaction: CardTransaction;
  readonly error: string | null;
}

/**
 * A merchant asks for a payment, or announces a refund.
 * @throws Refusal `access.forbidden`, `card.not-found`, `transaction.wrong-card`, `transaction.not-simulated` for a
 * refund with Mastercard, and what `authorise` refuses
 * @source simulationCardTransactionAuthorisation
 */
export function playAuthorisation(
  world: World,
  actor: Actor,
  place: CardPlace,
  { cardNumber, purchase }: { readonly cardNumber: string; readonly purchase: Purchase },
): Played {
  const card = requireCard(world, actor, place.profileId, place.cardToken);
  if (cardNumber !== card.pan) refuse('transaction.wrong-card', { path: 'cardNumber' });
  if (purchase.type === 'REFUND') requireVisa(card, 'refund', 'transactionType');
  const transaction = authorise(world, card, { ...purchase, fees: cashFees(world, purchase) });
  return { card, transaction, error: transaction.declineReason };
}

/** @assumed withdrawals cost nothing on top unless the world is told so */
function cashFees(world: World, { type, amount: { currency }, fees }: Purchase): Purchase['fees'] {
  const { byWise = 0, byMachine = 0 } = world.settings.cards.atmFee ?? {};
  if (type !== 'CASH_WITHDRAWAL') return fees;
  const wished = [
    { type: 'ATM_WITHDRAWAL', amount: roundAmount(byWise, currency) },
    { type: 'ATM_MACHINE', amount: roundAmount(byMachine, currency) },
  ] as const;
  return [...fees, ...wished.filter(({ amount }) => isPositive(amount))];
}

/** A step that follows an authorisation. */
export interface FollowUp {
  readonly amount: Money;
  readonly trace: CardTrace;
  /** Null where it was left out. */
  readonly kind: 'PURCHASE' | 'CASH_WITHDRAWAL' | 'REFUND' | null;
}

/**
 * The merchant takes the money.
 * @throws Refusal `access.forbidden`, `card.not-found`, `transaction.not-simulated` with Mastercard,
 * `transaction.unmatched`, `transaction.other-kind`, and what `capture` refuses
 * @source simulationCardTransactionClearing
 */
export function playClearing(world: World, actor: Actor, place: CardPlace, step: FollowUp): Played {
  const card = requireCard(world, actor, place.profileId, place.cardToken);
  requireVisa(card, 'clear', 'ref');
  const { id } = requireFollowed(world, card, step);
  return { card, transaction: capture(world, id, step.amount), error: null };
}

/**
 * The merchant gives up all of the money, or all but the amount. In another currency than the authorisation's nothing
 * happens, and the answer says so.
 * @throws Refusal `access.forbidden`, `card.not-found`, `transaction.unmatched`, `transaction.other-kind`, and what
 * `reverse` refuses
 * @source simulationCardTransactionReversal
 */
export function playReversal(world: World, actor: Actor, place: CardPlace, step: FollowUp): Played {
  const card = requireCard(world, actor, place.profileId, place.cardToken);
  const transaction = requireFollowed(world, card, step);
  requireMove(cardTransactionLifecycle, transaction, 'reverse', 'transaction.wrong-status');
  const { amount } = step;
  if (amount.currency !== transaction.amount.currency) {
    return { card, transaction, error: 'REVERSAL_NOT_MATCHING_AUTH_CURRENCY' };
  }
  return { card, transaction: reverse(world, transaction.id, amount), error: null };
}

/** @throws Refusal `transaction.not-simulated` */
function requireVisa({ program: { scheme } }: Card, act: string, path: string): void {
  if (scheme !== 'VISA') refuse('transaction.not-simulated', { act, scheme, path });
}

/** @throws Refusal `transaction.unmatched`, `transaction.other-kind` */
function requireFollowed(world: World, card: Card, { trace, kind }: FollowUp): CardTransaction {
  const found = findByTrace(world, card.id, trace) ?? refuse('transaction.unmatched');
  if (kind !== null && kindOf(found.type) !== kind) refuse('transaction.other-kind', { path: 'transactionType' });
  return found;
}

const kindOf = (type: CardTransactionType): NonNullable<FollowUp['kind']> => {
  if (type === 'CASH_WITHDRAWAL' || type === 'REFUND') return type;
  return 'PURCHASE';
};
