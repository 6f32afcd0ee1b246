import { lifecycle, type StateOf } from '../kernel/index.ts';

const any = ['NEW', 'WAITING_CUSTOMER_INPUT', 'PROCESSING', 'PASSED', 'PASSED_WITH_REQUIREMENTS'] as const;

/** The status follows from the requirements; whatever changes them may therefore lead from any status to any other. */
export const kycReviewLifecycle = lifecycle({
  name: 'kyc-review',
  initial: 'NEW',
  states: {
    NEW: 'What is needed is being found out; what asked for the review waits.',
    WAITING_CUSTOMER_INPUT: 'The customer must give something; what asked for the review waits.',
    PROCESSING: 'All was given and is being checked; what asked for the review waits.',
    PASSED: 'Nothing is needed.',
    PASSED_WITH_REQUIREMENTS: 'Nothing is needed yet; something will be by a certain time.',
  },
  moves: {
    ask: { from: any, to: 'WAITING_CUSTOMER_INPUT', by: 'wise' },
    check: { from: any, to: 'PROCESSING', by: 'customer' },
    pass: { from: any, to: 'PASSED', by: 'wise' },
    grace: { from: any, to: 'PASSED_WITH_REQUIREMENTS', by: 'wise' },
    restart: {
      from: ['WAITING_CUSTOMER_INPUT', 'PROCESSING', 'PASSED', 'PASSED_WITH_REQUIREMENTS'],
      to: 'NEW',
      by: 'wise',
    },
  },
  announces: 'kyc-reviews#state-change',
  source: 'kycReviewGet, status',
});

export type ReviewStatus = StateOf<typeof kycReviewLifecycle>;
