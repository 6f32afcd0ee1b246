/** What sending money costs: the fee model, over whole minor units and exact fractions. */
import { convert, fractionDigits, type Money, money, roundAmount } from '../kernel/index.ts';
import { midRate } from '../rates/index.ts';
import { by, type Fraction, fraction, minus, over, plus, rounded, toDecimalText } from './fraction.ts';
import { fees, payInPercentage } from './payment-methods.ts';

/** A partner's own fee: `variable` as a share of the converted amount, `fixed` in units of the source currency. */
export interface PriceOverride {
  readonly variable: number;
  readonly fixed: number;
}

export interface PriceRequest {
  /** In the source currency for `SOURCE`, in the target currency for `TARGET`. */
  readonly amount: Money;
  readonly side: 'SOURCE' | 'TARGET';
  readonly sourceCurrency: string;
  readonly targetCurrency: string;
  readonly rate: number;
  readonly payIn: string;
  readonly payOut: string;
  readonly override?: PriceOverride;
  /** In the source currency; never more than Wise's and the partner's fee. */
  readonly discount?: Money;
  /** A share of the converted amount. */
  readonly taxRate: number;
}

/** All in the source currency but `target`. `source = converted + fee.total`, and `fee.transferwise` includes `tax`. */
export interface Price {
  readonly source: Money;
  readonly target: Money;
  readonly fee: {
    readonly transferwise: Money;
    readonly payIn: Money;
    readonly discount: Money;
    readonly partner: Money;
    readonly total: Money;
  };
  readonly tax: Money;
  readonly converted: Money;
  /** In units of the source currency, cut off after six decimals, as the documented examples have it. */
  readonly unroundedAmountToConvert: string;
  /** What the partner owes Wise because it charges its customer less than Wise charges. */
  readonly deferredFee?: Money;
}

const payOutExtra: ReadonlyMap<string, number> = new Map(Object.entries(fees.payOutExtra));
const taxByNature: ReadonlyMap<string, number> = new Map(Object.entries(fees.iof.natures));

interface Rates {
  readonly variable: Fraction;
  /** In minor units. */
  readonly fixed: bigint;
}

interface Model {
  readonly standard: Rates;
  readonly configured: Rates | undefined;
  readonly tax: Fraction;
  readonly payIn: Fraction;
  readonly discount: bigint;
}

interface Charge {
  readonly wise: bigint;
  readonly partner: bigint;
  readonly tax: bigint;
  readonly discount: bigint;
  readonly deferred: bigint | undefined;
  /** In minor units. */
  readonly unrounded: Fraction;
}

/**
 * Wise's fixed fee in the source currency.
 * @source quoteCreate
 * @assumed paying into a balance has no fixed part, however it is paid for
 */
export function fixedFee(sourceCurrency: string, payIn: string, payOut: string): Money {
  const { currency, fromBalance, otherwise, toBalance } = fees.fixed;
  const base = payOut === 'BALANCE' ? toBalance : payIn === 'BALANCE' ? fromBalance : otherwise;
  const extra = payOutExtra.get(payOut) ?? 0;
  return convert(roundAmount((base + extra).toFixed(2), currency), midRate(currency, sourceCurrency), sourceCurrency);
}

/** Wise's fee as a share of what is converted. */
export const variableFee = (sourceCurrency: string, targetCurrency: string): number =>
  sourceCurrency === targetCurrency ? fees.variable.sameCurrency : fees.variable.crossCurrency;

/**
 * The Brazilian tax on financial operations: due on every route to or from reals.
 * @source quoteCreate
 * @assumed the shares
 */
export function taxRateOf(sourceCurrency: string, targetCurrency: string, transferNature?: string): number {
  const { currency } = fees.iof;
  if (sourceCurrency !== currency && targetCurrency !== currency) return 0;
  return taxByNature.get(transferNature ?? '') ?? fees.iof.default;
}

function modelOf(request: PriceRequest): Model {
  const { sourceCurrency, targetCurrency, payIn, payOut, override } = request;
  return {
    standard: {
      variable: fraction(variableFee(sourceCurrency, targetCurrency)),
      fixed: BigInt(fixedFee(sourceCurrency, payIn, payOut).amountMinor),
    },
    configured: override && {
      variable: fraction(override.variable),
      fixed: BigInt(roundAmount(override.fixed, sourceCurrency).amountMinor),
    },
    tax: fraction(request.taxRate),
    payIn: fraction(payInPercentage(payIn)),
    discount: BigInt(request.discount?.amountMinor ?? 0),
  };
}

const share = (amount: Fraction, part: Fraction): bigint => rounded(by(amount, part));
const feeOn = (amount: Fraction, { variable, fixed }: Rates): bigint => share(amount, variable) + fixed;
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** What is converted of `available` once fee and tax are taken from it, before any rounding. */
const amountToConvert = (available: bigint, { variable, fixed }: Rates, tax: Fraction): Fraction =>
  over(fraction(available - fixed), plus(fraction(1n), plus(variable, tax)));

/**
 * The fees on converting `amount`. A partner that asks more than Wise keeps the difference; one that asks less owes it.
 * @param standardAmount what would be converted at Wise's own fee: the deferred fee is taken on it
 */
function chargeOn(model: Model, amount: Fraction, standardAmount: Fraction): Charge {
  const { standard, configured } = model;
  const wise = feeOn(amount, standard);
  const tax = share(amount, model.tax);
  const base = { tax, unrounded: amount, deferred: undefined };
  if (!configured) return { ...base, wise, partner: 0n, discount: smaller(model.discount, wise) };
  const asked = feeOn(amount, configured);
  if (asked < wise) {
    const deferred = feeOn(standardAmount, standard) - asked;
    const discount = smaller(model.discount, asked);
    return { tax, wise: asked, partner: 0n, discount, deferred, unrounded: standardAmount };
  }
  // Two roundings may meet one minor unit below zero; a partner's share cannot.
  const part = share(amount, minus(configured.variable, standard.variable)) + configured.fixed - standard.fixed;
  const partner = part > 0n ? part : 0n;
  return { ...base, wise, partner, discount: smaller(model.discount, wise + partner) };
}

/** A discount that covers the whole fee leaves nothing to take but tax. */
function chargeOnSource(model: Model, available: bigint): Charge {
  const rates = model.configured ?? model.standard;
  const charge = (discount: bigint): Charge =>
    chargeOn(
      model,
      amountToConvert(available + discount, rates, model.tax),
      amountToConvert(available + discount, model.standard, model.tax),
    );
  const first = charge(model.discount);
  return first.discount === model.discount ? first : charge(first.discount);
}

function priceOf(request: PriceRequest, parts: Charge & { source: bigint; target: bigint; payIn: bigint }): Price {
  const { sourceCurrency } = request;
  const inSource = (minor: bigint): Money => money(Number(minor), sourceCurrency);
  const total = parts.wise + parts.tax + parts.payIn + parts.partner - parts.discount;
  const units = over(parts.unrounded, fraction(10n ** BigInt(fractionDigits(sourceCurrency))));
  return {
    source: inSource(parts.source),
    target: money(Number(parts.target), request.targetCurrency),
    fee: {
      transferwise: inSource(parts.wise + parts.tax),
      payIn: inSource(parts.payIn),
      discount: inSource(parts.discount),
      partner: inSource(parts.partner),
      total: inSource(total),
    },
    tax: inSource(parts.tax),
    converted: inSource(parts.source - total),
    unroundedAmountToConvert: toDecimalText(units, 6),
    ...(parts.deferred === undefined ? {} : { deferredFee: inSource(parts.deferred) }),
  };
}

/** How many minor units of the target currency one minor unit of the source currency buys. */
function minorRate({ rate, sourceCurrency, targetCurrency }: PriceRequest): Fraction {
  const scale = (currency: string): Fraction => fraction(10n ** BigInt(fractionDigits(currency)));
  return over(by(fraction(rate), scale(targetCurrency)), scale(sourceCurrency));
}

function priceOfSource(request: PriceRequest, model: Model): Price | undefined {
  const source = BigInt(request.amount.amountMinor);
  const payIn = share(fraction(source), model.payIn);
  const charge = chargeOnSource(model, source - payIn);
  const converted = source - payIn - charge.wise - charge.partner - charge.tax + charge.discount;
  const target = rounded(by(fraction(converted), minorRate(request)));
  return converted > 0n && target > 0n ? priceOf(request, { ...charge, source, target, payIn }) : undefined;
}

function priceOfTarget(request: PriceRequest, model: Model): Price | undefined {
  const target = BigInt(request.amount.amountMinor);
  const converted = rounded(over(fraction(target), minorRate(request)));
  if (converted <= 0n || target <= 0n) return undefined;
  const charge = chargeOn(model, fraction(converted), fraction(converted));
  const before = converted + charge.wise + charge.partner + charge.tax - charge.discount;
  const source = rounded(over(fraction(before), minus(fraction(1n), model.payIn)));
  return priceOf(request, { ...charge, source, target, payIn: source - before });
}

/**
 * The price of one way to pay: from the amount sent to the amount received, or back.
 * @returns undefined when the amount does not cover the fees, or is worth less than one minor unit
 * @source quoteCreate
 */
export function priceFor(request: PriceRequest): Price | undefined {
  const model = modelOf(request);
  return request.side === 'SOURCE' ? priceOfSource(request, model) : priceOfTarget(request, model);
}
