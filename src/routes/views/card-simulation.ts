import type { Operations } from '../../contract/generated/operations.ts';
import {
  type CardTrace,
  type CardTransaction,
  type Merchant,
  type Purchase,
  terminalOf,
} from '../../state/card-payments/index.ts';
import type { Card } from '../../state/cards/index.ts';
import { type Money, type Problem, refuse, type World } from '../../state/kernel/index.ts';
import { findProfile } from '../../state/profiles/index.ts';
import { readAmount } from './amounts.ts';

type Body = Operations['simulationCardTransactionAuthorisation']['request']['body'];
type FollowUpBody = Operations['simulationCardTransactionClearing']['request']['body'];
type Answer = Operations['simulationCardTransactionAuthorisation']['replies'][200];

/** A step that follows an authorisation, as it is ordered. */
export interface FollowUpOrder {
  readonly amount: Money;
  readonly trace: CardTrace;
  readonly kind: (typeof kinds)[keyof typeof kinds] | null;
}

/** How a step ended. */
interface Outcome {
  readonly card: Card;
  readonly transaction: CardTransaction;
  readonly error: string | null;
}

/** The one merchant that the simulation knows. */
const acquirer = { name: 'ACQUIRER NAME', city: 'CITY NAME', country: 'GB' } as const;

const merchantOf = (mcc: number): Merchant => ({
  ...acquirer,
  postCode: '00000',
  state: null,
  mcc: String(mcc).padStart(4, '0'),
});

const places = { CHIP_AND_PIN: 'CHIP', E_COMMERCE_NO_3DS: 'ECOM' } as const;
const kinds = { GOODS_AND_SERVICES: 'PURCHASE', CASH_WITHDRAWAL: 'CASH_WITHDRAWAL', REFUND: 'REFUND' } as const;

/** @throws Refusal `transaction.bad-kind` */
function oneOf<T extends object>(words: T, word: string, path: string): T[keyof T] {
  if (!Object.hasOwn(words, word)) refuse('transaction.bad-kind', { path, known: Object.keys(words).join(', ') });
  return words[word as keyof T];
}

/** @throws Refusal `request.malformed` */
function requirePresent(fields: Readonly<Record<string, unknown>>): void {
  const missing = Object.entries(fields).filter(([, value]) => value === undefined || value === null);
  const problems: Problem[] = missing.map(([path]) => ({
    code: 'NotNull',
    message: 'must not be null',
    path,
    arguments: [],
  }));
  if (problems.length > 0) refuse('request.malformed', { problems });
}

const amountPaths = { value: 'amount.value', currency: 'amount.currency' };

/** @throws Refusal `balance.unknown-currency`, `balance.bad-amount` */
const readSum = ({ value = 0, currency = '' }: NonNullable<Body['amount']>): Money =>
  readAmount(value, currency, amountPaths);

/**
 * What a merchant asks for.
 * @throws Refusal `request.malformed`, `transaction.bad-kind`, `transaction.bad-category`, `balance.unknown-currency`,
 * `balance.bad-amount`
 * @assumed cash comes out of a machine by chip and PIN; every field is needed
 */
export function readAuthorisation(body: Body): { readonly cardNumber: string; readonly purchase: Purchase } {
  const { pos = '', transactionType = '', amount = {}, mcc = -1, cardNumber = '' } = body;
  const sums = { 'amount.value': amount.value, 'amount.currency': amount.currency };
  requirePresent({
    pos: body.pos,
    transactionType: body.transactionType,
    ...sums,
    mcc: body.mcc,
    cardNumber: body.cardNumber,
  });
  const entry = oneOf(places, pos, 'pos');
  const kind = oneOf(kinds, transactionType, 'transactionType');
  if (!Number.isInteger(mcc) || mcc < 0 || mcc > 9999) refuse('transaction.bad-category', { path: 'mcc' });
  if (kind === 'CASH_WITHDRAWAL' && entry !== 'CHIP')
    refuse('transaction.bad-kind', { path: 'pos', known: 'CHIP_AND_PIN' });
  const type = kind === 'PURCHASE' ? (entry === 'ECOM' ? 'ECOM_PURCHASE' : 'POS_PURCHASE') : kind;
  const asked = { type, entry, amount: readSum(amount), merchant: merchantOf(mcc) } as const;
  return {
    cardNumber,
    purchase: { ...asked, fees: [], confirmed: true, wrong: null, forced: null, refundOf: null },
  };
}

/**
 * A clearing or reversal.
 * @throws Refusal `request.malformed`, `transaction.bad-kind`, `transaction.bad-reference`, `balance.unknown-currency`,
 * `balance.bad-amount`
 */
export function readFollowUp({ amount = {}, transactionType, ref }: FollowUpBody): FollowUpOrder {
  requirePresent({ 'amount.value': amount.value, 'amount.currency': amount.currency, ref });
  const kind = transactionType === undefined ? null : oneOf(kinds, transactionType, 'transactionType');
  return { amount: readSum(amount), trace: readTrace(ref), kind };
}

/** @throws Refusal `transaction.bad-reference` */
function readTrace(ref: FollowUpBody['ref']): CardTrace {
  const { transaction } = ref ?? {};
  if (typeof transaction !== 'object' || transaction === null) return refuse('transaction.bad-reference');
  const { stan, schemeTransactionId, retrievalReferenceNum } = transaction as Readonly<Record<string, unknown>>;
  const texts = [stan, schemeTransactionId, retrievalReferenceNum];
  if (!texts.every(text => typeof text === 'string')) refuse('transaction.bad-reference');
  return {
    stan: String(stan),
    schemeTransactionId: String(schemeTransactionId),
    retrievalReference: String(retrievalReferenceNum),
  };
}

const showEpoch = (at: number): number => at / 1000;

/** What the simulation answers: all that a merchant's bank knows, to be sent back with the next step. */
export const showPlayed = (world: World, { card, transaction, error }: Outcome): Answer => ({
  reference: {
    transaction: {
      acquirer: showAcquirer(transaction.merchant),
      card: showTestCard(world, card),
      pos: terminalOf(transaction),
      transactionStartTime: showEpoch(transaction.createdAt),
      stan: transaction.trace.stan,
      schemeTransactionId: transaction.trace.schemeTransactionId,
      retrievalReferenceNum: transaction.trace.retrievalReference,
    },
    requestMti: '0200',
    authorizationIdResponse: transaction.approvalCode,
  },
  error,
});

const showAcquirer = ({ name, city, country, mcc }: Merchant) => ({
  institutionId: '430010',
  name,
  city,
  merchantCategoryCode: Number(mcc),
  country,
  acceptorTerminalId: 'TERMID01',
  acceptorIdCode: 'CARD ACCEPTOR',
  forwardingInstitutionId: '400050',
});

function showTestCard(world: World, card: Card) {
  const { id, program, pan, pin, cvv2, expiresAt, profileId, status } = card;
  const profile = findProfile(world, profileId);
  const expiry = new Date(expiresAt);
  return {
    token: id,
    schemeName: program.scheme,
    pan,
    pin,
    cvv1: codeBeside(cvv2, 111),
    icvv: codeBeside(cvv2, 222),
    cvv2,
    expiration: [expiry.getUTCFullYear(), expiry.getUTCMonth() + 1],
    sequenceNumber: 1,
    profileId,
    userId: profile?.userId ?? null,
    cardStatus: status,
    country: profile?.address?.country ?? program.countries[0] ?? acquirer.country,
    currencies: [program.currency],
  };
}

/** The codes on the stripe and the chip are no one's to check here: they only differ from the printed one. */
const codeBeside = (cvv2: string, by: number): string => String((Number(cvv2) + by) % 1000).padStart(3, '0');

const USUAL_COUNT = 10;
const LONGEST_LIST = 100;

/** @assumed a list has a hundred entries at most, and a limit of less than none has none */
export const readCount = (limit = USUAL_COUNT): number => Math.min(Math.max(limit, 0), LONGEST_LIST);

export const showPlayedList = (
  transactions: readonly CardTransaction[],
): Operations['simulationCardTransactions']['replies'][200] =>
  transactions.map(({ id, createdAt }) => ({ transactionId: id, creationTime: showEpoch(createdAt) }));
