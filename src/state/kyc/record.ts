import { type CurrencyCode, type Instant, table } from '../kernel/index.ts';
import type { ReviewStatus } from '../lifecycles/kyc-review.ts';

/** What may start a review. The first three are asked for; the others come from what a customer does, or from Wise. */
export const triggerTypes = [
  'QUOTE',
  'PROACTIVE_SEND_MONEY',
  'CARD',
  'TRANSFER',
  'ADD_MONEY',
  'BANK_ACCOUNT_DETAILS',
  'INFO_REQUEST',
  'REFRESH_CYCLE',
  'REPAPERING',
] as const;
export type TriggerType = (typeof triggerTypes)[number];

/** What a review is about. */
export interface Trigger {
  readonly type: TriggerType;
  /** Of the thing behind it, where one is meant. */
  readonly id: string | number | null;
  /** Of the account details that were ordered. */
  readonly currencies?: readonly CurrencyCode[];
}

/** From which currency into which, where money is to be sent. */
export interface Route {
  readonly source: CurrencyCode;
  readonly target: CurrencyCode;
}

export type RequirementState = 'NOT_PROVIDED' | 'IN_REVIEW' | 'VERIFIED' | 'REJECTED';

/** One more thing that is needed for a requirement, since what was given did not do. */
export interface AdditionalRequirement {
  readonly id: string;
  readonly key: AdditionalKey;
  readonly state: 'NOT_PROVIDED' | 'IN_REVIEW';
  readonly reason: { readonly code: ReasonCode; readonly description: string; readonly at: Instant };
  readonly fields: Readonly<Partial<Record<FieldName, string>>>;
  readonly issues: readonly DocumentIssue[];
}

export const additionalKeys = [
  'ACKNOWLEDGEMENT',
  'DOCUMENT',
  'WRITTEN_ANSWER',
  'DOCUMENT_AND_WRITTEN_ANSWER',
  'DOCUMENT_OR_WRITTEN_ANSWER',
  'EMAIL',
  'CUSTOM_REQUEST',
] as const;
export type AdditionalKey = (typeof additionalKeys)[number];

export const reasonCodes = [
  'NEEDED',
  'WRONG_DOCUMENT',
  'EXPIRED',
  'INVALID_TRADING_ADDRESS',
  'MISSING_ONE_SIDE',
  'MISSING_COUNTRY_OF_RESIDENCE',
  'MISSING_DIRECTORS',
  'MISSING_UBOS',
  'NO_UBO_DOC_REQUIRED',
  'MISMATCH_NAME',
  'MISMATCH_DATE_OF_BIRTH',
  'AGENT_DETAILS_PROVIDED',
  'DIRECTOR_IS_BUSINESS',
  'UBO_IS_BUSINESS',
  'UNCLEAR',
  'WEBSITE_LINK_BROKEN',
  'BUSINESS_NAME_NOT_ON_WEBSITE',
  'DRIVING_LICENSE_NOT_ACCEPTED',
  'BUSINESS_NOT_REGISTERED',
  'OTHER',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const fieldNames = ['name', 'website', 'businessName', 'owningBusinessName', 'markdownText'] as const;
export type FieldName = (typeof fieldNames)[number];

export const documentIssues = [
  'CANNOT_BE_SCREENSHOT',
  'INCORRECT_FILE_FORMAT',
  'NEED_COLOUR_VERSION',
  'POOR_QUALITY',
] as const;
export type DocumentIssue = (typeof documentIssues)[number];

export interface Requirement {
  readonly key: string;
  readonly state: RequirementState;
  readonly additional: readonly AdditionalRequirement[];
}

/** Requirements of which one will do. A review needs one of each group. */
export interface Group {
  /** Until when it may be left; null where it is needed now. */
  readonly requiredBy: Instant | null;
  readonly options: readonly Requirement[];
}

/** The way to the hosted page: it works once, and not for long. */
export interface HostedLink {
  readonly token: string;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

export interface Review {
  readonly id: string;
  /** The number that links call it by. */
  readonly checkId: number;
  readonly profileId: number;
  readonly status: ReviewStatus;
  /** Whether it has been found out what is needed. */
  readonly assessed: boolean;
  /** The first is what started it. */
  readonly triggers: readonly [Trigger, ...Trigger[]];
  readonly route: Route | null;
  readonly groups: readonly Group[];
  readonly redirectUrl: string | null;
  readonly link: HostedLink | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Reviews of the customer as such: while one of them waits, everything does. */
const general: readonly TriggerType[] = ['INFO_REQUEST', 'REFRESH_CYCLE', 'REPAPERING'];

export const isGeneral = ({ triggers: [{ type }] }: Pick<Review, 'triggers'>): boolean => general.includes(type);

/** Whether what asked for the review has to wait. */
export const isBlocking = ({ status }: Pick<Review, 'status'>): boolean =>
  status !== 'PASSED' && status !== 'PASSED_WITH_REQUIREMENTS';

export const triggerKey = (profileId: number, { type, id, currencies = [] }: Trigger): string =>
  `${profileId}:${type}:${id ?? currencies.join()}`;

export const reviews = table<Review>()('kyc-reviews', {
  byProfile: { key: review => review.profileId },
  byTrigger: { key: ({ profileId, triggers: [first] }) => triggerKey(profileId, first) },
  /** Those that are not through yet, or will not be for ever. */
  byOpenProfile: { key: review => (review.status === 'PASSED' ? undefined : review.profileId) },
  /** What holds a customer up whatever they do. */
  byHeldProfile: { key: review => (isGeneral(review) && isBlocking(review) ? review.profileId : undefined) },
  byToken: { key: review => review.link?.token, unique: true },
});
