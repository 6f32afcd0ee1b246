import { event } from '../kernel/index.ts';
import type { CardTransaction } from './record.ts';

/**
 * A card transaction appeared or changed. It is told as it stood then: by the time a partner hears of an authorisation,
 * it may be cleared.
 */
export const cardTransactionChanged = event<{ readonly transaction: CardTransaction; readonly lastDigits: string }>(
  'cards#transaction-state-change',
);
