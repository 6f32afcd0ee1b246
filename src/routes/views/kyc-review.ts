import type { KycRequirement, KycReview } from '../../contract/generated/schemas.ts';
import type { Instant } from '../../state/kernel/index.ts';
import {
  type AdditionalRequirement,
  isCollectable,
  nextDeadline,
  openGroups,
  type Requirement,
  type Review,
  type ReviewRef,
  type Trigger,
  workingLink,
} from '../../state/kyc/index.ts';
import { showMicrosBare, showNanosBare } from './dates.ts';
import type { Origin } from './origin.ts';

/** Where the page is, below the origin. */
export const HOSTED_PATH = '/embedded-flows/verification';

/** The review without its requirements, as the older form has it. */
export const showReviewV1 = (review: Review, origin: Origin): KycReview => ({
  id: review.id,
  status: review.status,
  link: showLink(review, origin),
  createdAt: showMicrosBare(review.createdAt),
  updatedAt: showMicrosBare(review.updatedAt),
  requiredBy: showRequiredBy(review, showMicrosBare),
  triggerReferences: review.triggers.map(showTrigger),
  redirectUrl: review.redirectUrl,
  requirements: null,
});

export const showReview = (review: Review, origin: Origin): KycReview => ({
  ...showReviewV1(review, origin),
  requirements: showRequirements(review),
});

/** What may be left until then; said only of a review that passed for the time being. */
export function showRequiredBy(review: Review, show: (at: Instant) => string): string | null {
  const at = review.status === 'PASSED_WITH_REQUIREMENTS' ? nextDeadline(review, review.updatedAt) : null;
  return at === null ? null : show(at);
}

function showLink(review: Review, origin: Origin): KycReview['link'] {
  const link = workingLink(review);
  if (!link) return null;
  const value = `${origin}${HOSTED_PATH}?token=${link.token}&checkId=${review.checkId}`;
  return { value, expiresAt: showNanosBare(link.expiresAt) };
}

export function showTrigger({ type, id, currencies }: Trigger) {
  const data: Record<string, unknown> = currencies ? { currencies } : id === null ? {} : { id };
  return { type, triggerData: data };
}

/**
 * What is still asked for, as a list of choices. While that is being found out, nothing is.
 * @assumed what was met disappears
 */
export const showRequirements = (review: Review, show = showMicrosBare): KycRequirement[][] =>
  review.status === 'NEW'
    ? []
    : openGroups(review).map(({ options }) => options.map(one => showRequirement(one, show)));

function showRequirement({ key, state, additional }: Requirement, show: (at: Instant) => string): KycRequirement {
  const apiCollectionSupported = isCollectable(key);
  return {
    key,
    state: state === 'IN_REVIEW' ? 'IN_REVIEW' : 'NOT_PROVIDED',
    apiCollectionSupported,
    additionalRequirements: additional.length > 0 ? additional.map(one => showAdditional(one, show)) : null,
    versions: apiCollectionSupported ? [{ version: 'v1', validUntil: null }] : undefined,
  };
}

type ShownAdditional = NonNullable<KycRequirement['additionalRequirements']>[number];

function showAdditional(
  { id, key, state, reason, fields, issues }: AdditionalRequirement,
  show: (at: Instant) => string,
): ShownAdditional {
  const hasFields = Object.keys(fields).length > 0;
  const { name, website, businessName, owningBusinessName, markdownText } = fields;
  const shownFields = { name, website, businessName, owningBusinessName, markdownText };
  return {
    additionalRequirementId: id,
    key: key === 'ACKNOWLEDGEMENT' ? 'ACKNOWLEDGEMENT,' : key,
    state,
    reasons: { errorCode: reason.code, description: reason.description, dateTime: show(reason.at) },
    attributes:
      hasFields || issues.length > 0
        ? { fields: hasFields ? shownFields : undefined, issues: issues.length > 0 ? issues : undefined }
        : undefined,
  };
}

/** @source simulationKycReviewRequirementsList */
export const showSimulated = (requirements: readonly Requirement[]) => ({
  requirements: requirements.map(({ key, state }) => ({ key, state, description: null })),
});

interface ReviewParams {
  readonly profileId: number;
  readonly kycReviewId: string;
}

export const readReviewRef = ({ profileId, kycReviewId: reviewId }: ReviewParams): ReviewRef => ({
  profileId,
  reviewId,
});

interface VerdictBody {
  readonly requestedAction?: string;
  readonly requirements?: readonly string[];
}

export const readVerdict = ({ requestedAction = 'null', requirements = [] }: VerdictBody) => ({
  action: requestedAction,
  keys: requirements,
});
