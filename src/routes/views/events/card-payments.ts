import { challengeStarted } from '../../../state/card-challenges/index.ts';
import {
  type CardDebit,
  type CardTransaction,
  cardTransactionChanged,
  debitsByBalance,
  isCredit,
  methodOf,
  totalOf,
} from '../../../state/card-payments/index.ts';
import { type Instant, type Money, negate } from '../../../state/kernel/index.ts';
import { showMoney } from '../amounts.ts';
import { categoryOf, countryName } from '../merchant.ts';
import { isAtLeast, telling } from './render.ts';

type Clock = (at: Instant) => string;

/** More than zero is what the cardholder pays, less is what they get. */
const signed = (transaction: CardTransaction, amount: Money) =>
  showMoney(isCredit(transaction) ? negate(amount) : amount);

const showDebit = ({ balanceId, debited, paidFor, rate, fee }: CardDebit) => ({
  balance_id: balanceId,
  debited_amount: showMoney(debited),
  for_amount: showMoney(paidFor),
  rate,
  fee: showMoney(fee),
});

function showMerchant({ merchant }: CardTransaction) {
  const { name, city, country, postCode, state, mcc } = merchant;
  return {
    name,
    location: { country: countryName(country), city, postCode, state },
    category: { code: mcc, description: categoryOf(mcc).description },
  };
}

/** What the oldest version says of the money: one debit for each balance, and every movement beside it. */
function showOldMoney(transaction: CardTransaction, time: Clock) {
  const { booked, debits, credits } = transaction;
  const move = (balanceId: number, amount: Money, at: Instant, type: 'credit' | 'debit') => ({
    creation_time: time(at),
    balance_id: String(balanceId),
    type,
    amount: showMoney(amount),
  });
  const [credit] = credits;
  return {
    is_debit: !isCredit(transaction),
    is_amount_confirmed: transaction.confirmed,
    balance_transaction_id: booked?.transactionId ?? null,
    balance_movements: [
      ...debits.map(({ balanceId, debited, at }) =>
        debited.amountMinor < 0
          ? move(balanceId, negate(debited), at, 'credit')
          : move(balanceId, debited, at, 'debit'),
      ),
      ...credits.map(({ balanceId, credited, at }) => move(balanceId, credited, at, 'credit')),
    ],
    debits: debitsByBalance(transaction).map(showDebit),
    credit: credit ? { balance_id: credit.balanceId, credited_amount: showMoney(credit.credited) } : null,
  };
}

const showRelayed = ({ relayed }: CardTransaction) =>
  relayed ? { response_code: relayed.responseCode, fallback: relayed.fallback } : null;

const showNewMoney = ({ booked, debits, credits }: CardTransaction, time: Clock) => ({
  balance_channel_reference_id: booked?.referenceId ?? null,
  debits: debits.map(debit => ({ ...showDebit(debit), creation_time: time(debit.at) })),
  credits: credits.map(({ balanceId, credited }) => ({ balance_id: balanceId, credited_amount: showMoney(credited) })),
});

export const cardPaymentEvents = [
  telling(cardTransactionChanged, ({ transaction, lastDigits }, { at, time, schema }) => ({
    resource: { ...resourceOf(transaction), card_last_digits: lastDigits, type: 'card' },
    transaction_id: transaction.id,
    transaction_type: transaction.type,
    transaction_step_type: transaction.step,
    transaction_state: transaction.status,
    decline_reason: transaction.declineReason,
    detailed_decline_reason: transaction.declineDetail,
    transaction_amount: signed(transaction, transaction.amount),
    fees: transaction.fees.map(({ amount, type }) => {
      const { value, currency } = showMoney(amount);
      return { amount: value, currency, fee_type: type };
    }),
    transaction_amount_with_fees: signed(transaction, totalOf(transaction)),
    billing_amount: signed(transaction, totalOf(transaction)),
    authorisation_method: methodOf(transaction),
    pin_validation_result: transaction.pin,
    approval_code: transaction.approvalCode,
    purge_time: transaction.purgeAt === null ? null : time(transaction.purgeAt),
    ...(isAtLeast(schema, '2.1.0') ? showNewMoney(transaction, time) : showOldMoney(transaction, time)),
    merchant: showMerchant(transaction),
    arn: transaction.arn,
    relay_authorisation_data: showRelayed(transaction),
    creation_time: time(transaction.createdAt),
    occurred_at: time(at),
  })),

  telling(challengeStarted, (facts, { at, time }) => ({
    resource: { ...resourceOf(facts), type: 'card' },
    challenge_expires_after: facts.expiresAfterSeconds,
    challenge_method: 'PUSH',
    occurred_at: time(at),
    transaction: {
      reference: facts.reference,
      channel: facts.channel,
      merchant: {
        category: facts.merchant.mcc,
        country: facts.merchant.country,
        name: facts.merchant.name,
        url: facts.merchant.url,
      },
      money_value: showMoney(facts.amount),
    },
  })),
];

const resourceOf = ({
  profileId,
  clientId,
  cardToken,
}: Pick<CardTransaction, 'profileId' | 'clientId' | 'cardToken'>) => ({
  profile_id: profileId,
  client_id: clientId,
  card_token: cardToken,
});
