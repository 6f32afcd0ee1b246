import { subject } from '../kernel/index.ts';

/** Whether there is money for a transfer. */
export const fundingCheck = subject<'nothing-there'>({
  name: 'funding',
  outcomes: {
    reject: { does: 'is `REJECTED` for lack of money, whatever the balance holds', effect: 'nothing-there' },
  },
  magic: [],
});
