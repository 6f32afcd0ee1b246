/** What was agreed with a partner or promised to a customer, and so bears on the prices they see. */
import { insert, type Money, patch, table, type World } from '../kernel/index.ts';
import type { PricingOverride } from './record.ts';

/** A partner's agreement; its id is the client id. */
export interface PartnerTerms {
  readonly id: string;
  /** Whether the partner may ask for `SWIFT_OUR`. */
  readonly swiftOur: boolean;
  /** The most that a partner's own fee may be: a share, and units of the source currency. */
  readonly largestVariable: number;
  readonly largestFixed: number;
  /** The partner's own fee where a request states none. */
  readonly pricing: PricingOverride | null;
}

/** Fees taken off the prices of a profile; its id is the profile's. */
export interface Discount {
  readonly id: number;
  readonly amount: Money;
}

export const partnerTerms = table<PartnerTerms>()('partner-terms', {});
export const discounts = table<Discount>()('discounts', {});

/** @assumed everything is enabled until terms are set, so that it can be tried; the limits are far above real fees */
const openTerms: Omit<PartnerTerms, 'id'> = {
  swiftOur: true,
  largestVariable: 0.1,
  largestFixed: 10_000,
  pricing: null,
};

export const partnerTermsOf = (world: World, clientId: string): PartnerTerms =>
  world.table(partnerTerms).get(clientId) ?? { id: clientId, ...openTerms };

export const discountOf = (world: World, profileId: number): Money | null =>
  world.table(discounts).get(profileId)?.amount ?? null;

/**
 * Agrees terms with a partner: what is not named stays as it was.
 * @source the guides on partner pricing: limits are set per client
 */
export function setPartnerTerms(
  world: World,
  clientId: string,
  changes: Partial<Omit<PartnerTerms, 'id'>>,
): PartnerTerms {
  const terms = { ...partnerTermsOf(world, clientId), ...changes };
  return world.table(partnerTerms).get(clientId)
    ? patch(world, partnerTerms, clientId, changes)
    : insert(world, partnerTerms, terms);
}

/**
 * Takes a fixed amount off every fee of the profile, from the next quote on.
 * @assumed a discount is an amount of money that the customer was promised, converted to what is being sent
 */
export function grantDiscount(world: World, profileId: number, amount: Money): Discount {
  return world.table(discounts).get(profileId)
    ? patch(world, discounts, profileId, { amount })
    : insert(world, discounts, { id: profileId, amount });
}
