import { isCurrency, type Money, type MoveDetails, machine, parseAmount, refuse, type World } from '../kernel/index.ts';
import { cardTransactionLifecycle } from '../lifecycles/card-transaction.ts';
import { announce } from './announce.ts';
import { capture } from './capture.ts';
import { declineReasons } from './declines.ts';
import { requireTransaction } from './find.ts';
import { type CardTransaction, cardTransactions } from './record.ts';
import { decline, lapse, reverse } from './reverse.ts';

/** What an operator adds: `amount` and `currency` of a capture or reversal, `declineReason` and `declineDetail`. */
export const cardTransactionMachine = machine({
  lifecycle: cardTransactionLifecycle,
  resource: 'card-transactions',
  table: cardTransactions,
  verbs: {
    capture: (world, id, details) => capture(world, id, amountOf(world, id, details), details),
    reverse: (world, id, details) => reverse(world, id, amountOf(world, id, details), details),
    lapse,
    decline: (world, id, details) => decline(world, id, readDecline(details), details),
  },
  announce: (world, row: CardTransaction) => announce(world, row),
});

/** @throws Refusal `balance.unknown-currency`, `balance.bad-amount` */
function amountOf(world: World, id: number, { amount, currency }: MoveDetails): Money | undefined {
  if (amount === undefined) return undefined;
  const code = typeof currency === 'string' ? currency : requireTransaction(world, id).amount.currency;
  if (!isCurrency(code)) refuse('balance.unknown-currency', { currency: code, path: 'currency' });
  const read = typeof amount === 'number' ? parseAmount(amount, code) : undefined;
  return read ?? refuse('balance.bad-amount', { currency: code, path: 'amount' });
}

/** @throws Refusal `transaction.bad-kind` */
function readDecline({ declineReason = 'UNEXPECTED_ERROR', declineDetail = null }: MoveDetails) {
  const known = declineReasons.find(reason => reason === declineReason);
  const reason = known ?? refuse('transaction.bad-kind', { path: 'declineReason', known: declineReasons.join(', ') });
  return { reason, detail: typeof declineDetail === 'string' ? declineDetail : null };
}
