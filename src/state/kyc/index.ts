import { type Family, machine } from '../kernel/index.ts';
import { kycReviewLifecycle } from '../lifecycles/kyc-review.ts';
import { reviewAddedMoney } from './added-money.ts';
import { assess, finishCheck, meetDeadline, passKnown, reviewAgain } from './assess.ts';
import { operateReview } from './operate.ts';
import { reviewCheck } from './outcomes.ts';
import { reviews } from './record.ts';

export { groupOf, wantedKeys } from './change.ts';
export { derivedStatus, nextDeadline, openGroups } from './derive.ts';
export { type RequirementChange, reviewChanged } from './events.ts';
export { blockingReview, listReviews, requireReview } from './find.ts';
export { endVisit, giveOnPage, linkReview, type Outcome, requireVisit, type Visit, workingLink } from './hosted.ts';
export { type AskedTrigger, createReview, openReview, raiseReview } from './open.ts';
export { keysOf } from './operate.ts';
export {
  type AdditionalRequirement,
  isBlocking,
  isGeneral,
  type Requirement,
  type Review,
  reviews,
  type Trigger,
  type TriggerType,
  triggerTypes,
} from './record.ts';
export {
  addUseCase,
  blockingRequirements,
  giveSimulated,
  judge,
  type ReviewRef,
} from './simulate.ts';
export { isCollectable } from './submission/specs.ts';
export { type Submission, submitRequirement } from './submission/submit.ts';

const reviewMachine = machine({
  lifecycle: kycReviewLifecycle,
  resource: 'kyc-reviews',
  table: reviews,
  verbs: {
    ask: (world, id, details) => operateReview(world, id, 'WAITING_CUSTOMER_INPUT', details),
    check: (world, id, details) => operateReview(world, id, 'PROCESSING', details),
    pass: (world, id, details) => operateReview(world, id, 'PASSED', details),
    grace: (world, id, details) => operateReview(world, id, 'PASSED_WITH_REQUIREMENTS', details),
    restart: (world, id, details) => operateReview(world, id, 'NEW', details),
  },
});

export const kycFamily: Family = {
  tables: [reviews],
  machines: [reviewMachine],
  tasks: { 'kyc-assess': assess, 'kyc-deadline': meetDeadline, 'kyc-check': finishCheck },
  reactions: [passKnown, reviewAgain, reviewAddedMoney],
  subjects: [reviewCheck],
};
