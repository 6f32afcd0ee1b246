import type { Family } from '../kernel/index.ts';
import { cardTransactionMachine } from './machine.ts';
import { cardPaymentCheck } from './outcomes.ts';
import { cardTransactions } from './record.ts';

export { type Decline, isCardCheck, isCash, type Purchase } from './attempt.ts';
export { authorise, declinePurchase, requireSensible } from './authorise.ts';
export { capture } from './capture.ts';
export { declineDetails, declineReasons, relayRefusals } from './declines.ts';
export { cardTransactionChanged } from './events.ts';
export {
  findByTrace,
  findCardTransaction,
  latestCardTransactions,
  listCardTransactions,
  requireCardTransaction,
  requireRecentTransaction,
  type TransactionQuery,
} from './find.ts';
export { debitsByBalance, totalOf } from './price.ts';
export {
  type CardCredit,
  type CardDebit,
  type CardFee,
  type CardTrace,
  type CardTransaction,
  type CardTransactionType,
  cardTransactions,
  type Entry,
  isCredit,
  type Merchant,
} from './record.ts';
export { refundCardTransaction } from './refund.ts';
export { decline, lapse, reverse } from './reverse.ts';
export { methodOf, terminalOf } from './terminal.ts';

/** Payments by card: authorised, cleared, reversed and refunded. */
export const cardPaymentFamily: Family = {
  tables: [cardTransactions],
  machines: [cardTransactionMachine],
  subjects: [cardPaymentCheck],
};
