/** Limits together with what was spent of them. */
import type { Actor } from '../access/index.ts';
import { type Card, requireCard } from '../cards/index.ts';
import { type Instant, type Money, type World, zero } from '../kernel/index.ts';
import { type Profile, requireProfile } from '../profiles/index.ts';
import { cardUsage, ownerOf, profileUsage, windowsOf } from './count.ts';
import { cardLimitOf, currencyOf, profileLimitOf, spendKinds, termsOf } from './limits.ts';
import type { Granularity, SpendKind } from './record.ts';

export interface LimitInUse {
  readonly value: Money;
  readonly usage: Money;
  /** The first instant at which nothing is used any more; null where that never comes. */
  readonly endsAt: Instant | null;
}

/** One kind of a profile's limits. */
export interface ProfileSpending {
  readonly kind: SpendKind;
  readonly daily: LimitInUse & { readonly endsAt: Instant };
  readonly monthly: LimitInUse & { readonly endsAt: Instant };
  /** What either may be raised to. */
  readonly max: Money;
}

/**
 * What the profile's cards may spend together, and have spent.
 * @throws Refusal `access.forbidden`
 * @source spendLimitsProfileGet, spendControlsProfileLimitsGet
 */
export function spendingOf(world: World, actor: Actor, profileId: number): ProfileSpending[] {
  const profile = requireProfile(world, actor, profileId);
  return spendKinds.map(kind => profileSpending(world, profile, kind));
}

function profileSpending(world: World, profile: Profile, kind: SpendKind): ProfileSpending {
  const { daily, monthly } = profileLimitOf(world, profile, kind);
  const used = profileUsage(world, profile, kind);
  const { dayEndsAt, monthEndsAt } = windowsOf(world, profile);
  return {
    kind,
    daily: { value: daily, usage: used.daily, endsAt: dayEndsAt },
    monthly: { value: monthly, usage: used.monthly, endsAt: monthEndsAt },
    max: termsOf(kind, currencyOf(profile)).highest,
  };
}

/** A card's limits; null where it has none. */
export type CardSpending = Readonly<Record<Granularity, LimitInUse | null>>;

/**
 * What a card may spend, and has spent.
 * @throws Refusal `access.forbidden`, `card.not-found`
 * @source spendLimitsCardGet
 */
export const spendingOfCard = (world: World, actor: Actor, profileId: number, token: string): CardSpending =>
  cardSpending(world, requireCard(world, actor, profileId, token));

export function cardSpending(world: World, card: Card): CardSpending {
  const { transaction, daily, monthly, lifetime } = cardLimitOf(world, card);
  const used = cardUsage(world, card);
  const { dayEndsAt, monthEndsAt } = windowsOf(world, ownerOf(world, card));
  return {
    transaction: transaction && { value: transaction, usage: zero(transaction.currency), endsAt: null },
    daily: daily && { value: daily, usage: used.daily, endsAt: dayEndsAt },
    monthly: monthly && { value: monthly, usage: used.monthly, endsAt: monthEndsAt },
    lifetime: lifetime && { value: lifetime, usage: used.lifetime, endsAt: null },
  };
}
