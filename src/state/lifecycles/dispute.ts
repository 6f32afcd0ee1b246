import { days, lifecycle, type StateOf } from '../kernel/index.ts';

/** Two lists of sub-statuses are documented; ACCEPTED and CHARGEBACK_SUBMITTED are of the older one. */
export const disputeLifecycle = lifecycle({
  name: 'dispute',
  initial: 'SUBMITTED',
  states: {
    SUBMITTED: 'Handed in; nobody has looked at it yet.',
    IN_REVIEW: 'Being looked at, or waiting for more to be told.',
    ACCEPTED: 'Found to be right; what follows is being prepared.',
    CHARGEBACK_SUBMITTED: "The merchant's bank was asked for the money, in the older words.",
    ATTEMPTING_RECOVERY: "The merchant's bank was asked for the money.",
    REFUND_IN_PROGRESS: 'The money is about to be given back.',
    REFUNDED: 'The money was given back.',
    REJECTED: 'Found to be wrong.',
    CONFIRMED: 'Reviewed, and nothing is to be given back.',
    RECOVERY_UNSUCCESSFUL: "The merchant's bank gave nothing back.",
    WITHDRAWN: 'Taken back by the customer.',
  },
  moves: {
    review: { from: ['SUBMITTED'], to: 'IN_REVIEW', by: 'wise', pace: days(1) },
    accept: { from: ['IN_REVIEW'], to: 'ACCEPTED', by: 'wise' },
    chargeBack: { from: ['ACCEPTED'], to: 'CHARGEBACK_SUBMITTED', by: 'wise' },
    recover: { from: ['IN_REVIEW'], to: 'ATTEMPTING_RECOVERY', by: 'wise' },
    prepareRefund: { from: ['IN_REVIEW', 'ATTEMPTING_RECOVERY'], to: 'REFUND_IN_PROGRESS', by: 'wise' },
    refund: {
      from: ['IN_REVIEW', 'ACCEPTED', 'CHARGEBACK_SUBMITTED', 'ATTEMPTING_RECOVERY', 'REFUND_IN_PROGRESS'],
      to: 'REFUNDED',
      by: 'wise',
    },
    reject: { from: ['SUBMITTED', 'IN_REVIEW', 'CHARGEBACK_SUBMITTED'], to: 'REJECTED', by: 'wise' },
    confirm: { from: ['IN_REVIEW'], to: 'CONFIRMED', by: 'wise' },
    giveUp: { from: ['ATTEMPTING_RECOVERY'], to: 'RECOVERY_UNSUCCESSFUL', by: 'wise' },
    withdraw: { from: ['SUBMITTED', 'IN_REVIEW'], to: 'WITHDRAWN', by: 'partner' },
  },
  announces: 'transaction-disputes#update',
  source: 'section Disputes; disputeWithdraw',
});

export type DisputeStatus = StateOf<typeof disputeLifecycle>;
