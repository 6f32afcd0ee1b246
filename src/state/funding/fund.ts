import type { Actor } from '../access/index.ts';
import { type Balance, canPay, findStandardBalance } from '../balances/index.ts';
import { mayBePaidAlone } from '../batches/index.ts';
import { type CurrencyCode, refuse, type World } from '../kernel/index.ts';
import { outcomeFor } from '../overrides/index.ts';
import { requireWorking } from '../profiles/index.ts';
import {
  beginProcessing,
  findTransfer,
  mayActFor,
  priceWhenPaid,
  requireTransfer,
  type Transfer,
  type TransferPayment,
  takePayment,
} from '../transfers/index.ts';
import { fundFromBulk, isPayable } from './bulk.ts';
import type { Funding } from './outcome.ts';
import { fundingCheck } from './outcomes.ts';

export interface FundingWish {
  readonly profileId: number;
  readonly transferId: number;
  readonly type: string;
  /** The partner's own name for the payment. */
  readonly partnerReference: string | null;
  /** Of a payment in two steps, which one; neither for a payment at once. */
  readonly step?: 'INITIATE' | 'COMPLETE' | null;
}

type Way = (world: World, transfer: Transfer, wish: FundingWish) => Funding;

/**
 * Pays for a transfer in one of the ways there are.
 * @throws Refusal `funding.unknown-type`, `funding.transfer-not-found`, `funding.not-accessible`, `profile.view-only`,
 * `funding.invalid-state`, and what the way itself refuses
 * @source transferFund
 */
export function fundTransfer(world: World, actor: Actor, wish: FundingWish): Funding {
  const { type, transferId, profileId } = wish;
  const way = ways.get(type) ?? unknown(type);
  const transfer = findTransfer(world, transferId) ?? refuse('funding.transfer-not-found', { transferId, type });
  if (transfer.profileId !== profileId || !mayActFor(world, actor, transfer)) {
    refuse('funding.not-accessible', { transferId, type });
  }
  requireWorking(world, profileId);
  if (!isPayable(transfer) || !mayBePaidAlone(world, transfer)) {
    refuse('funding.invalid-state', { status: transfer.status, type });
  }
  return way(world, transfer, wish);
}

/**
 * Pays out of the profile's STANDARD balance in the source currency. A shortfall is an outcome and not a refusal: the
 * contract reports it with 200 and `REJECTED`, nothing has moved, and the partner may try again once there is money.
 * @throws Refusal `funding.no-balance`
 * @source transferFund `BALANCE`
 */
export function fundFromBalance(world: World, transfer: Transfer): Funding {
  const balance = payingBalance(world, transfer);
  const { charged } = priceWhenPaid(world, transfer, 'BALANCE');
  if (outcomeFor(world, fundingCheck) === 'nothing-there' || !canPay(world, balance, charged)) {
    return { type: 'BALANCE', outcome: 'rejected', reason: 'transfer.insufficient_funds', paymentId: null };
  }
  const payment = takePayment(world, transfer, { balance });
  beginProcessing(world, transfer.id);
  return { type: 'BALANCE', outcome: 'completed', reason: null, paymentId: payment.id };
}

const payingBalance = (world: World, { profileId, source }: Transfer): Balance =>
  findPayingBalance(world, profileId, source) ?? refuse('funding.no-balance', { type: 'BALANCE', currency: source });

/** The balance that pays in a currency, if there is one: money that is invested cannot pay. */
export function findPayingBalance(world: World, profileId: number, currency: CurrencyCode): Balance | undefined {
  const balance = findStandardBalance(world, profileId, currency);
  return balance?.investmentState === 'NOT_INVESTED' ? balance : undefined;
}

/**
 * A bank transfer is awaited for a whole batch and never asked for a single transfer.
 * @throws Refusal `funding.bank-transfer-not-offered`
 * @source transferFund `BANK_TRANSFER`
 */
const fundByBankTransfer: Way = () => refuse('funding.bank-transfer-not-offered', { type: 'BANK_TRANSFER' });

const unknown = (type: string): never =>
  refuse('funding.unknown-type', { known: [...ways.keys()].join(', '), type, arguments: ['type', type] });

const ways: ReadonlyMap<string, Way> = new Map<string, Way>([
  ['BALANCE', fundFromBalance],
  ['BANK_TRANSFER', fundByBankTransfer],
  ['TRUSTED_PRE_FUND_BULK', fundFromBulk],
]);

/**
 * The completed payments of a transfer, oldest first.
 * @throws Refusal `transfer.not-found`, `access.forbidden`
 * @source transferPaymentsList
 */
export const listPayments = (world: World, actor: Actor, transferId: number): readonly TransferPayment[] =>
  requireTransfer(world, actor, transferId).payments;
