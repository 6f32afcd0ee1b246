/** Currencies in which account details are issued, and what is the same in all details of one. */
import offersJson from '../../../fixtures/reference/account-details.json' with { type: 'json' };
import type { CurrencyCode } from '../kernel/index.ts';

export interface BankFacts {
  readonly name: string;
  readonly firstLine: string;
  readonly postCode: string;
  readonly city: string;
  readonly state: string | null;
  /** Two letters. */
  readonly country: string;
}

export interface Offer {
  readonly currency: CurrencyCode;
  readonly bank: BankFacts;
  readonly swiftCode: string | null;
  /** Sort code, routing number, institution number: whatever the country calls it. */
  readonly bankCode: string | null;
  /** Where the country has one beside that. */
  readonly branchCode: string | null;
  /** Whether the details receive Swift payments. */
  readonly international: boolean;
}

/** In the order in which they are shown. */
export const offers: readonly Offer[] = offersJson.map(offer => ({
  ...offer,
  international: offer.international.length > 0,
}));

const byCurrency: ReadonlyMap<CurrencyCode, Offer> = new Map(offers.map(offer => [offer.currency, offer]));

export const findOffer = (currency: CurrencyCode): Offer | undefined => byCurrency.get(currency);

/** What is the same in all details of a currency; that there are any, whoever issued them made sure of. */
export function offerOf(currency: CurrencyCode): Offer {
  const offer = findOffer(currency);
  if (!offer) throw new Error(`no account details are issued in ${currency}`);
  return offer;
}
