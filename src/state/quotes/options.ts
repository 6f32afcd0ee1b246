/** Every way to pay for a quote, each with its own price. */
import { findStandardBalance } from '../balances/index.ts';
import {
  convert,
  divideRounded,
  isLess,
  LARGEST_MINOR,
  type Money,
  refuse,
  roundAmount,
  type World,
} from '../kernel/index.ts';
import { currencyFacts, rateIn } from '../rates/index.ts';
import { deliveryOf, deliveryText } from './delivery.ts';
import type { Payee } from './payee.ts';
import { findPaymentMethod, type PaymentMethod, paymentMethodsFor } from './payment-methods.ts';
import { type Price, priceFor, taxRateOf } from './price.ts';
import type { PaymentOption, PricedQuote } from './record.ts';

/** What the prices follow from; `profileId` is null for a quote that belongs to nobody. */
export interface PricingFacts
  extends Pick<
    PricedQuote,
    'source' | 'target' | 'side' | 'amount' | 'rate' | 'payOut' | 'preferredPayIn' | 'transferNature' | 'pricing'
  > {
  readonly profileId: number | null;
  /** In any currency. */
  readonly discount: Money | null;
  readonly payee: Payee | undefined;
}

/**
 * The ways to pay, the preferred one first. A way whose fee the amount does not cover is left out.
 * @throws Refusal `quote.amount-too-low` when that is so for the first of them, `quote.amount-too-high` when an amount
 * would leave the range in which money is counted
 * @source quoteCreate
 */
export function optionsFor(world: World, facts: PricingFacts): PaymentOption[] {
  const [first, ...others] = waysToPay(facts).map(way => optionOf(world, facts, way));
  if (!first) refuse('quote.amount-too-low', { path: facts.side === 'SOURCE' ? 'sourceAmount' : 'targetAmount' });
  return [first, ...others.filter(option => option !== undefined)];
}

/** @assumed money can be priced from a currency that nobody collects; the one way to pay is then disabled */
function waysToPay({ source, payOut, preferredPayIn }: PricingFacts): readonly PaymentMethod[] {
  const offered = paymentMethodsFor(source, payOut);
  const fallback = findPaymentMethod('BANK_TRANSFER');
  if (offered.length === 0) return fallback ? [fallback] : [];
  const preferred = offered.filter(({ payIn }) => payIn === preferredPayIn);
  return [...preferred, ...offered.filter(({ payIn }) => payIn !== preferredPayIn)];
}

function optionOf(world: World, facts: PricingFacts, method: PaymentMethod): PaymentOption | undefined {
  const { payOut, target, payee } = facts;
  const { payIn, payInProduct, priceSetId } = method;
  const price = priceOf(world, facts, payIn);
  if (!price) return undefined;
  requireCountable(price);
  const { transferwise, payIn: payInFee, discount, partner, total } = price.fee;
  const withoutTax = { ...transferwise, amountMinor: transferwise.amountMinor - price.tax.amountMinor };
  const recipientType = payee?.type;
  const deliveryAt = deliveryOf({
    targetCurrency: target,
    payIn,
    payOut,
    fundedAt: world.now,
    ...(recipientType === undefined ? {} : { recipientType }),
  });
  return {
    payIn,
    payOut,
    payInProduct,
    priceSetId,
    disabledReason: disabledReason(world, facts, method, price.target),
    source: price.source,
    target: price.target,
    fee: { transferwise: withoutTax, payIn: payInFee, discount, partner, tax: price.tax, total },
    unroundedAmountToConvert: price.unroundedAmountToConvert,
    feeShare: shareOf(total, price.source),
    deferredFee: price.deferredFee ?? null,
    deliveryAt,
    delivery: deliveryText(deliveryAt, world.now),
  };
}

const shareOf = (part: Money, whole: Money): number =>
  Number(divideRounded(BigInt(part.amountMinor) * 10_000n, BigInt(whole.amountMinor))) / 1e4;

function priceOf(world: World, facts: PricingFacts, payIn: string): Price | undefined {
  const { source, target, discount, pricing } = facts;
  return priceFor({
    amount: facts.amount,
    side: facts.side,
    sourceCurrency: source,
    targetCurrency: target,
    rate: facts.rate,
    payIn,
    payOut: facts.payOut,
    taxRate: taxRateOf(source, target, facts.transferNature ?? undefined),
    ...(pricing === null ? {} : { override: pricing }),
    ...(discount === null ? {} : { discount: convert(discount, rateIn(world, discount.currency, source), source) }),
  });
}

function requireCountable({ source, target }: Price): void {
  const beyond = [source, target].find(({ amountMinor }) => !(amountMinor <= LARGEST_MINOR));
  if (beyond) refuse('quote.amount-too-high', { currency: beyond.currency });
}

/** @assumed the code for amounts above a currency's limit, which the sources give without one */
function disabledReason(
  world: World,
  { source, target, payOut, profileId }: PricingFacts,
  { payIn }: PaymentMethod,
  delivered: Money,
): PaymentOption['disabledReason'] {
  const holds = (currency: string): boolean =>
    profileId !== null && findStandardBalance(world, profileId, currency)?.investmentState === 'NOT_INVESTED';
  if (payIn === 'BALANCE' && !(holds(source) && (payOut !== 'BALANCE' || holds(target)))) return noBalance;
  const limit = limitOf(target, payOut);
  if (limit && isLess(limit, delivered)) return tooMuch;
  return currencyFacts(source)?.deposit || payIn !== 'BANK_TRANSFER' ? null : notCollected;
}

const noBalance = {
  code: 'error.payInmethod.disabled',
  message: 'Open a multi currency account and add funds to instantly pay for your transfers.',
};
const tooMuch = {
  code: 'error.payout.limit.exceeded',
  message: 'The amount is above the limit for a single payment in this currency.',
};
const notCollected = {
  code: 'error.payInmethod.disabled',
  message: 'Bank transfers cannot be made in this currency.',
};

const LARGEST_INTERAC = 10_000;

/** The most that can be paid out at once; undefined where there is no limit. Money that stays inside has none. */
function limitOf(target: string, payOut: string): Money | undefined {
  if (payOut === 'BALANCE') return undefined;
  const largest = payOut === 'INTERAC' ? LARGEST_INTERAC : (currencyFacts(target)?.maxTarget ?? undefined);
  return largest === undefined ? undefined : roundAmount(largest, target);
}
