import { findCard } from '../cards/index.ts';
import { isPositive, type Money, refuse, type World } from '../kernel/index.ts';
import type { Purchase } from './attempt.ts';
import { capture } from './capture.ts';
import { requireTransaction } from './find.ts';
import { type CardTransaction, isCredit } from './record.ts';
import { keep, nextTransactionId } from './write.ts';

/**
 * Gives a cardholder money back for what they paid: a REFUND transaction of its own, authorised and cleared at once.
 * @throws Refusal `transaction.not-found`, `transaction.not-refundable`, `balance.not-positive`, and what `capture`
 * refuses
 * @source cardTransactionGet; dispute, subStatus REFUNDED
 * @assumed it reaches the balance though the card may be blocked by now, and a merchant may give more than was paid
 */
export function refundCardTransaction(world: World, transactionId: number, amount: Money): CardTransaction {
  const paid = requireTransaction(world, transactionId);
  const card = findCard(world, paid.cardToken);
  if (!card || isCredit(paid) || paid.status !== 'COMPLETED') refuse('transaction.not-refundable', { id: paid.id });
  if (!isPositive(amount)) refuse('balance.not-positive', { path: 'amount' });
  const { entry, merchant } = paid;
  const asked = { type: 'REFUND', entry, amount, merchant, refundOf: paid.id } as const;
  const purchase: Purchase = { ...asked, fees: [], confirmed: true, wrong: null, forced: null };
  const { id } = keep(world, nextTransactionId(world), card, purchase, {
    declined: undefined,
    payer: undefined,
    relayed: null,
  });
  return capture(world, id);
}
