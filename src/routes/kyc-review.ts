import { gap, type HandlersOf } from './binding.ts';

export const kycReviewRoutes: HandlersOf<'kyc-review'> = {
  kycReviewList: gap('kycReviewList'),
  kycReviewCreate: gap('kycReviewCreate'),
  kycReviewGetV1: gap('kycReviewGetV1'),
  kycReviewRedirectUrlUpdate: gap('kycReviewRedirectUrlUpdate'),
  kycReviewGet: gap('kycReviewGet'),
  kycReviewRequirementSubmit: gap('kycReviewRequirementSubmit'),
};
