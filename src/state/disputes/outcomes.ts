import { type Plan, subject } from '../kernel/index.ts';

const refunded: Plan = { take: [{ move: 'review' }, { move: 'prepareRefund' }, { move: 'refund' }] };
const rejected: Plan = { take: [{ move: 'review' }, { move: 'reject' }] };
const unsuccessful: Plan = { take: [{ move: 'review' }, { move: 'recover' }, { move: 'giveUp' }] };

/**
 * What becomes of a dispute. Its steps come one after the other, also in a world that otherwise waits.
 * @assumed the values, as nobody else could say so: the address to write to
 */
export const disputeFate = subject<Plan>({
  name: 'dispute',
  outcomes: {
    approve: { does: 'is found to be right, and refunded: `REFUNDED`', effect: refunded },
    reject: { does: 'is found to be wrong: `REJECTED`', effect: rejected },
    hold: { does: 'is not looked at until somebody does: `SUBMITTED`', effect: { keepFrom: ['review'] } },
  },
  magic: [
    {
      name: 'dispute-is-refunded',
      fact: 'email',
      look: 'whole',
      value: 'refunded@example.com',
      does: 'is found to be right, and refunded: `REFUNDED`',
      effect: refunded,
    },
    {
      name: 'dispute-is-rejected',
      fact: 'email',
      look: 'whole',
      value: 'rejected@example.com',
      does: 'is found to be wrong: `REJECTED`',
      effect: rejected,
    },
    {
      name: 'dispute-recovers-nothing',
      fact: 'email',
      look: 'whole',
      value: 'unsuccessful@example.com',
      does: "the merchant's bank gives nothing back: `RECOVERY_UNSUCCESSFUL`",
      effect: unsuccessful,
    },
  ],
});
