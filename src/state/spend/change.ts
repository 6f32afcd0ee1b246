/** Customers set limits of their own. */
import type { Actor } from '../access/index.ts';
import { type Card, requireCard, requireChangeable } from '../cards/index.ts';
import {
  type CurrencyCode,
  insert,
  isLess,
  type Money,
  patch,
  refuse,
  toLabel,
  type World,
  zero,
} from '../kernel/index.ts';
import { requireWorkingProfile } from '../profiles/index.ts';
import { cardLimitOf, currencyOf, profileLimitId, termsOf } from './limits.ts';
import { type CardSpending, cardSpending } from './read.ts';
import { type CardLimit, cardLimits, type Granularity, profileLimits, type SpendKind } from './record.ts';

/** Limits as they were asked for; undefined where they were not. */
export interface ProfileLimitWish {
  readonly kind: SpendKind;
  readonly daily: Money | undefined;
  readonly monthly: Money | undefined;
}

/**
 * Limits what all cards of a profile may spend together. Both windows are set at once, and cannot be done without.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `spend.value-missing`, `spend.other-currency`,
 * `spend.negative-limit`, `spend.above-maximum`
 * @source spendLimitsProfileUpdate
 * @assumed a month may be allowed less than a day
 */
export function changeProfileLimit(world: World, actor: Actor, profileId: number, wish: ProfileLimitWish): void {
  const currency = currencyOf(requireWorkingProfile(world, actor, profileId));
  const { highest } = termsOf(wish.kind, currency);
  const requireWindow = (window: 'daily' | 'monthly'): Money => {
    const path = `aggregateWindow.${window}.value`;
    const amount = requireLimit(wish[window] ?? refuse('spend.value-missing', { path }), currency, path);
    if (isLess(highest, amount)) refuse('spend.above-maximum', { path: `${path}.amount`, max: toLabel(highest) });
    return amount;
  };
  const limits = { daily: requireWindow('daily'), monthly: requireWindow('monthly') };
  const id = profileLimitId(profileId, wish.kind);
  if (world.table(profileLimits).get(id)) patch(world, profileLimits, id, limits);
  else insert(world, profileLimits, { id, profileId, kind: wish.kind, ...limits });
}

function requireLimit(amount: Money, expected: CurrencyCode, path: string): Money {
  const { currency } = amount;
  if (currency !== expected) refuse('spend.other-currency', { path: `${path}.currency`, currency, expected });
  return isLess(amount, zero(currency)) ? refuse('spend.negative-limit', { path: `${path}.amount` }) : amount;
}

export type CardLimitWish = Readonly<Partial<Record<Granularity, Money>>>;

/**
 * Limits what one card may spend; limits that are not named stay as they are.
 * @throws Refusal `access.forbidden`, `card.not-found`, `card.not-changeable`, `spend.other-currency`,
 * `spend.negative-limit`
 * @source spendLimitsCardUpdate
 * @assumed limits are in the currency of the card's program, and have no maximum
 */
export function changeCardLimits(
  world: World,
  actor: Actor,
  profileId: number,
  token: string,
  wish: CardLimitWish,
): CardSpending {
  const card = changeable(world, actor, profileId, token);
  for (const [granularity, amount] of Object.entries(wish)) {
    requireLimit(amount, card.program.currency, `${granularity}.value`);
  }
  return keep(world, card, wish);
}

/**
 * Takes one of a card's limits away. One that it does not have is no fault.
 * @throws Refusal `access.forbidden`, `card.not-found`, `card.not-changeable`
 * @source spendLimitsCardDelete
 */
export const removeCardLimit = (
  world: World,
  actor: Actor,
  profileId: number,
  token: string,
  granularity: Granularity,
): CardSpending => keep(world, changeable(world, actor, profileId, token), { [granularity]: null });

/** A card that may be changed; one that will never be used again keeps the limits it had. */
function changeable(world: World, actor: Actor, profileId: number, token: string): Card {
  const card = requireCard(world, actor, profileId, token);
  requireChangeable(card);
  return card;
}

function keep(world: World, card: Card, changes: Partial<Omit<CardLimit, 'id'>>): CardSpending {
  const known = world.table(cardLimits).get(card.id);
  if (known) patch(world, cardLimits, card.id, changes);
  else insert(world, cardLimits, { ...cardLimitOf(world, card), ...changes });
  return cardSpending(world, card);
}
