import { event } from '../kernel/index.ts';
import type { ReviewStatus } from '../lifecycles/kyc-review.ts';
import type { RequirementState, Review } from './record.ts';

export interface RequirementChange {
  readonly key: string;
  readonly from: RequirementState | null;
  readonly to: RequirementState;
  readonly additional: readonly {
    readonly id: string;
    readonly from: RequirementState | null;
    readonly to: RequirementState;
  }[];
}

/** A review moved, or a requirement in it did. */
export const reviewChanged = event<{
  /** As it is after the change. */
  readonly review: Review;
  readonly from: ReviewStatus | null;
  readonly changes: readonly RequirementChange[];
  /** The status stayed as it was, which only the newest schema tells of. */
  readonly minor: boolean;
}>('kyc-reviews#state-change');
