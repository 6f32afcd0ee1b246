import { createReview, linkReview, listReviews, requireReview, submitRequirement } from '../state/kyc/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { basePathOf } from './plugins/world.ts';
import { showReview, showReviewV1 } from './views/kyc-review.ts';
import { readReviewPage, readSubmission, readTrigger } from './views/kyc-submission.ts';
import { originOf } from './views/origin.ts';

export const kycReviewRoutes: HandlersOf<'kyc-review'> = {
  kycReviewList: ({ world, actor, params, query, headers }) => {
    const found = listReviews(world, actor, params.profileId, readReviewPage(query));
    return reply(
      200,
      found.map(review => showReviewV1(review, originOf(headers) + basePathOf(world))),
    );
  },
  kycReviewCreate: ({ world, actor, params, headers, body }) => {
    const review = createReview(world, actor, params.profileId, readTrigger(body));
    return reply(202, showReviewV1(review, originOf(headers) + basePathOf(world)));
  },
  kycReviewGetV1: ({ world, actor, params, headers }) => {
    const review = requireReview(world, actor, params.profileId, params.kycReviewId);
    return reply(200, showReviewV1(review, originOf(headers) + basePathOf(world)));
  },
  kycReviewRedirectUrlUpdate: ({ world, actor, params, headers, body: { redirectUrl } }) => {
    const review = linkReview(world, actor, params.profileId, { reviewId: params.kycReviewId, redirectUrl });
    return reply(200, showReviewV1(review, originOf(headers) + basePathOf(world)));
  },
  kycReviewGet: ({ world, actor, params, headers }) => {
    const review = requireReview(world, actor, params.profileId, params.kycReviewId);
    return reply(200, showReview(review, originOf(headers) + basePathOf(world)));
  },
  kycReviewRequirementSubmit: ({ world, actor, params, body }) => {
    submitRequirement(world, actor, params.profileId, readSubmission(params.requirementKey, body));
    return reply(202, undefined);
  },
};
