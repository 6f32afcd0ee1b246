import type { Actor } from '../access/index.ts';
import { type Balance, canPay, findStandardBalance } from '../balances/index.ts';
import { mayMove, refuse, type World } from '../kernel/index.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import {
  beginProcessing,
  findTransfer,
  isPaid,
  mayActFor,
  priceWhenPaid,
  requireTransfer,
  type Transfer,
  type TransferPayment,
  takePayment,
} from '../transfers/index.ts';

export interface FundingWish {
  readonly profileId: number;
  readonly transferId: number;
  readonly type: string;
  /** The partner's own name for the payment. */
  readonly partnerReference: string | null;
}

/** How an attempt to pay ended. */
export interface Funding {
  readonly type: string;
  readonly outcome: 'completed' | 'rejected';
  /** Why it was rejected. */
  readonly reason: 'transfer.insufficient_funds' | null;
  /** The payment it made. */
  readonly paymentId: number | null;
}

type Way = (world: World, transfer: Transfer) => Funding;

/**
 * Pays for a transfer in one of the ways there are.
 * @throws Refusal `funding.unknown-type`, `funding.transfer-not-found`, `funding.not-accessible`,
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
  if (isPaid(transfer) || !mayMove(transferLifecycle, transfer, 'receive')) {
    refuse('funding.invalid-state', { status: transfer.status, type });
  }
  return way(world, transfer);
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
  if (!canPay(world, balance, charged)) {
    return { type: 'BALANCE', outcome: 'rejected', reason: 'transfer.insufficient_funds', paymentId: null };
  }
  const payment = takePayment(world, transfer, { balance });
  beginProcessing(world, transfer.id);
  return { type: 'BALANCE', outcome: 'completed', reason: null, paymentId: payment.id };
}

/** A balance whose money is invested cannot pay. */
function payingBalance(world: World, { profileId, source }: Transfer): Balance {
  const balance = findStandardBalance(world, profileId, source);
  if (balance?.investmentState === 'NOT_INVESTED') return balance;
  return refuse('funding.no-balance', { type: 'BALANCE', currency: source });
}

/**
 * Money that is settled later, for many transfers at once.
 * @throws Refusal `funding.bulk-not-enabled`
 * @source transferFund `TRUSTED_PRE_FUND_BULK`
 * @assumed no client is enabled for it, until bulk settlements are kept here
 */
const fundFromBulk: Way = () => refuse('funding.bulk-not-enabled', { type: 'TRUSTED_PRE_FUND_BULK' });

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
