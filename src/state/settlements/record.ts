import { type CurrencyCode, type Instant, type Money, table } from '../kernel/index.ts';
import type { SettlementStatus } from '../lifecycles/settlement.ts';

/** A transfer that its partner is about to pay for. */
export interface SettledRow {
  readonly transferId: number;
  /** What its customer paid, fees included, in the transfer's source currency. */
  readonly amount: Money;
  readonly date: Instant;
  readonly customerName: string;
  readonly partnerReference: string;
  readonly comment: string | null;
  /** What one unit of the source currency is settled with; null in the same currency. */
  readonly rate: number | null;
}

/** A transfer whose customer the partner has paid back. */
export interface RefundedRow {
  readonly transferId: number;
  readonly partnerReference: string;
  readonly rate: number | null;
}

/** What a partner says it is about to pay, and for what. */
export interface Journal {
  readonly reference: string;
  /** When the partner sends the money. */
  readonly date: Instant;
  /** The currency the money comes in. */
  readonly currency: CurrencyCode;
  /** It differs from the transfers' own, and every row has a rate. */
  readonly crossCurrency: boolean;
  readonly rows: readonly SettledRow[];
  readonly refunds: readonly RefundedRow[];
  /** What the partner takes off because it is owed from earlier journals. */
  readonly creditUsed: Money;
}

export interface Settlement extends Journal {
  readonly id: number;
  readonly status: SettlementStatus;
  readonly clientId: string;
  /** Tells whether the same reference came with the same journal. */
  readonly digest: string;
  /** What is expected; null until every row was found to fit. */
  readonly due: Money | null;
  readonly received: Money;
  /** What does not fit; empty when all does. */
  readonly findings: readonly string[];
  /** How often the reference came again with another journal, which was not looked at. */
  readonly contradictions: number;
  readonly createdAt: Instant;
}

export const settlements = table<Settlement>()('settlements', {
  byReference: { key: ({ clientId, reference }) => referenceKey(clientId, reference), unique: true },
});

export const referenceKey = (clientId: string, reference: string): string => `${clientId} ${reference}`;

/** What a partner is owed from journals in which refunds were more than settlements; its id is client and currency. */
export interface SettlementCredit {
  readonly id: string;
  readonly amount: Money;
}

export const settlementCredits = table<SettlementCredit>()('settlement-credits', {});

/** What ledger entries of a settlement are filed under. */
export const subjectOf = ({ id }: Pick<Settlement, 'id'>): string => `settlement:${id}`;
