import { subject } from '../kernel/index.ts';

/** What Wise makes of what was given: content, not content, or silent. */
export type Verdict = 'verify' | 'reject' | 'wait';

/** What becomes of what a customer gives in a review, and when. */
export const reviewCheck = subject<Verdict>({
  name: 'kyc-check',
  outcomes: {
    approve: { does: 'what is given does, at once: `VERIFIED`', effect: 'verify' },
    reject: { does: 'what is given does not do, at once: `REJECTED`', effect: 'reject' },
    hold: { does: 'what is given is looked at until somebody says so: `IN_REVIEW`', effect: 'wait' },
  },
  magic: [],
});
