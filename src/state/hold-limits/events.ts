import { event, type Instant, type Money } from '../kernel/index.ts';
import type { HoldLimitBreach } from './record.ts';

/** A breach was opened or closed. The amount is what is, or was, held beyond the limit. */
export const holdLimitBreachChanged = event<{
  readonly breachId: number;
  readonly profileId: number;
  readonly amount: Money;
  readonly state: HoldLimitBreach['status'];
  readonly closingReason: HoldLimitBreach['closingReason'];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}>('hold-limit-breach#update');
