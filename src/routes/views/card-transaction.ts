import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import {
  type CardDebit,
  type CardTransaction,
  debitsByBalance,
  methodOf,
  type TransactionQuery,
  totalOf,
} from '../../state/card-payments/index.ts';
import { findCard } from '../../state/cards/index.ts';
import { add, type Instant, instant, type Money, refuse, sum, toUnits, type World } from '../../state/kernel/index.ts';
import { showMicros, showMillis } from './dates.ts';
import { showMerchant } from './merchant.ts';
import { readMoment } from './moments.ts';

/** Nothing has this id. */
const NO_ID = 0;

/** The older form has ids as texts; one that is no number is nobody's. */
export const readTransactionId = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : NO_ID);

type ListQuery = Operations['cardTransactionList']['request']['query'];

const USUAL_PAGE = 20;

/** @throws Refusal `transaction.bad-moment` */
export const readTransactionQuery = (query: ListQuery): TransactionQuery => ({
  from: readDate(query.fromCreationTime, 'fromCreationTime'),
  to: readDate(query.toCreationTime, 'toCreationTime'),
  beforeId: query.lastId ?? null,
  size: query.pageSize ?? USUAL_PAGE,
});

function readDate(text: string, path: string): Instant {
  const at = readMoment(text);
  return at === undefined ? refuse('transaction.bad-moment', { path, arguments: [path, text] }) : instant(at);
}

const showAmount = (amount: Money): { readonly amount: number; readonly currency: string } => ({
  amount: toUnits(amount),
  currency: amount.currency,
});

const showFees = ({ fees }: CardTransaction) =>
  fees.map(({ amount, type }) => ({ ...showAmount(amount), fee_type: type }));

const showDebit = ({ balanceId, debited, paidFor, rate, fee }: CardDebit) => ({
  balanceId,
  debitedAmount: showAmount(debited),
  forAmount: showAmount(paidFor),
  rate,
  fee: showAmount(fee),
});

/** The amount with what the owner of the machine has put on it. */
function withEmbeddedFees({ amount, fees }: CardTransaction): Money {
  const embedded = fees.filter(({ type }) => type !== 'ATM_WITHDRAWAL').map(fee => fee.amount);
  return add(amount, sum(embedded, amount.currency));
}

type Relayed = schemas.CardTransaction['relayAuthorisationData'];

/** The codes that a world can be told to answer with are the documented ones. */
const showRelayed = ({ relayed }: CardTransaction): Relayed => (relayed ? ({ ...relayed } as Relayed) : null);

/** What both forms say alike. */
const shared = (transaction: CardTransaction) => ({
  cardToken: transaction.cardToken,
  type: transaction.type,
  state: transaction.status,
  declineReason: transaction.declineReason,
  detailedDeclineReason: transaction.declineDetail,
  fees: showFees(transaction),
  authorisationMethod: methodOf(transaction),
  relayAuthorisationData: showRelayed(transaction),
});

/**
 * The older form: what was done on each balance comes to one debit.
 * @source cardTransactionGetV3
 * @assumed amounts are positive whatever way the money goes
 */
export function showTransactionV3(world: World, transaction: CardTransaction): schemas.CardTransactionV3 {
  const { id, amount, createdAt, merchant, booked, cardToken } = transaction;
  const total = totalOf(transaction);
  const credit = transaction.credits.at(-1);
  return {
    ...shared(transaction),
    id: String(id),
    createdDate: showMicros(createdAt),
    cardLastDigits: findCard(world, cardToken)?.pan.slice(-4) ?? '',
    transactionAmount: showAmount(amount),
    transactionAmountWithFees: { value: toUnits(total), currency: total.currency },
    merchant: showMerchant(merchant, 'formerName'),
    balanceTransactionId: booked?.transactionId ?? null,
    debits: debitsByBalance(transaction).map(showDebit),
    credit: credit ? { balanceId: credit.balanceId, creditedAmount: showAmount(credit.credited) } : null,
  };
}

/**
 * A transaction without what was done on balances.
 * @source cardTransactionList
 * @assumed what is billed is what the transaction costs
 */
export function showListedTransaction(transaction: CardTransaction): schemas.CardTransaction {
  const { id, createdAt, updatedAt, purgeAt, merchant, approvalCode, arn, pin, booked } = transaction;
  return {
    ...shared(transaction),
    id,
    creationTime: showMillis(createdAt),
    modificationTime: showMillis(updatedAt),
    purgeTime: purgeAt === null ? null : showMillis(purgeAt),
    transactionAmount: showAmount(withEmbeddedFees(transaction)),
    transactionAmountWithFees: showAmount(totalOf(transaction)),
    merchant: showMerchant(merchant, 'name'),
    approvalCode,
    billingAmount: showAmount(totalOf(transaction)),
    arn,
    pinValidationResult: pin,
    balanceChannelReferenceId: booked?.referenceId ?? null,
    debits: undefined,
    credits: undefined,
  };
}

/** @source cardTransactionGet */
export const showTransactionV4 = (transaction: CardTransaction): schemas.CardTransaction => ({
  ...showListedTransaction(transaction),
  debits: transaction.debits.map(debit => ({ ...showDebit(debit), creationTime: showMillis(debit.at) })),
  credits: transaction.credits.map(({ balanceId, credited, at }) => ({
    balanceId,
    creditedAmount: showAmount(credited),
    creationTime: showMillis(at),
  })),
});
