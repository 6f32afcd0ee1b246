import { type CurrencyCode, type IndexDefinition, type Instant, type Money, table } from '../kernel/index.ts';
import type { TransferStatus } from '../lifecycles/transfer.ts';
import type { Fee } from '../quotes/index.ts';
import type { IssueCode } from './issues.ts';
import type { Originator } from './originator.ts';

/** Whom a transfer is made for: its owner, or somebody whom a partner serves, in the present or the older way. */
export const transferKinds = ['standard', 'third-party', 'partner-licence'] as const;
export type TransferKind = (typeof transferKinds)[number];

export type PaymentMethod = 'BALANCE' | 'BANK_TRANSFER' | 'DIRECT_DEBIT' | 'TRUSTED_PRE_FUND_BULK';

/** How a transfer was paid for. */
export interface TransferPayment {
  readonly id: number;
  readonly method: PaymentMethod;
  readonly amount: Money;
  /** The balance it came out of, where it was one. */
  readonly balanceId: number | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface Transfer {
  readonly id: number;
  readonly kind: TransferKind;
  readonly status: TransferStatus;
  readonly userId: number;
  readonly profileId: number;
  /** The profile's id when it is a business, else null. */
  readonly businessProfileId: number | null;
  readonly recipientId: number;
  /** Where a refund goes when it was named at creation, or the account recipient once paid out of a balance. */
  readonly sourceRecipientId: number | null;
  readonly quoteId: string;
  /** The partner's own id of it: what asking twice goes by. Third parties' transfers know it as `originalTransferId`. */
  readonly customerTransactionId: string;
  /** Who really sends, where it is not the owner. */
  readonly originator: Originator | null;
  readonly payinSessionId: string;
  /** As given: reference, purpose, source of funds. */
  readonly details: Readonly<Record<string, string>>;
  readonly source: CurrencyCode;
  readonly target: CurrencyCode;
  readonly rate: number;
  /** What the sender pays in all, by the option in force; `converted` and the fee add up to it. */
  readonly charged: Money;
  /** What is exchanged: charged less the fee. */
  readonly converted: Money;
  readonly delivered: Money;
  readonly fee: Fee;
  /** What the partner owes for charging its customer less than the price; null where it does not. */
  readonly deferredFee: Money | null;
  /** Completed ones, oldest first. */
  readonly payments: readonly TransferPayment[];
  /** Open problems, as case codes. */
  readonly issues: readonly IssueCode[];
  /** The batch group it was made in; null for one that was made alone. */
  readonly batchId: string | null;
  /** The payout stays inside: the id of the balance it goes to. */
  readonly targetBalanceId: number | null;
  readonly createdAt: Instant;
  readonly deliveryAt: Instant;
  readonly sentAt: Instant | null;
}

/** What lists may be narrowed by, beside the profile. */
interface Narrowing {
  readonly status?: true;
  readonly source?: true;
  readonly target?: true;
}

export interface ListKey {
  readonly profileId: number;
  readonly status?: string;
  readonly source?: string;
  readonly target?: string;
}

/** `30000001:processing:GBP:`, an empty part for what is not narrowed by. */
export const listKey = ({ profileId, status = '', source = '', target = '' }: ListKey): string =>
  `${profileId}:${status}:${source}:${target}`;

const narrowed = (by: Narrowing): IndexDefinition<Transfer> => ({
  key: ({ profileId, status, source, target }) =>
    listKey({
      profileId,
      status: by.status && status,
      source: by.source && source,
      target: by.target && target,
    }),
  order: transfer => transfer.createdAt,
});

/**
 * Every combination of filters has its index, so that a page costs a page whatever it is narrowed by: a profile may
 * have a hundred thousand transfers.
 */
export const transfers = table<Transfer>()('transfers', {
  byProfile: narrowed({}),
  byStatus: narrowed({ status: true }),
  bySource: narrowed({ source: true }),
  byTarget: narrowed({ target: true }),
  byRoute: narrowed({ source: true, target: true }),
  byStatusAndSource: narrowed({ status: true, source: true }),
  byStatusAndTarget: narrowed({ status: true, target: true }),
  byStatusAndRoute: narrowed({ status: true, source: true, target: true }),
  byPayinSession: { key: transfer => transfer.payinSessionId, unique: true },
  byBatch: { key: transfer => transfer.batchId ?? undefined },
  byQuote: { key: transfer => transfer.quoteId, unique: true },
  byWish: { key: transfer => wishKey(transfer), unique: true },
});

export type WishOf = Pick<Transfer, 'kind' | 'userId' | 'profileId' | 'customerTransactionId'>;

/**
 * Under what a wish is known: a partner's own id counts once among a user's transfers of one kind, and among a profile's
 * where it is made for third parties. Where it is a UUID, it means the same in capital letters.
 */
export function wishKey({ kind, userId, profileId, customerTransactionId }: WishOf): string {
  if (kind === 'standard') return `${userId}:${customerTransactionId.toLowerCase()}`;
  return `${kind}:${kind === 'third-party' ? profileId : userId}:${customerTransactionId}`;
}

/** What ledger entries and holds of a transfer are filed under. */
export const subjectOf = ({ id }: Pick<Transfer, 'id'>): string => `transfer:${id}`;
