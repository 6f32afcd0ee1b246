import type { Actor } from '../access/index.ts';
import {
  addBusinessDays,
  begin,
  convert,
  hours,
  type Instant,
  insert,
  later,
  nextNumber,
  nextUuid,
  patch,
  seconds,
  type World,
} from '../kernel/index.ts';
import { QUOTE_LIFETIME, quoteLifecycle } from '../lifecycles/quote.ts';
import { type Profile, requireProfile } from '../profiles/index.ts';
import { rateIn } from '../rates/index.ts';
import { checkPricing, requireAmount, requireCurrencies } from './check.ts';
import type { QuoteCommand } from './command.ts';
import { noticesFor } from './notices.ts';
import { requirePriceable, usableBalances } from './options.ts';
import { checkPayOut, payOutFor } from './pay-out.ts';
import { type Payee, payeeIdOf, requirePayee } from './payee.ts';
import { type PricedQuote, type Quote, quotes } from './record.ts';
import { discountOf, partnerTermsOf } from './terms.ts';

/** What personal tokens are known as where an application's name stands. */
const PERSONAL_TOKENS = 'transferwise-personal-tokens';
/** @assumed a name for those who show no token: programs refuse a quote without a client id */
const NOBODY = 'anonymous';

function clientOf(actor: Actor): string {
  if (actor.kind === 'personal') return PERSONAL_TOKENS;
  return (actor.kind === 'client' || actor.kind === 'user' ? actor.clientId : null) ?? NOBODY;
}

/** For whom a price is made; a quote that belongs to nobody has neither. */
interface Party {
  readonly profile: Profile | undefined;
  readonly payee: Payee | undefined;
  readonly rateExpiresAt: Instant;
}

function price(world: World, actor: Actor, command: QuoteCommand, party: Party): PricedQuote {
  const { sourceCurrency: source, targetCurrency: target, preferredPayIn, transferNature } = command;
  const { profile, payee, rateExpiresAt } = party;
  const clientId = clientOf(actor);
  const terms = partnerTermsOf(world, clientId);
  const { side, amount } = requireAmount(command);
  const pricing = checkPricing(command.pricing, terms);
  const preferredPayOut = checkPayOut(command.payOut, target, terms);
  const payOut = payOutFor(preferredPayOut, payee);
  const rate = rateIn(world, source, target);
  const discount = profile ? discountOf(world, profile.id) : null;
  const asked = { source, target, side, amount, rate, payOut, preferredPayIn, transferNature, pricing };
  return {
    ...asked,
    clientId,
    preferredPayOut,
    discount: discount && convert(discount, rateIn(world, discount.currency, source), source),
    payeeType: payee?.type ?? null,
    balances: profile ? usableBalances(world, profile.id, asked, payee) : { source: false, target: false },
    pricedAt: world.now,
    payInCountry: profile?.address?.country ?? null,
    payOutCountry: payee?.country ?? null,
    recipientId: payee?.id ?? null,
    toSelf: payee?.ownedByCustomer ?? false,
    notices: profile ? noticesFor(world, profile.id) : [],
    priceDecision: nextUuid(world),
    createdAt: world.now,
    rateAt: world.now,
    rateExpiresAt,
    expiresAt: later(world.now, QUOTE_LIFETIME),
  };
}

/**
 * Prices a payment for a profile, for half an hour.
 * @throws Refusal `access.forbidden`, `quote.unknown-currency`, `quote.two-amounts`, `quote.no-amount`,
 * `quote.amount-not-positive`, `quote.amount-not-valid`, `quote.amount-too-low`, `quote.amount-too-high`,
 * `quote.pay-out-unknown`, `quote.pay-out-not-offered`, `quote.pay-out-not-enabled`, `quote.pricing-invalid`,
 * `quote.recipient-not-usable`, `quote.two-payees`, `quote.contact-not-found`
 * @source quoteCreate
 * @assumed the rate is kept one business day less a second: so do the examples
 */
export function createQuote(world: World, actor: Actor, profileId: number, command: QuoteCommand): Quote {
  const profile = requireProfile(world, actor, profileId);
  requireCurrencies(command);
  const payee = requirePayee(world, payeeIdOf(world, profile, command), profile, command.targetCurrency);
  const rateExpiresAt = later(addBusinessDays(world.now, 1), -seconds(1));
  const priced = price(world, actor, command, { profile, payee, rateExpiresAt });
  const quote: Quote = {
    ...priced,
    id: nextUuid(world),
    status: quoteLifecycle.initial,
    userId: profile.userId,
    profileId: profile.id,
    number: null,
    released: false,
  };
  // Of the very record that is shown next, so that its options are worked out once.
  requirePriceable(quote);
  insert(world, quotes, quote);
  begin(world, quoteLifecycle, quote);
  return quote;
}

/**
 * Gives a quote a number beside its id, by which it is found as well.
 * @source older documentation
 */
export const numberQuote = (world: World, { id }: Quote): Quote =>
  patch(world, quotes, id, { number: nextNumber(world, 'quote') });

/**
 * Prices a payment for somebody who has no profile yet. Nothing is kept, and nothing can be made of it.
 * @throws Refusal as `createQuote` does, for everything but profile and recipient
 * @source quoteCreateUnauthenticated
 * @assumed the rate is said to hold for two hours, as it was seen to
 */
export function priceAnonymously(world: World, actor: Actor, command: QuoteCommand): PricedQuote {
  requireCurrencies(command);
  const rateExpiresAt = later(world.now, hours(2));
  const nobody = { profile: undefined, payee: undefined, rateExpiresAt };
  const priced = price(world, actor, { ...command, recipientId: null }, nobody);
  requirePriceable(priced);
  return priced;
}
