import { event, type Instant } from '../kernel/index.ts';
import type { ReviewOutcome } from './record.ts';

export const cddCheckChanged = event<{
  readonly profileId: number;
  readonly state: 'VERIFIED' | 'EVIDENCE_REQUIRED';
  readonly outcome: ReviewOutcome | null;
  readonly required: readonly string[];
  readonly sourceOfIncome: string | null;
  readonly sourceOfFunding: string | null;
  readonly at: Instant;
}>('profiles#cdd-check-state-change');
