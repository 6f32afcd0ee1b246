import { type CardDebit, findCardTransaction } from '../../card-payments/index.ts';
import { findCard } from '../../cards/index.ts';
import { isZero, subtract } from '../../kernel/index.ts';
import type { Act, Describer } from '../act.ts';

/**
 * What was paid by card, and what came back to one.
 * @source balanceStatementGet
 * @assumed a refund is told in the words of a payment, and only its sign differs
 */
export const describeCardTransaction: Describer = (world, { id, balance }) => {
  const transaction = findCardTransaction(world, Number(id));
  if (!transaction) return undefined;
  const { amount, merchant, cardToken, debits } = transaction;
  const card = findCard(world, cardToken);
  const { name, city, country, postCode, state, mcc } = merchant;
  return {
    type: 'CARD',
    saying: 'card-spent',
    reference: `CARD-${transaction.id}`,
    ...exchangeOf(debits.filter(({ balanceId }) => balanceId === balance.id).at(-1)),
    card: {
      original: amount,
      merchant: { name, firstLine: null, postCode, city, state: state ?? '', country, category: mcc },
      lastFour: card?.pan.slice(-4) ?? '',
      holder: card?.cardHolderName ?? '',
    },
  };
};

/** The last movement is the one that was booked: what came before was only set aside. */
function exchangeOf(debit: CardDebit | undefined): Pick<Act, 'exchange' | 'fees'> {
  if (!debit || debit.paidFor.currency === debit.debited.currency) return {};
  const { debited, paidFor, rate, fee } = debit;
  const exchange = { from: subtract(debited, fee), to: paidFor, rate, fee };
  return isZero(fee) ? { exchange } : { exchange, fees: fee };
}
