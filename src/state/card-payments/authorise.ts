import { reserve } from '../balances/index.ts';
import { type Card, countPin, proveByChipAndPin } from '../cards/index.ts';
import { isPositive, isZero, type RelayAnswer, refuse, type World } from '../kernel/index.ts';
import { countSpending } from '../spend/index.ts';
import { type Attempt, type Decline, type Purchase, usesPin } from './attempt.ts';
import { bookingOf } from './booking.ts';
import { judge } from './declines.ts';
import { findPayer } from './payer.ts';
import { totalOf } from './price.ts';
import { type CardTransaction, isCredit } from './record.ts';
import { spendingOf } from './spending.ts';
import { keep, nextTransactionId } from './write.ts';

/**
 * A merchant asks whether a card pays. The answer is the transaction: in progress, with the money set aside, or
 * declined, which is no refusal, since it must be remembered.
 * @throws Refusal `balance.not-positive` for a refund of nothing, `balance.negative-amount`,
 * `transaction.other-currency` for a fee in another one
 * @source simulationCardTransactionAuthorisation; cardTransactionGet, state
 * @assumed a declined payment has no approval code
 */
export function authorise(world: World, card: Card, purchase: Purchase): CardTransaction {
  requireSensible(purchase);
  const attempt: Attempt = { card, purchase, total: totalOf(purchase) };
  const { declined, relayed } = judge(world, attempt);
  if (declined) return declinePurchase(world, card, purchase, declined, relayed);
  const id = nextTransactionId(world);
  if (usesPin(purchase)) acceptPin(world, card);
  const payer = isCredit(purchase) || isZero(attempt.total) ? undefined : requirePayer(world, attempt);
  const made = keep(world, id, card, purchase, { declined, payer, relayed });
  if (payer) reserve(world, payer.balance, payer.charge.debited, bookingOf(id));
  if (!isCredit(purchase)) countSpending(world, id, spendingOf(attempt));
  return made;
}

/** Keeps a purchase as declined. Only a wrong PIN that was the reason counts: nobody looked at the others. */
export function declinePurchase(
  world: World,
  card: Card,
  purchase: Purchase,
  declined: Decline,
  relayed: RelayAnswer | null = null,
): CardTransaction {
  if (declined.reason === 'INCORRECT_PIN' && purchase.wrong === 'PIN') countPin(world, card, false);
  return keep(world, nextTransactionId(world), card, purchase, { declined, payer: undefined, relayed });
}

/** A right PIN shows also that a card which is new has arrived. */
function acceptPin(world: World, card: Card): void {
  countPin(world, card, true);
  proveByChipAndPin(world, card.id);
}

function requirePayer(world: World, { card, total }: Attempt) {
  const payer = findPayer(world, card.profileId, total, card.program);
  if (!payer) throw new Error('a payment was approved that nobody can pay');
  return payer;
}

/** @throws Refusal `balance.not-positive`, `balance.negative-amount`, `transaction.other-currency` */
export function requireSensible(purchase: Purchase): void {
  const { amount, fees } = purchase;
  const { currency } = amount;
  const path = 'amount.value';
  if (isCredit(purchase) && !isPositive(amount)) refuse('balance.not-positive', { path });
  if ([amount, ...fees.map(fee => fee.amount)].some(each => each.amountMinor < 0)) {
    refuse('balance.negative-amount', { path });
  }
  if (fees.some(fee => fee.amount.currency !== currency)) refuse('transaction.other-currency', { path: 'fees' });
}
