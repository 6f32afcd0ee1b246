import type { Actor } from '../../access/index.ts';
import { type Problem, refuse, type World } from '../../kernel/index.ts';
import { ownersOf } from '../../profiles/index.ts';
import { changed, given } from '../change.ts';
import { findRequirement, isWanted } from '../derive.ts';
import { requireReview, requireReviewedProfile } from '../find.ts';
import { keep } from '../keep.ts';
import { INDIA } from '../keys.ts';
import type { Review } from '../record.ts';
import { unreadable } from './checks.ts';
import { asAWhole, type Facts, type Given, type GivenFile, wrong } from './given.ts';
import { indianProblem } from './personal.ts';
import { checksOf, isCollectable } from './specs.ts';

/** A submission as it came; nothing of it has been checked. */
export interface Submission {
  readonly key: string;
  /** Whether anything was said beside the files. */
  readonly said: boolean;
  /** What was said, where it could be read. */
  readonly content: Facts | undefined;
  readonly files: readonly GivenFile[];
}

/**
 * The customer gives what a requirement of a review asks for.
 * @throws Refusal `kyc.not-authorised`, `kyc.bad-submission`, `kyc.review-not-found`, `kyc.requirement-not-found`,
 * `kyc.not-collectable`
 * @source kycReviewRequirementSubmit
 * @assumed in which order the findings come; a requirement that is being looked at may be given again while something
 * more is wanted for it
 */
export function submitRequirement(world: World, actor: Actor, profileId: number, submission: Submission): Review {
  const profile = requireReviewedProfile(world, actor, profileId);
  const { reviewId, data } = requireContent(submission);
  const review = requireReview(world, actor, profileId, reviewId);
  requireCollectable(review, submission.key);
  const ownerIds = profile.type === 'business' ? ownersOf(world, actor, profile.id).map(({ id }) => id) : [];
  requireGood(submission.key, { data: data ?? {}, files: submission.files, route: review.route, ownerIds });
  return keep(world, review, { groups: changed(review.groups, [submission.key], given) });
}

function requireContent({ said, content, files }: Submission) {
  if (!said) refuseAs(wrong('invalid_value', 'submissionData', 'submissionData must not be empty'));
  if (!content) refuseAs(unreadable);
  const { kycReviewId: reviewId, data } = content;
  const id = 'submissionData.kycReviewId';
  if (reviewId === undefined || reviewId === null || reviewId === '') {
    refuseAs(wrong('invalid_value', id, 'kycReviewId must not be empty'));
  }
  const isSilent = data === undefined || data === null;
  if (isSilent && files.length === 0) refuseAs(asAWhole('No files or submissionData is submitted'));
  if (!isSilent && (typeof data !== 'object' || Array.isArray(data))) refuseAs(unreadable);
  return { reviewId: String(reviewId), data: data as Facts | null | undefined };
}

/** Statuses in which anything may be given. */
const taking: readonly string[] = ['WAITING_CUSTOMER_INPUT', 'PASSED_WITH_REQUIREMENTS'];

function requireCollectable(review: Review, key: string): void {
  const problem = key === INDIA ? indianProblem(review) : undefined;
  if (problem) refuseAs(problem);
  const requirement = findRequirement(review, key) ?? refuse('kyc.requirement-not-found', { key });
  const path = 'requirementKey';
  if (!isCollectable(key)) refuse('kyc.not-collectable', { path, why: `${key} is given on the hosted page` });
  if (!taking.includes(review.status)) refuse('kyc.not-collectable', { path, why: `the review is ${review.status}` });
  if (!isWanted(requirement)) refuse('kyc.not-collectable', { path, why: `${key} is ${requirement.state}` });
}

function requireGood(key: string, what: Given): void {
  for (const check of isCollectable(key) ? checksOf(key) : []) {
    const problem = check(what);
    if (problem) refuseAs(problem);
  }
}

/** A finding about the whole has no place to stand at. */
function refuseAs(problem: Problem): never {
  return refuse('kyc.bad-submission', {
    statement: problem.message,
    problems: problem.path === '' ? [] : [problem],
  });
}
