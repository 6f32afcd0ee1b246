/** What the same payment costs elsewhere and here. */
import {
  addBusinessDays,
  convert,
  type Duration,
  fractionDigits,
  hours,
  type Instant,
  later,
  type Money,
  money,
  roundAmount,
  startOfHour,
  subtract,
  type World,
} from '../kernel/index.ts';
import { rateIn } from '../rates/index.ts';
import { deliveryOf } from './delivery.ts';
import { by, fraction, over, rounded } from './fraction.ts';
import { fees } from './payment-methods.ts';
import { priceFor, taxRateOf } from './price.ts';
import type { Tariff, WaitType } from './providers.ts';
import type { Quote } from './record.ts';

/** What is to be paid: an amount on one side, and the mid-market rate to compare by. */
export interface Payment extends Pick<Quote, 'source' | 'target' | 'side' | 'amount'> {
  readonly midRate: number;
}

/** How one provider would do it. */
export interface Offer {
  readonly rate: number;
  readonly fee: Money;
  /** When the price was looked up. */
  readonly collectedAt: Instant;
  readonly sourceCountry: string | null;
  readonly targetCountry: string | null;
  /** How much worse than the mid-market rate, in per cent. */
  readonly markup: number;
  /** What is sent, the fee included, and what is received. */
  readonly source: Money;
  readonly target: Money;
  readonly wait: { readonly min: Duration | null; readonly max: Duration | null };
  readonly arrival: { readonly min: Instant | null; readonly max: Instant | null };
  readonly waitType: WaitType;
}

/** What is known of Wise's own price beforehand; null for what is not. */
export interface OwnPrice {
  readonly fee: number | null;
  readonly payIn: string;
  readonly deliveryAt: Instant | null;
  readonly quotedAt: Instant | null;
}

/**
 * Wise's offer: what its quote for the same amount says, unless the caller knows better.
 * @returns undefined when the amount does not cover the fee
 * @source comparisonGet
 */
export function ownOffer(world: World, payment: Payment, own: OwnPrice): Offer | undefined {
  const { source, target, side, amount, midRate: rate } = payment;
  const fee = own.fee === null ? quotedFee(payment, own.payIn) : roundAmount(own.fee, source);
  const amounts = fee && amountsAt({ side, amount, source, target }, rate, fee);
  if (!fee || !amounts) return undefined;
  const from = own.quotedAt ?? world.now;
  const usual = deliveryOf({ targetCurrency: target, payIn: own.payIn, payOut: 'BANK_TRANSFER', fundedAt: from });
  const at = own.deliveryAt ?? usual;
  const wait = Math.max(0, at - from);
  const anywhere = { sourceCountry: null, targetCountry: null, markup: 0 };
  const speed = { wait: { min: wait, max: wait }, arrival: { min: at, max: at }, waitType: 'CALENDAR' } as const;
  return { rate, fee, collectedAt: from, ...anywhere, ...amounts, ...speed };
}

function quotedFee({ source, target, side, amount, midRate: rate }: Payment, payIn: string): Money | undefined {
  const taxRate = taxRateOf(source, target);
  const route = { sourceCurrency: source, targetCurrency: target, payIn, payOut: 'BANK_TRANSFER' };
  return priceFor({ ...route, side, amount, rate, taxRate })?.fee.total;
}

/**
 * Another provider's offer by its tariff.
 * @returns undefined when the amount does not cover the fee
 * @source comparisonGet
 * @assumed prices were looked up at the full hour, as they are collected about once in one
 */
export function offerBy(world: World, payment: Payment, tariff: Tariff): Offer | undefined {
  const { sourceCountry, targetCountry, markup, hours: wait, durationType } = tariff;
  const { currency } = fees.fixed;
  const fee = convert(roundAmount(tariff.fee, currency), rateIn(world, currency, payment.source), payment.source);
  const rate = markedUp(payment.midRate, markup);
  const amounts = amountsAt(payment, rate, fee);
  if (!amounts) return undefined;
  const arrive = (length: number | null): Instant | null =>
    length === null ? null : arrival(world.now, length, durationType);
  const length = (span: number | null): Duration | null => (span === null ? null : hours(span));
  return {
    rate,
    fee,
    collectedAt: startOfHour(world.now),
    sourceCountry,
    targetCountry,
    markup,
    ...amounts,
    wait: { min: length(wait.min), max: length(wait.max) },
    arrival: { min: arrive(wait.min), max: arrive(wait.max) },
    waitType: durationType,
  };
}

const HOURS_OF_DAY = 24;

const arrival = (from: Instant, length: number, type: WaitType): Instant =>
  type === 'BUSINESS' ? addBusinessDays(from, Math.ceil(length / HOURS_OF_DAY)) : later(from, hours(length));

/** A rate of the market made worse by some per cent, to eight decimals. */
function markedUp(rate: number, markup: number): number {
  const kept = over(fraction(Number((100 - markup).toFixed(8))), fraction(100));
  return Number(rounded(by(by(fraction(rate), kept), fraction(1e8)))) / 1e8;
}

type Sides = Pick<Payment, 'source' | 'target' | 'side' | 'amount'>;

/** What is sent and received at a rate and a fee; undefined when nothing would be left. */
function amountsAt(
  { source, target, side, amount }: Sides,
  rate: number,
  fee: Money,
): Pick<Offer, 'source' | 'target'> | undefined {
  if (side === 'TARGET') {
    const converted = worthBefore(amount, rate, source);
    if (converted.amountMinor <= 0) return undefined;
    return { source: money(converted.amountMinor + fee.amountMinor, source), target: amount };
  }
  const received = convert(subtract(amount, fee), rate, target);
  return received.amountMinor > 0 ? { source: amount, target: received } : undefined;
}

/** What becomes `amount` at this rate. */
function worthBefore(amount: Money, rate: number, source: string): Money {
  const units = over(fraction(BigInt(amount.amountMinor)), fraction(10n ** BigInt(fractionDigits(amount.currency))));
  const minor = by(over(units, fraction(rate)), fraction(10n ** BigInt(fractionDigits(source))));
  return money(Number(rounded(minor)), source);
}
