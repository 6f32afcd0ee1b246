import { lifecycle, type StateOf, seconds } from '../kernel/index.ts';

/** Additional verification of a customer whom a partner knows. */
export const cddCheckLifecycle = lifecycle({
  name: 'cdd-check',
  initial: 'NOT_REQUIRED',
  states: {
    NOT_REQUIRED: 'Wise has asked for nothing.',
    EVIDENCE_REQUIRED: 'Something is owed, or what was given did not do.',
    IN_REVIEW: 'Everything was given and is being checked.',
    VERIFIED: 'What was given did.',
  },
  moves: {
    require: {
      from: ['NOT_REQUIRED', 'EVIDENCE_REQUIRED', 'IN_REVIEW', 'VERIFIED'],
      to: 'EVIDENCE_REQUIRED',
      by: 'wise',
    },
    submit: { from: ['NOT_REQUIRED', 'EVIDENCE_REQUIRED', 'VERIFIED'], to: 'IN_REVIEW', by: 'partner' },
    confirm: { from: ['IN_REVIEW'], to: 'VERIFIED', by: 'wise', after: seconds(2) },
  },
  announces: 'profiles#cdd-check-state-change',
  source: 'profiles#cdd-check-state-change; verificationUploadEvidences',
});

export type CddStatus = StateOf<typeof cddCheckLifecycle>;
