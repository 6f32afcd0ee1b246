import { showMicrosBare, showMillisBare } from '../../dates.ts';
import {
  anyId,
  clientId,
  decimal,
  type Field,
  type Fields,
  flag,
  listOf,
  maybe,
  object,
  orNull,
  profileId,
  seldom,
  since,
  text,
  time,
  timeAs,
  until,
  userId,
  userText,
  uuid,
  whole,
  word,
} from './field.ts';

const profile = object({ id: profileId, type: word('profile') });
const userState = (first: string) => word(first, 'ACTIVE', 'WITHDRAW_ONLY', 'DEACTIVATED');

const reviewState = (first: string) =>
  word(first, 'NEW', 'PASSED', 'PASSED_WITH_REQUIREMENTS', 'WAITING_CUSTOMER_INPUT', 'PROCESSING');
const requirementState = (first: string) => word(first, 'NOT_PROVIDED', 'IN_REVIEW', 'VERIFIED', 'REJECTED');
/** The oldest reviews are dated more finely, and without a zone. */
const reviewTime: readonly Field[] = [until('4.0.0', timeAs(showMicrosBare)), since('4.0.0', time)];

const additional = object({
  additionalRequirementId: uuid('2f7c1f0a-98a4-4d6e-8d3c-1a2b3c4d5e6f'),
  key: text('DOCUMENT'),
  state: requirementState('NOT_PROVIDED'),
  reasons: object({
    errorCode: text('WRONG_DOCUMENT'),
    description: text('Wrong document'),
    dateTime: [...reviewTime],
  }),
  attributes: seldom(
    object({
      fields: seldom(object(textsOf('name', 'website', 'businessName', 'owningBusinessName', 'markdownText'))),
      issues: seldom(listOf(text('POOR_QUALITY'))),
    }),
  ),
});

function textsOf(...names: readonly string[]): Fields {
  return Object.fromEntries(names.map(name => [name, seldom(text(name))]));
}

const requirement = object({
  key: text('ID_DOCUMENT'),
  state: requirementState('IN_REVIEW'),
  apiCollectionSupported: flag(false),
  additionalRequirements: seldom(listOf(additional)),
  versions: seldom(listOf(object({ version: text('v1'), validUntil: orNull(text('2027-01-01')) }))),
});

const change = object({
  key: text('ID_DOCUMENT'),
  newState: requirementState('IN_REVIEW'),
  prevState: maybe(requirementState('NOT_PROVIDED')),
  additionalRequirements: seldom(
    listOf(
      object({
        additionalRequirementId: uuid('2f7c1f0a-98a4-4d6e-8d3c-1a2b3c4d5e6f'),
        newState: requirementState('IN_REVIEW'),
        prevState: seldom(requirementState('NOT_PROVIDED')),
      }),
    ),
  ),
});

const triggerType = word(
  'QUOTE',
  'TRANSFER',
  'PROACTIVE_SEND_MONEY',
  'ADD_MONEY',
  'CARD',
  'BANK_ACCOUNT_DETAILS',
  'INFO_REQUEST',
  'REFRESH_CYCLE',
  'REPAPERING',
);
const triggerData = object({
  id: maybe(anyId('9b8a7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d')),
  currencies: seldom(listOf(text('EUR'))),
});

const outcomes = word(
  'DOCUMENT_OUT_OF_DATE',
  'DOCUMENT_POOR_QUALITY',
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
);

const olderCase = object({
  case_id: whole(4410),
  case_type: word('GENERAL_ENQUIRY'),
  details: object({ transfer_id: orNull(whole(61_000_451)), user_id: userId, profile_id: orNull(profileId) }),
  status: word('OPEN', 'PENDING', 'SOLVED', 'CLOSED'),
  type: word('partner-support-case'),
});

const message = object({
  id: uuid('8b9cadbe-6f70-4182-93a4-15263748596a'),
  caseId: whole(4410),
  createdAt: timeAs(showMillisBare),
  content: object({ text: object({ freeText: text('Please send the invoice.') }) }),
  type: text('FREEFORM'),
  author: word('WISE_AGENT', 'WISE_SYSTEM', 'PARTNER'),
});

const newerCase = object({
  id: whole(4410),
  profileId: orNull(profileId),
  status: word('WAITING_CUSTOMER_INPUT', 'CREATING', 'IN_REVIEW', 'RESOLVED', 'FAILED'),
  externalId: maybe(text('partner-77')),
  type: text('GENERAL_ENQUIRY'),
  subType: seldom(text('RECIPIENT_LOCATION_HIT')),
  createdAt: time,
  updatedAt: time,
  reference: maybe(object({ type: text('TRANSFER'), referenceId: text('61000451') })),
  messages: listOf(message),
});

/** What is told of profiles, users, reviews, recipients and cases. @source webhook event reference */
export const peopleFields: Readonly<Record<string, Fields>> = {
  'profiles#verification-state-change': {
    resource: profile,
    current_state: word('verified', 'not_verified'),
    occurred_at: time,
  },
  'profiles#cdd-check-state-change': {
    resource: profile,
    current_state: word('EVIDENCE_REQUIRED', 'VERIFIED'),
    review_outcome: maybe(outcomes),
    required_evidences: listOf(text('SOURCE_OF_INCOME')),
    source_of_income: maybe(text('INVESTMENTS')),
    source_of_funding: seldom(text('REVENUE')),
    occurred_at: time,
  },
  'profiles#state-change': {
    resource: profile,
    current_state: word('WITHDRAW_ONLY', 'ACTIVE', 'VIEW_ONLY', 'DEACTIVATED'),
    occurred_at: time,
    requested_by_customer: maybe(flag(false)),
  },
  'profiles#overdraft-limit-threshold': {
    resource: profile,
    overdraft: object({
      used: decimal(14_200),
      limit: decimal(20_000),
      profile_limit_currency: text('EUR'),
      limit_usage_percentage: decimal(71),
      currency: text('EUR'),
    }),
  },
  'users#state-change': {
    resource: object({ id: userId, type: word('user') }),
    previous_state: userState('ACTIVE'),
    current_state: userState('WITHDRAW_ONLY'),
    deactivation_type: maybe(word('ACCOUNT_CLOSURE', 'ACCOUNT_SUSPENSION')),
    deactivation_reason: maybe(text('REQUESTED_BY_CUSTOMER_CS')),
    occurred_at: time,
  },
  'kyc-reviews#state-change': {
    resource: object({
      id: uuid('71829304-a5b6-47c8-99ea-0b1c2d3e4f50'),
      state: reviewState('WAITING_CUSTOMER_INPUT'),
      prevState: since('5.0.0', reviewState('WAITING_CUSTOMER_INPUT')),
      profileId,
      requiredBy: [until('4.0.0', seldom(timeAs(showMicrosBare))), since('4.0.0', seldom(time))],
      createdAt: [...reviewTime],
      updatedAt: [...reviewTime],
      triggerReferences: listOf(object({ type: triggerType, triggerData })),
      requirements: listOf(listOf(requirement)),
      requirementChanges: since('5.0.0', listOf(change)),
    }),
  },
  'recipients#state-change': {
    resource: object({
      id: text('40118822'),
      occurred_at: time,
      data: object({
        recipientId: whole(40_118_822),
        profileId,
        currency: text('EUR'),
        state: word('CREATE', 'UPDATE', 'DEACTIVATE', 'OBFUSCATE', 'DELETE'),
        clientId: orNull(clientId),
      }),
    }),
  },
  'transaction-disputes#update': {
    resource: object({
      id: uuid('586970b8-3c4d-4e5f-8071-829304152637'),
      profile_id: profileId,
      transaction_id: whole(880_123),
      type: word('transaction-dispute'),
    }),
    reason: text('WRONG_AMOUNT'),
    status: word('ACTIVE', 'CLOSED'),
    sub_status: text('SUBMITTED'),
    status_message: text('Submitted'),
    created_at: time,
    created_by: userText,
    can_withdraw: flag(true),
    occurred_at: time,
  },
  'partner-support#case-changed': {
    resource: [until('5.0.0', olderCase), since('5.0.0', newerCase)],
    type: until('5.0.0', word('NEW_CASE', 'NEW_COMMENT', 'STATUS_UPDATED')),
    occurred_at: until('5.0.0', time),
  },
};
