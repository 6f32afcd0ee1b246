import type { Actor } from '../access/index.ts';
import { patch, refuse, type World } from '../kernel/index.ts';
import { findProfile } from '../profiles/index.ts';
import { checkPricing } from './check.ts';
import type { QuoteChanges } from './command.ts';
import { requireQuote } from './find.ts';
import { requirePriceable, usableBalances } from './options.ts';
import { checkPayOut, payOutFor } from './pay-out.ts';
import { findPayee, type Payee, requirePayee } from './payee.ts';
import { type Quote, quotes } from './record.ts';
import { partnerTermsOf } from './terms.ts';

/**
 * Tells a quote whom and how it is for, and prices it anew at the rate it was made with. It lives no longer for that.
 * @throws Refusal `quote.not-found`, `access.forbidden`, `quote.not-updatable`, `quote.recipient-not-usable`,
 * `quote.pay-out-unknown`, `quote.pay-out-not-offered`, `quote.pay-out-not-enabled`, `quote.pricing-invalid`,
 * `quote.amount-too-low`, `quote.amount-too-high`
 * @source quoteUpdate
 * @assumed only a pending quote changes; null takes away what was set, but for a price override, which always stays
 */
export function updateQuote(world: World, actor: Actor, profileId: number, id: string, changes: QuoteChanges): Quote {
  const quote = requireQuote(world, actor, profileId, id);
  if (quote.status !== 'PENDING') refuse('quote.not-updatable', { quoteId: quote.id, status: quote.status });
  const changed = { ...quote, ...applied(world, quote, changes) };
  const payee = payeeOf(world, changed, changes);
  const payOut = payOutFor(changed.preferredPayOut, payee);
  const { preferredPayOut, recipientId, transferNature, pricing } = changed;
  const place = { payOut, payOutCountry: payee?.country ?? null, toSelf: payee?.ownedByCustomer ?? false };
  const facts = {
    payeeType: payee?.type ?? null,
    balances: usableBalances(world, quote.profileId, quote, payee),
    pricedAt: world.now,
  };
  const repriced = { preferredPayOut, recipientId, transferNature, pricing, ...place, ...facts };
  requirePriceable({ ...quote, ...repriced });
  return patch(world, quotes, quote.id, repriced);
}

type Wishes = Pick<Quote, 'recipientId' | 'preferredPayOut' | 'transferNature' | 'pricing'>;

/** The changes over what stands; an absent one leaves it. */
function applied(world: World, quote: Quote, changes: QuoteChanges): Wishes {
  const terms = partnerTermsOf(world, quote.clientId);
  const { recipientId = quote.recipientId, transferNature = quote.transferNature, payOut, pricing } = changes;
  return {
    recipientId,
    transferNature,
    preferredPayOut: payOut === undefined ? quote.preferredPayOut : checkPayOut(payOut, quote.target, terms),
    pricing: quote.pricing ?? (pricing === undefined ? null : checkPricing(pricing, terms)),
  };
}

function payeeOf(world: World, { recipientId, profileId, target }: Quote, changes: QuoteChanges): Payee | undefined {
  const profile = findProfile(world, profileId);
  const named = changes.recipientId !== undefined && profile !== undefined;
  return named ? requirePayee(world, recipientId, profile, target) : findPayee(world, recipientId, target);
}
