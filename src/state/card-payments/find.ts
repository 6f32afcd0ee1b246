import type { Actor } from '../access/index.ts';
import { requireCard } from '../cards/index.ts';
import { days, type Instant, instant, refuse, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { type CardTrace, type CardTransaction, cardTransactions, traceKey } from './record.ts';

/** The transaction of this id, whoever's it is. */
export const findCardTransaction = (world: World, id: number): CardTransaction | undefined =>
  world.table(cardTransactions).get(id);

/** Of two that a merchant's bank refers to alike, the newer one. */
export const findByTrace = (world: World, cardToken: string, trace: CardTrace): CardTransaction | undefined =>
  world.table(cardTransactions).list('byTrace', traceKey(cardToken, trace)).last();

/** @throws Refusal `transaction.not-found` */
export const requireTransaction = (world: World, id: number): CardTransaction =>
  findCardTransaction(world, id) ?? refuse('transaction.not-found', { id });

/**
 * A card transaction of the profile.
 * @throws Refusal `access.forbidden` for a stranger's profile or transaction, `transaction.not-found`
 * @source cardTransactionGetV3
 */
export function requireCardTransaction(world: World, actor: Actor, profileId: number, id: number): CardTransaction {
  requireProfile(world, actor, profileId);
  const transaction = requireTransaction(world, id);
  return transaction.profileId === profileId ? transaction : refuse('access.forbidden', { profileId });
}

/** How long card transactions are shown. */
const SHOWN_DAYS = 90;

const oldestShown = (world: World): Instant => instant(world.now - days(SHOWN_DAYS));

/**
 * A card transaction of the profile, if it is not too old to be shown.
 * @throws Refusal `access.forbidden`, `transaction.not-found`, `transaction.too-old`
 * @source cardTransactionGet
 */
export function requireRecentTransaction(world: World, actor: Actor, profileId: number, id: number): CardTransaction {
  const transaction = requireCardTransaction(world, actor, profileId, id);
  if (transaction.createdAt < oldestShown(world)) refuse('transaction.too-old', { days: SHOWN_DAYS });
  return transaction;
}

export interface TransactionQuery {
  /** Both inclusive. */
  readonly from: Instant;
  readonly to: Instant;
  /** Only transactions before this one. */
  readonly beforeId: number | null;
  readonly size: number;
}

/**
 * A page of a card's transactions, newest first. Its ends are found in logarithmic time.
 * @throws Refusal `access.forbidden`, `card.not-found`, `transaction.inverted-range`, `transaction.too-old`
 * @source cardTransactionList
 * @assumed both ends of the range are inclusive
 */
export function listCardTransactions(
  world: World,
  actor: Actor,
  profileId: number,
  cardToken: string,
  { from, to, beforeId, size }: TransactionQuery,
): CardTransaction[] {
  requireCard(world, actor, profileId, cardToken);
  if (from > to) refuse('transaction.inverted-range', { path: 'fromCreationTime' });
  if (from < oldestShown(world)) refuse('transaction.too-old', { path: 'fromCreationTime', days: SHOWN_DAYS });
  const rows = world.table(cardTransactions).list('byCard', cardToken);
  const first = rows.countWhile(row => row.createdAt < from);
  const inRange = rows.countWhile(row => row.createdAt <= to);
  const seen = beforeId === null ? rows.size : rows.countWhile(row => row.id < beforeId);
  const end = Math.min(inRange, seen);
  const start = Math.max(first, end - size);
  return end > start ? rows.page(start, end - start).reverse() : [];
}

/**
 * A card's newest transactions, newest first.
 * @throws Refusal `access.forbidden`, `card.not-found`
 * @source simulationCardTransactions
 */
export function latestCardTransactions(
  world: World,
  actor: Actor,
  profileId: number,
  cardToken: string,
  count: number,
): CardTransaction[] {
  requireCard(world, actor, profileId, cardToken);
  return world.table(cardTransactions).list('byCard', cardToken).page(0, count, true);
}
