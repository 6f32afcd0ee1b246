import { type Instant, table } from '../kernel/index.ts';
import type { CddStatus } from '../lifecycles/cdd-check.ts';

/** Why evidence did not do. */
export const reviewOutcomes = [
  'DOCUMENT_POOR_QUALITY',
  'DOCUMENT_OUT_OF_DATE',
  'DOCUMENT_NAME_MISMATCH',
  'DOCUMENT_MISSING_NAME',
  'DOCUMENT_MISSING_ISSUE_DATE',
  'DOCUMENT_MISSING_COMPANY_LOGO_LETTERHEAD',
  'DOCUMENT_NOT_COMPLETE',
  'DOCUMENT_MISSING_SIGNATURE',
  'DOCUMENT_MISSING_INCOME',
  'DOCUMENT_TYPE_UNACCEPTABLE',
  'INVOICE_UNACCEPTABLE',
  'PHOTO_ID_UNACCEPTABLE',
  'TRANSACTION_UNACCEPTABLE',
  'PHOTO_UNACCEPTABLE',
  'OTHER',
] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** What is known of the bytes of a document; they are not kept. */
export interface EvidenceFile {
  readonly name: string;
  readonly type: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** The additional verification of a profile; its id is the profile's. There is none before something is asked or given. */
export interface CddCheck {
  readonly id: number;
  readonly status: CddStatus;
  /** Keys of the evidence that is owed. */
  readonly required: readonly string[];
  /** Names of fields and types of documents that wait for review. */
  readonly unreviewed: readonly string[];
  /** What was said last, by the name of the field. */
  readonly said: Readonly<Record<string, string | readonly string[]>>;
  readonly documents: readonly (EvidenceFile & { readonly documentType: string; readonly uploadedAt: Instant })[];
  readonly outcome: ReviewOutcome | null;
  readonly updatedAt: Instant;
}

export const cddChecks = table<CddCheck>()('cdd-checks', {});
