import { type CurrencyCode, type Instant, LARGEST_MINOR, refuse, type World } from '../kernel/index.ts';
import { findCountryCodes } from '../profiles/index.ts';
import { rateIn } from '../rates/index.ts';
import { requireCurrencies, requirePositive } from './check.ts';
import { type Offer, offerBy, ownOffer, type Payment } from './offers.ts';
import { findPaymentMethod } from './payment-methods.ts';
import { competitors, type Provider, type Tariff, wise } from './providers.ts';

/** What a caller asks of a comparison. Amounts are in whole units, as written; exactly one of the two. */
export interface ComparisonWish {
  readonly sourceCurrency: CurrencyCode;
  readonly targetCurrency: CurrencyCode;
  readonly sendAmount: number | null;
  readonly recipientGetsAmount: number | null;
  /** What the caller knows of the market and of Wise's quote; null for what it does not. */
  readonly midMarketRate: number | null;
  readonly wiseFee: number | null;
  readonly wiseDeliveryAt: Instant | null;
  readonly wiseQuotedAt: Instant | null;
  readonly payInMethod: string | null;
  readonly sourceCountry: string | null;
  readonly targetCountry: string | null;
  readonly providerCountry: string | null;
  /** Any of these, in whatever case; empty for all. */
  readonly types: readonly string[];
  readonly aliases: readonly string[];
  readonly excludePartners: boolean;
  /** How many of the most popular competitors; null for all. */
  readonly popular: number | null;
  /** Shows Wise whatever else is asked for. */
  readonly includeWise: boolean;
}

export interface Compared {
  readonly provider: Provider;
  readonly offers: readonly Offer[];
}

export interface Comparison extends Pick<Payment, 'side' | 'amount'> {
  readonly providers: readonly Compared[];
}

const SMALLEST_RATE = 1e-9;
const LARGEST_RATE = 1e9;

/**
 * What a payment costs here and elsewhere, Wise first.
 * @throws Refusal `quote.unknown-currency`, `comparison.one-amount`, `quote.amount-not-positive`,
 * `quote.amount-not-valid`, `quote.amount-too-high`, `comparison.not-valid`
 * @source comparisonGet; comparisonGetV3
 * @assumed Wise is no competitor, and stands beside the popular ones; who would take all of an amount as its fee makes no
 * offer; a mid-market rate that is given holds for all; a tariff without a country serves every one
 */
export function compareProviders(world: World, wish: ComparisonWish): Comparison {
  requireCurrencies(wish);
  const sides = requireOneAmount(wish);
  requireSense(wish);
  const { sourceCurrency: source, targetCurrency: target } = wish;
  const payment = { ...sides, source, target, midRate: wish.midMarketRate ?? rateIn(world, source, target) };
  const providers = [...wiseIn(world, payment, wish), ...othersIn(world, payment, wish)];
  const path = sides.side === 'SOURCE' ? 'sendAmount' : 'recipientGetsAmount';
  for (const { offers } of providers) for (const offer of offers) requireCountable(offer, path);
  return { ...sides, providers };
}

function requireOneAmount(wish: ComparisonWish): Pick<Payment, 'side' | 'amount'> {
  const { sendAmount, recipientGetsAmount, sourceCurrency, targetCurrency } = wish;
  if ((sendAmount === null) === (recipientGetsAmount === null)) refuse('comparison.one-amount');
  if (sendAmount !== null) return { side: 'SOURCE', amount: requirePositive(sendAmount, sourceCurrency, 'sendAmount') };
  return { side: 'TARGET', amount: requirePositive(recipientGetsAmount ?? 0, targetCurrency, 'recipientGetsAmount') };
}

function requireSense(wish: ComparisonWish): void {
  const wrong = (path: string, why: string): never => refuse('comparison.not-valid', { path, why });
  const { midMarketRate: rate, wiseFee, payInMethod, popular, wiseDeliveryAt, wiseQuotedAt } = wish;
  if (rate !== null && !(rate >= SMALLEST_RATE && rate <= LARGEST_RATE))
    wrong('midMarketRate', `must be between ${SMALLEST_RATE} and ${LARGEST_RATE}`);
  if (wiseFee !== null && !(wiseFee >= 0 && wiseFee <= LARGEST_RATE)) wrong('wiseFee', 'must be 0 or more');
  if (payInMethod !== null && !findPaymentMethod(payInMethod)) wrong('payInMethod', 'is no way to pay');
  if (popular !== null && popular < 1) wrong('numberOfProviders', 'must be 1 or more');
  if (wiseDeliveryAt !== null && wiseQuotedAt !== null && wiseDeliveryAt < wiseQuotedAt)
    wrong('wiseEstimatedDelivery', 'must not be before wiseQuoteCreatedTime');
  for (const path of ['sourceCountry', 'targetCountry', 'providerCountry'] as const) {
    const code = wish[path];
    if (code !== null && findCountryCodes(code)?.iso2 !== code.toUpperCase())
      wrong(path, 'must be a country, by two letters');
  }
}

function requireCountable({ source, target }: Offer, path: string): void {
  const beyond = [source, target].find(({ amountMinor }) => !(amountMinor <= LARGEST_MINOR));
  if (beyond) refuse('quote.amount-too-high', { currency: beyond.currency, path });
}

function wiseIn(world: World, payment: Payment, wish: ComparisonWish): Compared[] {
  if (!wish.includeWise && !isWanted(wise, wish)) return [];
  const { wiseFee: fee, wiseDeliveryAt: deliveryAt, wiseQuotedAt: quotedAt, payInMethod } = wish;
  const offer = ownOffer(world, payment, { fee, deliveryAt, quotedAt, payIn: payInMethod ?? 'BANK_TRANSFER' });
  return offer ? [{ provider: wise, offers: [offer] }] : [];
}

function othersIn(world: World, payment: Payment, wish: ComparisonWish): Compared[] {
  const found = competitors
    .filter(provider => isWanted(provider, wish))
    .map(({ tariffs, ...provider }) => ({ provider, offers: offersOf(world, payment, tariffs, wish) }))
    .filter(({ offers }) => offers.length > 0);
  return found.slice(0, wish.popular ?? found.length);
}

const offersOf = (world: World, payment: Payment, tariffs: readonly Tariff[], wish: ComparisonWish): Offer[] =>
  tariffs
    .filter(tariff => serves(tariff, payment, wish))
    .map(tariff => offerBy(world, payment, tariff))
    .filter(offer => offer !== undefined);

function isWanted({ alias, type, partner, country }: Provider, wish: ComparisonWish): boolean {
  const { types, aliases, excludePartners, providerCountry } = wish;
  const among = (list: readonly string[], word: string): boolean =>
    list.length === 0 || list.some(each => each.toLowerCase() === word.toLowerCase());
  if (!among(types, type) || !among(aliases, alias) || (partner && excludePartners)) return false;
  return isSame(country, providerCountry);
}

function serves(tariff: Tariff, { source, target }: Payment, wish: ComparisonWish): boolean {
  const route = (tariff.sourceCurrency ?? source) === source && (tariff.targetCurrency ?? target) === target;
  if (!route || tariff.exceptTargets.includes(target)) return false;
  return isSame(tariff.sourceCountry, wish.sourceCountry) && isSame(tariff.targetCountry, wish.targetCountry);
}

/** Whether a country is the one asked for; where either is any, it is. */
const isSame = (has: string | null, wanted: string | null): boolean =>
  has === null || wanted === null || has === wanted.toUpperCase();
