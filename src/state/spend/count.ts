/** How much was spent: a counter for each card, and two for each profile. */
import type { Card } from '../cards/index.ts';
import {
  add,
  type CurrencyCode,
  convert,
  insert,
  type Money,
  patch,
  subtract,
  type World,
  zero,
} from '../kernel/index.ts';
import { findProfile, type Profile } from '../profiles/index.ts';
import { rateIn } from '../rates/index.ts';
import { type Windows, windowsAt, zoneOf } from './calendar.ts';
import { currencyOf, worthOf } from './limits.ts';
import {
  type SpendCounter,
  type Spending,
  type SpendKind,
  type SpendShare,
  type Spent,
  spendCounters,
  spendings,
} from './record.ts';

/** A payment with a card, before anything is decided. */
export interface SpendAttempt {
  readonly card: Card;
  /** Not negative, in the currency of the payment. */
  readonly amount: Money;
  readonly kind: SpendKind;
  /** Merchant category, one to four digits. */
  readonly mcc: string;
}

/** What was spent in the windows of this instant, in one currency. */
export interface Usage {
  readonly daily: Money;
  readonly monthly: Money;
  readonly lifetime: Money;
}

const cardCounter = ({ id }: Card): string => `card:${id}`;
const profileCounter = (profileId: number, kind: SpendKind): string => `profile:${profileId}:${kind}`;

/** The profile whose card it is; a card without one is a bug. */
export function ownerOf(world: World, { id, profileId }: Card): Profile {
  const owner = findProfile(world, profileId);
  if (!owner) throw new Error(`card ${id} has no profile`);
  return owner;
}

/** Today and this month, where the profile is. */
export const windowsOf = (world: World, { address }: Profile): Windows =>
  windowsAt(world.now, zoneOf(address?.country));

/** What the card has spent, in its program's currency. */
export const cardUsage = (world: World, card: Card): Usage =>
  usageOf(world, cardCounter(card), card.program.currency, windowsOf(world, ownerOf(world, card)));

/** What the profile's cards have spent together, in its currency. */
export const profileUsage = (world: World, profile: Profile, kind: SpendKind): Usage =>
  usageOf(world, profileCounter(profile.id, kind), currencyOf(profile), windowsOf(world, profile));

function usageOf(world: World, id: string, currency: CurrencyCode, { day, month }: Windows): Usage {
  const counter = world.table(spendCounters).get(id);
  if (!counter) return { daily: zero(currency), monthly: zero(currency), lifetime: zero(currency) };
  const now = rolledTo(counter, day, month);
  // A profile that has moved is counted in another currency from then on.
  const here = (amount: Money): Money => worthOf(world, amount, currency);
  return { daily: here(now.daily.amount), monthly: here(now.monthly.amount), lifetime: here(now.lifetime) };
}

/** The counter as it stands in these windows: in a new one nothing was spent yet. */
function rolledTo(counter: SpendCounter, day: number, month: number): SpendCounter {
  const roll = (spent: Spent, window: number): Spent =>
    spent.window === window ? spent : { window, amount: zero(counter.lifetime.currency) };
  return { ...counter, daily: roll(counter.daily, day), monthly: roll(counter.monthly, month) };
}

/**
 * Counts a payment that was authorised towards the limits of its card and profile.
 * @source spendLimitsProfileGet, spendLimitsCardGet `usage`
 * @assumed at the mid-market rate of this moment; what a limit did not stand for yet is counted all the same
 */
export function countSpending(world: World, transactionId: number, { card, amount, kind }: SpendAttempt): void {
  const owner = ownerOf(world, card);
  const { day, month } = windowsOf(world, owner);
  const shareOf = (counterId: string, currency: CurrencyCode): SpendShare => {
    const known = world.table(spendCounters).get(counterId)?.lifetime.currency ?? currency;
    const rate = rateIn(world, amount.currency, known);
    return { counterId, day, month, amount: convert(amount, rate, known), rate };
  };
  const shares = [
    shareOf(cardCounter(card), card.program.currency),
    shareOf(profileCounter(owner.id, kind), currencyOf(owner)),
  ];
  insert(world, spendings, { id: transactionId, amount, shares });
  for (const share of shares) countIn(world, share);
}

/** Adds a share to its counter, beginning new windows where the old ones are over. */
function countIn(world: World, { counterId: id, day, month, amount }: SpendShare): void {
  const before = world.table(spendCounters).get(id);
  if (!before) {
    const [daily, monthly] = [
      { window: day, amount },
      { window: month, amount },
    ];
    insert(world, spendCounters, { id, daily, monthly, lifetime: amount });
    return;
  }
  patch(world, spendCounters, id, plus(rolledTo(before, day, month), day, month, amount));
}

/** The counter with `amount` more, where its windows are these; what is over stays as it was. */
function plus(counter: SpendCounter, day: number, month: number, amount: Money): Omit<SpendCounter, 'id'> {
  const grown = (spent: Spent, window: number): Spent =>
    spent.window === window ? { window, amount: add(spent.amount, amount) } : spent;
  return {
    daily: grown(counter.daily, day),
    monthly: grown(counter.monthly, month),
    lifetime: add(counter.lifetime, amount),
  };
}

/**
 * A counted payment is worth another amount by now: it was partly or wholly reversed, expired, or cleared for more.
 * The difference counts in the windows in which the payment was authorised, as long as they last; what was never
 * counted is left alone.
 * @param amount what is authorised from now on, in the payment's currency
 * @assumed at the rate of the authorisation
 */
export function adjustSpending(world: World, transactionId: number, amount: Money): void {
  const spending = world.table(spendings).get(transactionId);
  if (!spending) return;
  requireSameCurrency(spending, amount);
  const shares = spending.shares.map(share => adjust(world, share, amount));
  patch(world, spendings, transactionId, { amount, shares });
}

function adjust(world: World, share: SpendShare, total: Money): SpendShare {
  const { counterId, day, month, amount: before, rate } = share;
  const counter = world.table(spendCounters).get(counterId);
  if (!counter) throw new Error(`nothing was counted in ${counterId}`);
  const amount = convert(total, rate, before.currency);
  patch(world, spendCounters, counterId, plus(counter, day, month, subtract(amount, before)));
  return { ...share, amount };
}

function requireSameCurrency({ id, amount: before }: Spending, amount: Money): void {
  if (before.currency === amount.currency) return;
  throw new Error(`transaction ${id} was counted in ${before.currency}, not in ${amount.currency}`);
}
