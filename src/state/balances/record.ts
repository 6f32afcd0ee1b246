import { type CurrencyCode, type Instant, table } from '../kernel/index.ts';
import { type AccountRef, customer } from '../ledger/index.ts';

/** A profile's multi-currency account: opened with its first balance, and paid into by its own recipient. */
export interface BalanceAccount {
  readonly id: number;
  readonly profileId: number;
  /** The recipient under which transfers may be sent to this account. */
  readonly recipientId: number;
  readonly active: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const balanceAccounts = table<BalanceAccount>()('balance-accounts', {
  byProfile: { key: account => account.profileId, unique: true },
  byRecipient: { key: account => account.recipientId, unique: true },
});

/**
 * A recipient that stands for somebody else's account: what is sent to it arrives there. Its id is the recipient's; the
 * account may be opened later.
 */
export interface StandIn {
  readonly id: number;
  readonly profileId: number;
}

export const standIns = table<StandIn>()('account-stand-ins', {});

/** One currency of a profile's money, or a jar. Its amount is not here: the ledger knows it. */
export interface Balance {
  readonly id: number;
  readonly accountId: number;
  readonly profileId: number;
  readonly currency: CurrencyCode;
  readonly type: 'STANDARD' | 'SAVINGS';
  readonly name: string | null;
  readonly icon: { readonly type: string; readonly value: string } | null;
  readonly investmentState: 'NOT_INVESTED' | 'INVESTED' | 'INVESTING' | 'DIVESTING' | 'UNKNOWN';
  /** The recipient under which transfers may be sent to this very balance. */
  readonly recipientId: number;
  readonly status: 'open' | 'closed';
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const balances = table<Balance>()('balances', {
  /** Open ones only: a closed balance is out of every list. */
  byProfile: { key: balance => (balance.status === 'open' ? balance.profileId : undefined) },
  standard: { key: balance => standardKey(balance), unique: true },
  byRecipient: { key: balance => balance.recipientId, unique: true },
});

const standardKey = ({ status, type, profileId, currency }: Balance): string | undefined =>
  status === 'open' && type === 'STANDARD' ? `${profileId}:${currency}` : undefined;

/** Where the ledger keeps a balance's money. */
export const accountOf = (balance: Pick<Balance, 'id' | 'currency'>): AccountRef =>
  customer(balance.id, balance.currency);
