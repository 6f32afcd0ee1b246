/** The page on which customers give what a review asks for. */
import type { Actor } from '../access/index.ts';
import { later, nextUuid, refuse, type World } from '../kernel/index.ts';
import { changed, given, wantedKeys } from './change.ts';
import { requireReview } from './find.ts';
import { keep } from './keep.ts';
import { type Review, reviews } from './record.ts';

/** An address by RFC 2396: a scheme, and behind it only letters that may stand there. */
const ADDRESS = /^([a-z][a-z0-9+.-]*):(?:[a-z0-9;/?:@&=+$,\-_.!~*'()#[\]]|%[0-9a-f]{2})+$/i;

/** What a browser would run instead of going there. */
const programs = ['javascript', 'data', 'vbscript', 'blob', 'file'];

/**
 * Says where the customer goes after the hosted page, and makes a new way to that page where there is something to give.
 * @throws Refusal `kyc.not-authorised`, `kyc.review-not-found`, `kyc.bad-redirect`
 * @source kycReviewRedirectUrlUpdate
 * @assumed in any other status the address is kept, and there is no link
 */
export function linkReview(
  world: World,
  actor: Actor,
  profileId: number,
  { reviewId, redirectUrl }: { readonly reviewId: string; readonly redirectUrl: string },
): Review {
  const review = requireReview(world, actor, profileId, reviewId);
  const scheme = ADDRESS.exec(redirectUrl)?.[1]?.toLowerCase();
  if (scheme === undefined || programs.includes(scheme)) refuse('kyc.bad-redirect', { path: 'redirectUrl' });
  const expiresAt = later(world.now, world.settings.kyc.linkLifetimeMs);
  const waits = review.status === 'WAITING_CUSTOMER_INPUT';
  const link = waits ? { token: nextUuid(world), expiresAt, usedAt: null } : null;
  return keep(world, review, { redirectUrl, link });
}

/** The link as it may be handed out: none once it was used, or when there is nothing to give. */
export const workingLink = ({ status, link }: Review): Review['link'] =>
  status === 'WAITING_CUSTOMER_INPUT' && link?.usedAt === null ? link : null;

/**
 * The review behind a link that still works.
 * @throws Refusal `kyc.link-unknown`, `kyc.link-spent`
 */
export function requireVisit(world: World, token: string, checkId: string): Review {
  const review = world.table(reviews).find('byToken', token);
  if (!review || String(review.checkId) !== checkId) refuse('kyc.link-unknown');
  const link = workingLink(review);
  if (!link || link.expiresAt <= world.now) refuse('kyc.link-spent');
  return review;
}

/** How a visit of the hosted page ends. */
export type Outcome = 'success' | 'failed' | 'closed';

/**
 * The customer gives something on the hosted page. When nothing is wanted any more, the visit is over.
 * @param keys what is given; everything that is wanted when absent
 * @throws Refusal `kyc.link-unknown`, `kyc.link-spent`, `kyc.requirement-not-found`
 */
export function giveOnPage(world: World, visit: Visit, keys?: readonly string[]): Review {
  const review = requireVisit(world, visit.token, visit.checkId);
  const wanted = wantedKeys(review);
  const unknown = keys?.find(key => !wanted.includes(key));
  if (unknown !== undefined) refuse('kyc.requirement-not-found', { key: unknown });
  const groups = changed(review.groups, keys ?? wanted, given);
  return keep(world, review, { groups });
}

export interface Visit {
  readonly token: string;
  readonly checkId: string;
}

/**
 * The customer leaves the hosted page, and has given everything only when they say that it went well.
 * @throws Refusal `kyc.link-unknown`, `kyc.link-spent`
 * @source kycReviewRedirectUrlUpdate
 * @assumed a visit that failed, or that was closed, changes nothing but that its link is used up
 */
export function endVisit(world: World, visit: Visit, outcome: Outcome): Review {
  const review = requireVisit(world, visit.token, visit.checkId);
  const link = review.link && { ...review.link, usedAt: world.now };
  const groups = outcome === 'success' ? changed(review.groups, wantedKeys(review), given) : review.groups;
  return keep(world, review, { link, groups });
}

/** Lets the link run out now. */
export const expireLink = (world: World, { link }: Review): Review['link'] => link && { ...link, expiresAt: world.now };
