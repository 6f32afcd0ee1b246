import type { Actor } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { findProfile, mayAct, type Profile, requireProfile } from '../profiles/index.ts';
import { isBlocking, type Review, reviews, type Trigger, triggerKey } from './record.ts';

/**
 * The profile whose reviews are asked for. Reviews answer whoever may not see them as if nobody had come.
 * @throws Refusal `kyc.not-authorised`
 */
export function requireReviewedProfile(world: World, actor: Actor, profileId: number): Profile {
  const profile = findProfile(world, profileId);
  if (!profile || !mayAct(world, actor, profile)) refuse('kyc.not-authorised', { profileId });
  return profile;
}

/**
 * A profile's review. One of another profile is not there.
 * @throws Refusal `kyc.not-authorised`, `kyc.review-not-found`
 * @source kycReviewGet
 */
export function requireReview(world: World, actor: Actor, profileId: number, id: string): Review {
  requireReviewedProfile(world, actor, profileId);
  return reviewOf(world, profileId, id);
}

/**
 * The same for the simulations, which refuse strangers as everybody else does.
 * @throws Refusal `access.forbidden`, `kyc.review-not-found`
 */
export function requireSimulatedReview(world: World, actor: Actor, profileId: number, id: string): Review {
  requireProfile(world, actor, profileId);
  return reviewOf(world, profileId, id);
}

function reviewOf(world: World, profileId: number, id: string): Review {
  const review = world.table(reviews).get(id.toLowerCase());
  return review?.profileId === profileId ? review : refuse('kyc.review-not-found', { id });
}

/** @throws Refusal `kyc.review-not-found` */
export const requireAnyReview = (world: World, id: string): Review =>
  world.table(reviews).get(id) ?? refuse('kyc.review-not-found', { id });

/**
 * A page of a profile's reviews, oldest first.
 * @param page the number of the page, from 1, and how many reviews it holds
 * @throws Refusal `kyc.not-authorised`, `kyc.bad-page`
 * @source kycReviewList
 * @assumed a review that has passed stays in the list
 */
export function listReviews(
  world: World,
  actor: Actor,
  profileId: number,
  { number, size }: { readonly number: number; readonly size: number },
): Review[] {
  requireReviewedProfile(world, actor, profileId);
  if (number < 1) refuse('kyc.bad-page', { path: 'pageNumber' });
  if (size < 1) refuse('kyc.bad-page', { path: 'pageSize' });
  return world
    .table(reviews)
    .list('byProfile', profileId)
    .page((number - 1) * size, size);
}

/** The latest review of this trigger. */
export const findReviewOf = (world: World, profileId: number, trigger: Trigger): Review | undefined =>
  world.table(reviews).list('byTrigger', triggerKey(profileId, trigger)).last();

/**
 * The review that an act of the profile must wait for, if there is one: a review of the customer as such, or one that
 * any of these triggers started.
 */
export function blockingReview(world: World, profileId: number, ...triggers: readonly Trigger[]): Review | undefined {
  const held = world.table(reviews).list('byHeldProfile', profileId).first();
  if (held) return held;
  for (const trigger of triggers) {
    const review = findReviewOf(world, profileId, trigger);
    if (review && isBlocking(review)) return review;
  }
  return undefined;
}
