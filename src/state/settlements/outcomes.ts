import { type Plan, subject } from '../kernel/index.ts';

/** What becomes of a journal of what is settled in bulk. */
export const settlementFate = subject<Plan>({
  name: 'settlement',
  outcomes: {
    approve: {
      does: 'is compared, and its money arrives: `SETTLED`, unless a row does not fit',
      effect: { take: [{ move: 'accept' }, { move: 'receive' }] },
    },
    reject: { does: 'is turned down as if a row did not fit: `INVALID`', effect: { take: [{ move: 'reject' }] } },
    hold: { does: 'its money does not arrive until somebody sends it: `EXPECTED`', effect: { keepFrom: ['receive'] } },
  },
  magic: [],
});
