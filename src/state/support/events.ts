import { event, type Instant } from '../kernel/index.ts';
import type { CaseStatus } from '../lifecycles/case.ts';
import type { CaseTopic, SupportCase } from './record.ts';

export type CaseNews = 'NEW_CASE' | 'NEW_COMMENT' | 'STATUS_UPDATED';

/** A case was opened, commented on, or has changed its status. */
export const caseChanged = event<{
  readonly caseId: number;
  readonly type: SupportCase['type'];
  readonly news: CaseNews;
  readonly status: CaseStatus;
  readonly topic: CaseTopic;
  readonly externalId: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** How many comments there were. */
  readonly comments: number;
}>('partner-support#case-changed');
