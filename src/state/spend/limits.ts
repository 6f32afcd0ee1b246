/** How much may be spent. */
import countriesJson from '../../../fixtures/reference/countries.json' with { type: 'json' };
import limitsJson from '../../../fixtures/reference/spend-limits.json' with { type: 'json' };
import { type Card, findOrderOf } from '../cards/index.ts';
import { type CurrencyCode, convert, type Money, money, roundAmount, toUnits, type World } from '../kernel/index.ts';
import type { Profile } from '../profiles/index.ts';
import { balanceCurrencies, midRate, rateIn } from '../rates/index.ts';
import { type CardLimit, cardLimits, type ProfileLimit, profileLimits, type SpendKind } from './record.ts';

/** In the order in which they are shown. */
export const spendKinds: readonly SpendKind[] = ['PURCHASE', 'ATM_WITHDRAWAL'];

const currencyByCountry: ReadonlyMap<string, string | null> = new Map(
  countriesJson.map(({ iso2, currency }) => [iso2, currency]),
);
const held: ReadonlySet<string> = new Set(balanceCurrencies.map(({ code }) => code));

/**
 * The currency in which a profile's spending is counted.
 * @source spendLimitsProfileGet
 * @assumed its country's, and the pound where that cannot be held
 */
export function currencyOf({ address }: Profile): CurrencyCode {
  const own = currencyByCountry.get(address?.country ?? '');
  return own && held.has(own) ? own : limitsJson.currency;
}

/** An amount at the mid-market rate of this world. */
export const worthOf = (world: World, amount: Money, currency: CurrencyCode): Money =>
  convert(amount, rateIn(world, amount.currency, currency), currency);

interface Terms {
  /** Without a wish of the customer. */
  readonly usual: Money;
  /** What no wish can exceed. */
  readonly highest: Money;
}

/**
 * What a profile may spend in a day, and in a month.
 * @source spendLimitsProfileGet, its example
 * @assumed pounds at the published mid-market rate, to two digits, elsewhere
 */
export function termsOf(kind: SpendKind, currency: CurrencyCode): Terms {
  const row = limitsJson.limits.find(limit => limit.kind === kind);
  if (!row) throw new Error(`no limits are known for ${kind}`);
  const here = (pounds: number): Money => {
    if (currency === limitsJson.currency) return roundAmount(pounds, currency);
    const exact = toUnits(
      convert(roundAmount(pounds, limitsJson.currency), midRate(limitsJson.currency, currency), currency),
    );
    return roundAmount(exact.toPrecision(2), currency);
  };
  return { usual: here(row.usual), highest: here(row.highest) };
}

export const profileLimitId = (profileId: number, kind: SpendKind): string => `${profileId}:${kind}`;

/** A profile's limits of one kind, in the currency that its spending is counted in. */
export function profileLimitOf(world: World, profile: Profile, kind: SpendKind): ProfileLimit {
  const id = profileLimitId(profile.id, kind);
  const currency = currencyOf(profile);
  const own = world.table(profileLimits).get(id);
  const { usual } = termsOf(kind, currency);
  // Who has moved to another country since keeps the worth of what was chosen.
  const inCurrency = (amount: Money | undefined): Money => (amount ? worthOf(world, amount, currency) : usual);
  return { id, profileId: profile.id, kind, daily: inCurrency(own?.daily), monthly: inCurrency(own?.monthly) };
}

/**
 * A card's limits. Until they are changed, a card has none but the one it was ordered with.
 * @source cardOrderCreate `lifetimeLimit`; spendLimitsCardGet
 */
export function cardLimitOf(world: World, card: Card): CardLimit {
  const { id, program } = card;
  const own = world.table(cardLimits).get(id);
  if (own) return own;
  const ordered = findOrderOf(world, card)?.lifetimeLimitMinor ?? null;
  const lifetime = ordered === null ? null : money(ordered, program.currency);
  return { id, transaction: null, daily: null, monthly: null, lifetime };
}
