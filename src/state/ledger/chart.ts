import type { CurrencyCode } from '../kernel/index.ts';

/**
 * The chart of accounts. `credit` accounts hold what is owed to someone (a customer's balance), `debit` accounts what
 * is had (money at a bank); a balance is counted on the account's own side.
 */
export type AccountKind =
  | 'customer'
  | 'suspense'
  | 'bounce'
  | 'bank'
  | 'card-acquirer'
  | 'exchange'
  | 'fee'
  | 'tax'
  | 'partner'
  | 'direct-debit';

const side = {
  customer: 'credit',
  suspense: 'credit',
  bounce: 'credit',
  exchange: 'credit',
  fee: 'credit',
  tax: 'credit',
  bank: 'debit',
  'card-acquirer': 'debit',
  partner: 'debit',
  'direct-debit': 'debit',
} as const satisfies Record<AccountKind, 'debit' | 'credit'>;

/** Names one account. Opening it takes nothing: the first posting does. */
export interface AccountRef {
  readonly id: string;
  readonly kind: AccountKind;
  readonly currency: CurrencyCode;
}

export const sideOf = (account: AccountRef): 'debit' | 'credit' => side[account.kind];

const account = (kind: AccountKind, owner: string | number, currency: CurrencyCode): AccountRef => ({
  id: `${kind}:${owner === '' ? '' : `${owner}:`}${currency}`,
  kind,
  currency,
});

/** Whether an account of this id is a customer's. */
export const isCustomer = (id: string): boolean => id.startsWith('customer:');

/** A customer's money in one balance. */
export const customer = (balanceId: number, currency: CurrencyCode): AccountRef =>
  account('customer', balanceId, currency);

/** Money received for a transfer and not yet paid on; empty again when the transfer ends. */
export const suspense = (transferId: number, currency: CurrencyCode): AccountRef =>
  account('suspense', transferId, currency);

/** A payout that came back, until it is refunded. */
export const bounce = (transferId: number, currency: CurrencyCode): AccountRef =>
  account('bounce', transferId, currency);

/** The outside world, seen through Wise's own bank accounts. */
export const bank = (currency: CurrencyCode): AccountRef => account('bank', '', currency);
export const cardAcquirer = (currency: CurrencyCode): AccountRef => account('card-acquirer', '', currency);

/** One side of every conversion; its balance is the open position in that currency. */
export const exchange = (currency: CurrencyCode): AccountRef => account('exchange', '', currency);
export const fee = (currency: CurrencyCode): AccountRef => account('fee', '', currency);
export const tax = (currency: CurrencyCode): AccountRef => account('tax', '', currency);

/** What a partner owes for transfers that were paid out before it settled. */
export const partner = (clientId: string, currency: CurrencyCode): AccountRef => account('partner', clientId, currency);
export const directDebit = (currency: CurrencyCode): AccountRef => account('direct-debit', '', currency);
