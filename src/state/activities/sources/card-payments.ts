import {
  type CardTransaction,
  cardTransactionChanged,
  findCardTransaction,
  isCardCheck,
  isCash,
  isCredit,
  totalOf,
} from '../../card-payments/index.ts';
import { type Money, parseAmount, type World, zero } from '../../kernel/index.ts';
import type { CardTransactionStatus } from '../../lifecycles/card-transaction.ts';
import type { ActivityType, Phase } from '../record.ts';
import { on, type Source } from '../source.ts';
import { tell } from '../tell.ts';

/** @assumed a declined payment is told as a cancelled one */
const phases: Readonly<Record<CardTransactionStatus, Phase>> = {
  IN_PROGRESS: 'IN_PROGRESS',
  COMPLETED: 'COMPLETED',
  CANCELLED: 'CANCELLED',
  DECLINED: 'CANCELLED',
};

function typeOf({ type, amount, merchant }: CardTransaction): ActivityType {
  if (isCash({ type })) return 'CASH_WITHDRAWAL';
  const unit = parseAmount(1, amount.currency) ?? zero(amount.currency);
  return isCardCheck({ amount, unit, mcc: merchant.mcc }) ? 'CARD_CHECK' : 'CARD_PAYMENT';
}

/** What the balance pays, where that is in another currency. */
function costOf({ debits, amount }: CardTransaction): Money | null {
  const last = debits.filter(({ debited }) => debited.amountMinor > 0).at(-1);
  return last && last.debited.currency !== amount.currency ? last.debited : null;
}

function tellPayment(world: World, transaction: CardTransaction): void {
  tell(world, {
    profileId: transaction.profileId,
    type: typeOf(transaction),
    resourceType: 'CARD_TRANSACTION',
    resourceId: String(transaction.id),
    title: transaction.merchant.name,
    description: transaction.status === 'DECLINED' ? 'Declined' : '',
    primary: totalOf(transaction),
    secondary: costOf(transaction),
    gain: isCredit(transaction),
    phase: phases[transaction.status],
  });
}

/** What is paid by card, from when a merchant asks for it to when it ends. */
export const cardPaymentSources: readonly Source[] = [
  on(cardTransactionChanged, (world, { transaction: { id } }) => {
    const transaction = findCardTransaction(world, id);
    if (transaction) tellPayment(world, transaction);
  }),
];
