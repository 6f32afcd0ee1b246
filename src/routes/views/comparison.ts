import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import { type Instant, instant, refuse, toUnits } from '../../state/kernel/index.ts';
import type { Compared, Comparison, ComparisonWish, Offer } from '../../state/quotes/index.ts';
import { showNanos, showSeconds } from './dates.ts';
import { showHours } from './durations.ts';
import { readMoment } from './moments.ts';
import { originOf } from './origin.ts';

type Query = Operations['comparisonGet']['request']['query'];
type Headers = Operations['comparisonGet']['request']['headers'];

const USUAL_NUMBER = 4;

/**
 * Both versions ask alike; the older one knows fewer parameters.
 * @throws Refusal `comparison.not-valid`
 */
export const readComparison = (query: Query): ComparisonWish => ({
  sourceCurrency: query.sourceCurrency,
  targetCurrency: query.targetCurrency,
  sendAmount: query.sendAmount ?? null,
  recipientGetsAmount: query.recipientGetsAmount ?? null,
  midMarketRate: query.midMarketRate ?? null,
  wiseFee: query.wiseFee ?? null,
  wiseDeliveryAt: readTime(query.wiseEstimatedDelivery, 'wiseEstimatedDelivery'),
  wiseQuotedAt: readTime(query.wiseQuoteCreatedTime, 'wiseQuoteCreatedTime'),
  payInMethod: query.payInMethod || null,
  sourceCountry: query.sourceCountry || null,
  targetCountry: query.targetCountry || null,
  providerCountry: query.providerCountry || null,
  types: query.providerTypes ?? [],
  aliases: (query.providers ?? '')
    .split(',')
    .map(alias => alias.trim())
    .filter(alias => alias !== ''),
  excludePartners: query.excludePartners ?? true,
  popular: query.filter === 'POPULAR' ? (query.numberOfProviders ?? USUAL_NUMBER) : null,
  includeWise: query.includeWise ?? false,
});

function readTime(text: string | undefined, path: string): Instant | null {
  if (!text) return null;
  const at = readMoment(text);
  return at === undefined ? refuse('comparison.not-valid', { path, why: 'must be a timestamp' }) : instant(at);
}

type Shown = NonNullable<schemas.Comparison['providers']>[number];
type ShownOffer = NonNullable<Shown['quotes']>[number];

export const showComparison = (query: Query, headers: Headers, compared: Comparison): schemas.Comparison => ({
  ...echo(query, compared),
  amountType: compared.side === 'SOURCE' ? 'SEND' : 'RECEIVE',
  providers: compared.providers.map(each => ({
    ...showProvider(each, headers),
    quotes: each.offers.map(offer => showOffer(offer, compared.side)),
  })),
});

export const showComparisonV3 = (query: Query, headers: Headers, compared: Comparison): schemas.ComparisonV3 => ({
  ...echo(query, compared),
  providerType: query.providerTypes?.length === 1 ? (query.providerTypes[0] ?? null) : null,
  providers: compared.providers.map(each => {
    const provider = showProvider(each, headers);
    return { ...provider, logo: provider.logos.normal.svgUrl, quotes: each.offers.map(showOfferV3) };
  }),
});

const echo = (query: Query, { amount, providers }: Comparison) => ({
  sourceCurrency: query.sourceCurrency,
  targetCurrency: query.targetCurrency,
  sourceCountry: query.sourceCountry || null,
  targetCountry: query.targetCountry || null,
  providerCountry: query.providerCountry || null,
  providerTypes: [...new Set(providers.map(({ provider }) => provider.type))].sort(),
  amount: toUnits(amount),
});

const showProvider = ({ provider: { id, alias, name, type, partner } }: Compared, headers: Headers) => ({
  id,
  alias,
  name,
  logos: logosOf(alias, name, headers),
  type,
  partner,
});

const NO_LOGO = { svgUrl: null, pngUrl: null };

/** The marks are drawn by this server: whose names these are, theirs are the real ones. */
function logosOf(alias: string, altText: string, headers: Headers) {
  const drawn = { svgUrl: `${originOf(headers)}/_localwise/logos/${alias}.svg`, pngUrl: null };
  return { normal: drawn, inverse: NO_LOGO, white: NO_LOGO, circle: drawn, altText };
}

function showOffer(offer: Offer, side: Comparison['side']): ShownOffer {
  return {
    ...showTerms(offer),
    receivedAmount: side === 'SOURCE' ? toUnits(offer.target) : null,
    sendAmount: side === 'TARGET' ? toUnits(offer.source) : null,
    isConsideredMidMarketRate: offer.markup === 0,
    deliveryEstimation: showSpeed(offer),
  };
}

const showOfferV3 = (offer: Offer) => ({
  ...showTerms(offer),
  receivedAmount: toUnits(offer.target),
  deliveryEstimation: {
    ...showSpeed(offer),
    durationType: offer.waitType,
    deliveryDate: { min: showArrival(offer.arrival.min), max: showArrival(offer.arrival.max) },
  },
});

const showTerms = ({ rate, fee, collectedAt, sourceCountry, targetCountry, markup }: Offer) => ({
  rate,
  fee: toUnits(fee),
  dateCollected: showSeconds(collectedAt),
  sourceCountry,
  targetCountry,
  markup,
});

const showSpeed = ({ wait: { min, max } }: Offer) => ({
  duration: { min: min === null ? null : showHours(min), max: max === null ? null : showHours(max) },
  providerGivesEstimate: min !== null || max !== null,
});

const showArrival = (at: Instant | null): string | null => (at === null ? null : showNanos(at));
