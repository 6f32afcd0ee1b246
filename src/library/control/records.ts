import { at, type Id, type Send, type StoredRecord } from './send.ts';

/** Lists are paged: a hundred from the first on, unless told otherwise. */
export interface Page {
  readonly limit?: number;
  readonly offset?: number;
}

export interface Paged {
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
}

export interface ResourceType {
  readonly type: string;
  readonly count: number;
  readonly lifecycle: string | null;
}

export interface ResourceList extends Paged {
  readonly type: string;
  readonly items: readonly StoredRecord[];
}

export interface HistoryItem {
  readonly at: string;
  readonly move: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly cause: { readonly kind: 'request' | 'operator' | 'time' | 'seed'; readonly [fact: string]: string };
  readonly reason?: string;
}

/** A record with what happened to it, and the moves it may make. */
export interface Resource {
  readonly type: string;
  readonly id: Id;
  readonly record: StoredRecord;
  readonly history: readonly HistoryItem[];
  readonly allowed: readonly { readonly move: string; readonly to: string; readonly by: string }[];
}

/** Where to; which way, where there are several; why; and facts of the move. */
export interface Transition {
  readonly to: string;
  readonly move?: string;
  readonly reason?: string;
  readonly [fact: string]: unknown;
}

export const resources = (send: Send) => ({
  types: () => send<{ readonly resources: readonly ResourceType[] }>('GET', at`/resources`),
  /** The records of a kind, the newest first. */
  list: (type: string, page?: Page) => send<ResourceList>('GET', at`/resources/${type}`, page),
  get: (type: string, id: Id) => send<Resource>('GET', at`/resources/${type}/${id}`),
  /** Drives a record along its lifecycle, with all effects. */
  move: (type: string, id: Id, wish: Transition) =>
    send<Resource>('POST', at`/resources/${type}/${id}/transitions`, wish),
});

export interface TransferIssues {
  readonly transferId: number;
  readonly status: string;
  readonly issues: readonly string[];
}

export const transfers = (send: Send) => ({
  issues: (id: Id) => send<TransferIssues>('GET', at`/transfers/${id}/issues`),
  openIssue: (id: Id, wish: { readonly code: string }) =>
    send<TransferIssues>('POST', at`/transfers/${id}/issues`, wish),
  /** With the last one, the transfer goes on. */
  solveIssue: (id: Id, code: string) => send<TransferIssues>('DELETE', at`/transfers/${id}/issues/${code}`),
  /** An attempt to pay out fails, and the transfer stays where it is. */
  failPayout: (id: Id, wish?: { readonly reasonCode?: string; readonly description?: string }) =>
    send<{ readonly transferId: number; readonly status: string }>('POST', at`/transfers/${id}/payout-failures`, wish),
});

export const disputes = (send: Send) => ({
  update: (id: Id, wish?: { readonly withdrawable?: boolean }) =>
    send<{ readonly disputeId: string; readonly status: string; readonly canWithdraw: boolean }>(
      'POST',
      at`/disputes/${id}/updates`,
      wish,
    ),
});

export interface CaseComment {
  readonly comment: string;
  readonly status?: 'OPEN' | 'PENDING' | 'SOLVED' | 'CLOSED';
}

export const cases = (send: Send) => ({
  /** Wise answers; with a status the case moves there, too. */
  comment: (id: Id, wish: CaseComment) => send<StoredRecord>('POST', at`/cases/${id}/comments`, wish),
});
