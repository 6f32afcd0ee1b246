import { type Plan, subject } from '../kernel/index.ts';

const failed: Plan = { take: [{ move: 'process' }, { move: 'fail' }] };

/**
 * What a bank makes of being asked for money. The steps come one after the other, also in a world that otherwise waits.
 * @source batchGroupPaymentInitiationGet
 * @assumed the values, as banks give no other way to try what is rare
 */
export const directDebitFate = subject<Plan>({
  name: 'direct-debit',
  outcomes: {
    approve: { does: 'is collected: `COMPLETED`', effect: { take: [{ move: 'process' }, { move: 'complete' }] } },
    reject: { does: 'is not paid: `FAILED`', effect: failed },
    hold: { does: 'is not collected until somebody says so', effect: { keepFrom: ['process'] } },
  },
  magic: [
    {
      name: 'direct-debit-fails',
      fact: 'reference',
      look: 'start',
      value: 'FAIL',
      does: 'the bank does not pay: `FAILED`',
      effect: failed,
    },
    {
      name: 'direct-debit-is-charged-back',
      fact: 'reference',
      look: 'start',
      value: 'CHBK',
      does: 'the payer has the money returned after it was collected: `CHARGED_BACK`',
      effect: { take: [{ move: 'process' }, { move: 'complete' }, { move: 'chargeBack' }] },
    },
  ],
});
