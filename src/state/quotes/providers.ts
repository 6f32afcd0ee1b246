/** Who else moves money, and what they were last seen to charge. */
import providersJson from '../../../fixtures/reference/comparison-providers.json' with { type: 'json' };
import type { CurrencyCode } from '../kernel/index.ts';

/** How long a provider says it takes, in hours; null at the end it leaves open. */
export interface Wait {
  readonly min: number | null;
  readonly max: number | null;
}

export type WaitType = 'CALENDAR' | 'BUSINESS' | 'SAME DAY';

/** One price of a provider. A null currency or country is any. */
export interface Tariff {
  readonly sourceCurrency: CurrencyCode | null;
  readonly targetCurrency: CurrencyCode | null;
  /** Targets that have a tariff of their own. */
  readonly exceptTargets: readonly CurrencyCode[];
  readonly sourceCountry: string | null;
  readonly targetCountry: string | null;
  /** How much worse than the mid-market rate, in per cent. */
  readonly markup: number;
  /** In pounds. */
  readonly fee: number;
  readonly hours: Wait;
  readonly durationType: WaitType;
}

export interface Provider {
  readonly id: number;
  readonly alias: string;
  readonly name: string;
  readonly type: 'bank' | 'moneyTransferProvider' | 'travelMoney';
  /** A bank that sends by Wise. */
  readonly partner: boolean;
  /** Where it has customers; null for everywhere. */
  readonly country: string | null;
}

/** @assumed prices and waits of all but two, which the examples give; and that the list is by popularity */
export const competitors: readonly (Provider & { readonly tariffs: readonly Tariff[] })[] = providersJson.map(
  ({ offers, type, ...provider }) => ({
    ...provider,
    type: type as Provider['type'],
    tariffs: offers.map(offer => ({
      ...offer,
      exceptTargets: 'exceptTargets' in offer ? (offer.exceptTargets ?? []) : [],
      durationType: offer.durationType as WaitType,
    })),
  }),
);

/** The service itself, whose one price is that of its quote. */
export const wise: Provider = {
  id: 39,
  alias: 'wise',
  name: 'Wise',
  type: 'moneyTransferProvider',
  partner: false,
  country: null,
};

/** A provider by its alias. */
export const findProvider = (alias: string): Provider | undefined =>
  [wise, ...competitors].find(provider => provider.alias === alias);
