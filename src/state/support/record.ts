import { type Instant, table } from '../kernel/index.ts';
import type { CaseStatus } from '../lifecycles/case.ts';

/** What a case is about. Nothing says that it exists. */
export interface CaseTopic {
  readonly transferId: number | null;
  readonly profileId: number | null;
  readonly userId: number;
}

/** A question that an application asked Wise's support. */
export interface SupportCase extends CaseTopic {
  readonly id: number;
  readonly status: CaseStatus;
  readonly clientId: string;
  readonly type: 'GENERAL_ENQUIRY';
  readonly subject: string | null;
  /** Becomes the first comment. */
  readonly description: string | null;
  readonly externalId: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const supportCases = table<SupportCase>()('support-cases', {});

/** Something said in a case; comments never change. */
export interface CaseComment {
  readonly id: number;
  readonly publicId: string;
  readonly caseId: number;
  readonly body: string;
  readonly author: 'PARTNER' | 'WISE_AGENT';
  readonly createdAt: Instant;
}

export const caseComments = table<CaseComment>()('case-comments', {
  byCase: { key: comment => comment.caseId },
});
