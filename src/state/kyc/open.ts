/** How reviews begin. */
import type { Actor } from '../access/index.ts';
import { nextNumber, nextUuid, refuse, type World } from '../kernel/index.ts';
import { kycReviewLifecycle } from '../lifecycles/kyc-review.ts';
import { findProfile } from '../profiles/index.ts';
import { findQuote, type Quote } from '../quotes/index.ts';
import { defaultGroups } from './defaults.ts';
import { findReviewOf, requireReviewedProfile } from './find.ts';
import { keep, place } from './keep.ts';
import { type Group, isBlocking, type Review, type Route, type Trigger } from './record.ts';

/** Which triggers a partner may name. */
export type AskedTrigger = Trigger & { readonly type: 'QUOTE' | 'PROACTIVE_SEND_MONEY' | 'CARD' };

/**
 * Starts a review of what the customer is about to do. Asking again for the same answers the review there is.
 * @throws Refusal `kyc.not-authorised`, `kyc.trigger-id-missing`, `quote.not-found`
 * @source kycReviewCreate
 * @assumed a card is not looked for; a review that passed is made anew for a customer who is not verified any more
 */
export function createReview(world: World, actor: Actor, profileId: number, asked: AskedTrigger): Review {
  requireReviewedProfile(world, actor, profileId);
  if (asked.type === 'QUOTE' && asked.id === null) refuse('kyc.trigger-id-missing', { path: 'triggerData.id' });
  const quote = asked.type === 'QUOTE' ? requireQuoteOf(world, profileId, String(asked.id)) : undefined;
  const trigger = { ...asked, id: quote?.id ?? (asked.type === 'CARD' ? asked.id : null) };
  const route = quote ? { source: quote.source, target: quote.target } : null;
  return standing(world, profileId, trigger) ?? openReview(world, profileId, trigger, { route });
}

function requireQuoteOf(world: World, profileId: number, id: string): Quote {
  const quote = findQuote(world, id);
  return quote?.profileId === profileId ? quote : refuse('quote.not-found', { quoteId: id });
}

/** The review of the same trigger, unless it says nothing of today. */
function standing(world: World, profileId: number, trigger: Trigger): Review | undefined {
  const known = findReviewOf(world, profileId, trigger);
  const verified = findProfile(world, profileId)?.status === 'verified';
  return known && (isBlocking(known) || verified) ? known : undefined;
}

export interface ReviewTerms {
  readonly route?: Route | null;
  /** What it asks for; by default what its customer has to give. */
  readonly groups?: readonly Group[];
}

/**
 * Starts a review, whatever its trigger.
 * @throws Refusal `profile.not-found`
 */
export function openReview(
  world: World,
  profileId: number,
  trigger: Trigger,
  { route = null, groups = [] }: ReviewTerms = {},
): Review {
  if (!findProfile(world, profileId)) refuse('profile.not-found', { id: profileId });
  return place(world, {
    id: nextUuid(world),
    checkId: nextNumber(world, 'kyc-check'),
    profileId,
    status: kycReviewLifecycle.initial,
    assessed: false,
    triggers: [trigger],
    route,
    groups,
    redirectUrl: null,
    link: null,
    createdAt: world.now,
    updatedAt: world.now,
  });
}

/**
 * A customer does something that a review may be needed for. Where a review of its quote is under way, that one counts
 * for it too. Else there is one where the world requires it and the customer has something to give.
 * @param behind what the act came of, such as the quote of a transfer
 * @source kycReviewGet, triggerReferences
 */
export function raiseReview(
  world: World,
  profileId: number,
  trigger: Trigger,
  { route = null, behind }: { readonly route?: Route | null; readonly behind?: Trigger } = {},
): Review | undefined {
  const before = behind && findReviewOf(world, profileId, behind);
  if (before) {
    const [first, ...others] = before.triggers;
    return keep(world, before, { triggers: [first, ...others, trigger] });
  }
  if (world.settings.kyc.mode !== 'require') return undefined;
  if (defaultGroups(world, { profileId, route }).length === 0) return undefined;
  return openReview(world, profileId, trigger, { route });
}
