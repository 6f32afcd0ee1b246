import { type CurrencyCode, insert, type Money, patch, table, type World } from '../kernel/index.ts';

/** What was agreed with a partner on settling in bulk; its id is the client id. */
export interface BulkTerms {
  readonly id: string;
  /** Whether the partner may pay now and settle later. */
  readonly enabled: boolean;
  /** It settles in another currency than its transfers are in, and so must name its payments. */
  readonly crossCurrency: boolean;
  /** The most it may owe, one amount for each currency that is limited. */
  readonly collateral: readonly Money[];
  /** Where refunds are told of, for a partner that pays them itself and settles what is left; null for the others. */
  readonly refundUrl: string | null;
}

export const bulkTerms = table<BulkTerms>()('bulk-terms', {});

/** Nothing is agreed with a partner by itself. */
const none: Omit<BulkTerms, 'id'> = { enabled: false, crossCurrency: false, collateral: [], refundUrl: null };

export const bulkTermsOf = (world: World, clientId: string): BulkTerms =>
  world.table(bulkTerms).get(clientId) ?? { id: clientId, ...none };

/**
 * Agrees on settling in bulk with a partner: what is not named stays as it was.
 * @source section Bulk settlement
 * @assumed collateral limits what is owed in one currency, and there is none unless it was agreed
 */
export function setBulkTerms(world: World, clientId: string, changes: Partial<Omit<BulkTerms, 'id'>>): BulkTerms {
  return world.table(bulkTerms).get(clientId)
    ? patch(world, bulkTerms, clientId, changes)
    : insert(world, bulkTerms, { ...bulkTermsOf(world, clientId), ...changes });
}

export const collateralIn = (terms: BulkTerms, currency: CurrencyCode): Money | undefined =>
  terms.collateral.find(amount => amount.currency === currency);
