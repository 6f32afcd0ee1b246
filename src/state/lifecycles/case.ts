import { days, lifecycle, type StateOf, seconds } from '../kernel/index.ts';

/** @assumed how long a case is being created; and how long a solved one can still be reopened */
export const caseLifecycle = lifecycle({
  name: 'case',
  initial: 'CREATING',
  states: {
    CREATING: 'Was asked for, and is being filed.',
    OPEN: 'Wise is working on it.',
    PENDING: 'The partner is asked for more.',
    SOLVED: 'Is thought to be answered, and may be reopened until it is closed.',
    CLOSED: 'Is over; a new question needs a new case.',
  },
  moves: {
    open: { from: ['CREATING'], to: 'OPEN', by: 'wise', after: seconds(1) },
    ask: { from: ['OPEN', 'SOLVED'], to: 'PENDING', by: 'wise' },
    reopen: { from: ['PENDING', 'SOLVED'], to: 'OPEN', by: 'partner' },
    solve: { from: ['OPEN', 'PENDING'], to: 'SOLVED', by: 'wise' },
    close: { from: ['OPEN', 'PENDING', 'SOLVED'], to: 'CLOSED', by: 'wise' },
    expire: { from: ['SOLVED'], to: 'CLOSED', by: 'time', after: days(7) },
  },
  announces: 'partner-support#case-changed',
  source: 'caseCreate; section Case, its statuses',
});

export type CaseStatus = StateOf<typeof caseLifecycle>;
