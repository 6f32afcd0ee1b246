/** Playing the customer and the agent of a review, as the sandbox lets testers do. */
import type { Actor } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { findProfile } from '../profiles/index.ts';
import { blockingKeys, changed, given, groupOf, rejected, verified } from './change.ts';
import { findRequirement, isDue, isWanted } from './derive.ts';
import { requireSimulatedReview } from './find.ts';
import { keep } from './keep.ts';
import type { Requirement, Review } from './record.ts';

/** Whose review it is, and which. */
export interface ReviewRef {
  readonly profileId: number;
  readonly reviewId: string;
}

/**
 * What keeps the review from passing, and what no longer does.
 * @throws Refusal `access.forbidden`, `kyc.review-not-found`
 * @source simulationKycReviewRequirementsList
 */
export function blockingRequirements(world: World, actor: Actor, ref: ReviewRef): Requirement[] {
  const { groups } = requireSimulatedReview(world, actor, ref.profileId, ref.reviewId);
  return groups.filter(group => isDue(group, world.now)).flatMap(({ options }) => options);
}

const ADDED = 'BUSINESS_USE_CASE';

/**
 * One more thing is wanted of a business: always the same. Where it is wanted already, nothing changes.
 * @throws Refusal `access.forbidden`, `kyc.review-not-found`, `kyc.person-not-asked` for a personal profile
 * @source simulationKycReviewRequirementsAdd
 * @assumed one that was verified before is wanted again
 */
export function addUseCase(world: World, actor: Actor, ref: ReviewRef): Review {
  const review = requireSimulatedReview(world, actor, ref.profileId, ref.reviewId);
  if (findProfile(world, review.profileId)?.type !== 'business') {
    refuse('kyc.person-not-asked', { profileId: review.profileId });
  }
  const known = findRequirement(review, ADDED);
  if (known && known.state !== 'VERIFIED') return review;
  const groups = known
    ? changed(review.groups, [ADDED], one => ({ ...one, state: 'NOT_PROVIDED' }))
    : [...review.groups, groupOf([ADDED])];
  return keep(world, review, { groups, assessed: true });
}

/** What can be given without the hosted page. */
const simulated = (key: string): boolean =>
  ['TRANSFER_PURPOSE', 'ID_DOCUMENT_WITH_LIVENESS', 'SOURCE_OF_FUNDS'].includes(key) || key.includes('___');

/**
 * The customer gives everything for a requirement. One that was given before stays as it is.
 * @throws Refusal `access.forbidden`, `kyc.review-not-found`, `kyc.unknown-requirement`, `kyc.not-simulated`
 * @source simulationKycReviewRequirementsSubmit
 */
export function giveSimulated(world: World, actor: Actor, ref: ReviewRef, key: string): Review {
  const review = requireSimulatedReview(world, actor, ref.profileId, ref.reviewId);
  const found = findRequirement(review, key) ?? refuse('kyc.unknown-requirement', { key });
  if (!simulated(key)) refuse('kyc.not-simulated', { key });
  return isWanted(found) ? keep(world, review, { groups: changed(review.groups, [key], given) }) : review;
}

export interface Verdict {
  readonly action: string;
  /** What it is about; whatever keeps the review from passing when empty. */
  readonly keys: readonly string[];
}

/**
 * An agent is content, or is not.
 * @throws Refusal `access.forbidden`, `kyc.review-not-found`, `kyc.unknown-action`, `kyc.unknown-requirement`
 * @source simulationKycReviewVerify
 * @assumed an agent may be content before anything was given
 */
export function judge(world: World, actor: Actor, ref: ReviewRef, { action, keys }: Verdict): Review {
  const review = requireSimulatedReview(world, actor, ref.profileId, ref.reviewId);
  if (action !== 'APPROVE' && action !== 'REJECT') refuse('kyc.unknown-action', { action });
  const unknown = keys.find(key => !findRequirement(review, key));
  if (unknown !== undefined) refuse('kyc.unknown-requirement', { key: unknown });
  const about = keys.length > 0 ? keys : blockingKeys(review, world.now);
  const verdict = action === 'APPROVE' ? verified : rejected(world);
  return about.length > 0 ? keep(world, review, { groups: changed(review.groups, about, verdict) }) : review;
}
