/** The card payments that disputes are about, as far as a dispute needs to know them. */
import { creditBalance, findStandardBalance } from '../balances/index.ts';
import { type Money, refuse, table, type World } from '../kernel/index.ts';
import { cardAcquirer } from '../ledger/index.ts';

export interface CardPayment {
  readonly id: number;
  readonly status: 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLED' | 'DECLINED';
  readonly profileId: number;
  readonly scheme: 'MASTERCARD' | 'VISA';
  readonly amount: Money;
}

export const cardPayments = table<CardPayment>()('card-payments', {});

export const findPayment = (world: World, id: number): CardPayment | undefined => world.table(cardPayments).get(id);

/** @throws Refusal `dispute.no-transaction` */
export function requirePayment(world: World, profileId: number, id: number, path?: string): CardPayment {
  const payment = findPayment(world, id);
  return payment?.profileId === profileId
    ? payment
    : refuse('dispute.no-transaction', { id, ...(path ? { path } : {}) });
}

export const schemeOf = (_world: World, { scheme }: CardPayment): CardPayment['scheme'] => scheme;

export function refundCardTransaction(world: World, id: number, amount: Money): void {
  const payment = findPayment(world, id);
  const balance = payment && findStandardBalance(world, payment.profileId, amount.currency);
  if (!balance) refuse('dispute.no-transaction', { id });
  const why = { channel: 'CARD', reference: null, reason: 'refund', subject: `card-transaction:${id}` } as const;
  creditBalance(world, balance, amount, cardAcquirer(amount.currency), why);
}
