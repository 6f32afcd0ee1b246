/** Every way to pay for a quote, each with its own price. */
import { findStandardBalance } from '../balances/index.ts';
import { divideRounded, isLess, LARGEST_MINOR, type Money, refuse, roundAmount, type World } from '../kernel/index.ts';
import { currencyFacts } from '../rates/index.ts';
import { deliveryOf, deliveryText } from './delivery.ts';
import type { Payee } from './payee.ts';
import { findPaymentMethod, type PaymentMethod, paymentMethodsFor } from './payment-methods.ts';
import { type Price, priceFor, taxRateOf } from './price.ts';
import type { PaymentOption, PricedQuote } from './record.ts';

/** What the prices follow from. */
export type PricingFacts = Pick<
  PricedQuote,
  | 'source'
  | 'target'
  | 'side'
  | 'amount'
  | 'rate'
  | 'payOut'
  | 'preferredPayIn'
  | 'transferNature'
  | 'pricing'
  | 'discount'
  | 'payeeType'
  | 'balances'
  | 'pricedAt'
>;

/** The latest answer: who makes a quote shows it next. */
let latest: { readonly facts: PricingFacts; readonly options: readonly PaymentOption[] } | undefined;

/**
 * The ways to pay, the preferred one first, never none. A way whose fee the amount does not cover is left out.
 * @source quoteCreate
 */
export function optionsOf(facts: PricingFacts): readonly PaymentOption[] {
  if (latest?.facts === facts) return latest.options;
  const options = waysToPay(facts)
    .map(way => optionOf(facts, way))
    .filter(option => option !== undefined);
  latest = { facts, options };
  return options;
}

/**
 * The price that holds for a way of paying. Ways that have none of their own, such as a bulk settlement, cost what a
 * bank transfer does.
 * @source quoteCreate
 */
export function optionFor(facts: PricingFacts, payIn = 'BANK_TRANSFER'): PaymentOption {
  if (latestOne?.facts === facts && latestOne.payIn === payIn) return latestOne.option;
  const option = findOption(facts, payIn);
  latestOne = { facts, payIn, option };
  return option;
}

/** Making a transfer asks for one price several times. */
let latestOne: { readonly facts: PricingFacts; readonly payIn: string; readonly option: PaymentOption } | undefined;

function findOption(facts: PricingFacts, payIn: string): PaymentOption {
  const ways = waysToPay(facts);
  for (const name of [payIn, 'BANK_TRANSFER']) {
    const way = ways.find(({ payIn: known }) => known === name);
    const option = way && optionOf(facts, way);
    if (option) return option;
  }
  const [first] = optionsOf(facts);
  if (!first) throw new Error('a quote without payment options');
  return first;
}

/**
 * Refuses what has no price.
 * @throws Refusal `quote.amount-too-low` when the first way to pay is not covered, `quote.amount-too-high` when an amount
 * would leave the range in which money is counted
 */
export function requirePriceable(facts: PricingFacts): void {
  const [first] = waysToPay(facts);
  const path = facts.side === 'SOURCE' ? 'sourceAmount' : 'targetAmount';
  if (!first || !optionOf(facts, first)) refuse('quote.amount-too-low', { path });
  for (const { source, target } of optionsOf(facts)) {
    const beyond = [source, target].find(({ amountMinor }) => !(amountMinor <= LARGEST_MINOR));
    if (beyond) refuse('quote.amount-too-high', { currency: beyond.currency, path });
  }
}

/**
 * Whether the profile can pay out of a balance in the source currency, and into one in the target currency: its own,
 * unless the payee is another.
 */
export function usableBalances(
  world: World,
  profileId: number,
  { source, target }: Pick<PricedQuote, 'source' | 'target'>,
  payee: Payee | undefined,
): PricedQuote['balances'] {
  const holds = (currency: string): boolean =>
    findStandardBalance(world, profileId, currency)?.investmentState === 'NOT_INVESTED';
  return { source: holds(source), target: payee?.internal === true || holds(target) };
}

/** @assumed money can be priced from a currency that nobody collects; the one way to pay is then disabled */
function waysToPay({ source, payOut, preferredPayIn }: PricingFacts): readonly PaymentMethod[] {
  const offered = paymentMethodsFor(source, payOut);
  const fallback = findPaymentMethod('BANK_TRANSFER');
  if (offered.length === 0) return fallback ? [fallback] : [];
  const preferred = offered.filter(({ payIn }) => payIn === preferredPayIn);
  return [...preferred, ...offered.filter(({ payIn }) => payIn !== preferredPayIn)];
}

function optionOf(facts: PricingFacts, method: PaymentMethod): PaymentOption | undefined {
  const { payOut, target, payeeType, pricedAt } = facts;
  const { payIn, payInProduct, priceSetId } = method;
  const price = priceOf(facts, payIn);
  if (!price) return undefined;
  const { transferwise, payIn: payInFee, discount, partner, total } = price.fee;
  const withoutTax = { ...transferwise, amountMinor: transferwise.amountMinor - price.tax.amountMinor };
  const recipientType = payeeType ?? undefined;
  const deliveryAt = deliveryOf({ targetCurrency: target, payIn, payOut, fundedAt: pricedAt, recipientType });
  return {
    payIn,
    payOut,
    payInProduct,
    priceSetId,
    disabledReason: disabledReason(facts, method, price.target),
    source: price.source,
    target: price.target,
    fee: { transferwise: withoutTax, payIn: payInFee, discount, partner, tax: price.tax, total },
    unroundedAmountToConvert: price.unroundedAmountToConvert,
    feeShare: shareOf(total, price.source),
    deferredFee: price.deferredFee ?? null,
    deliveryAt,
    delivery: deliveryText(deliveryAt, pricedAt),
  };
}

const shareOf = (part: Money, whole: Money): number =>
  Number(divideRounded(BigInt(part.amountMinor) * 10_000n, BigInt(whole.amountMinor))) / 1e4;

function priceOf(facts: PricingFacts, payIn: string): Price | undefined {
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
    ...(discount === null ? {} : { discount }),
  });
}

/** @assumed the code for amounts above a currency's limit, which the sources give without one */
function disabledReason(
  { source, target, payOut, balances }: PricingFacts,
  { payIn }: PaymentMethod,
  delivered: Money,
): PaymentOption['disabledReason'] {
  if (payIn === 'BALANCE' && !(balances.source && (payOut !== 'BALANCE' || balances.target))) return noBalance;
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
