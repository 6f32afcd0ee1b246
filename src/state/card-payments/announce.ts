import { findCard } from '../cards/index.ts';
import { emit, type World } from '../kernel/index.ts';
import { cardTransactionChanged } from './events.ts';
import type { CardTransaction } from './record.ts';

const LAST = 4;

/** Tells of a transaction as it stands now. */
export function announce(world: World, transaction: CardTransaction): void {
  const { profileId, clientId, cardToken } = transaction;
  const lastDigits = findCard(world, cardToken)?.pan.slice(-LAST) ?? '';
  emit(world, cardTransactionChanged, { profileId, clientId }, { transaction, lastDigits });
}
