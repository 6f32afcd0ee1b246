import { type Plan, subject } from '../kernel/index.ts';

/** Whether an order of account details is fulfilled, and when. */
export const detailsOrderFate = subject<Plan>({
  name: 'account-details-order',
  outcomes: {
    approve: {
      does: 'is fulfilled, also for a customer who is not verified: `DONE`',
      effect: { take: [{ move: 'fulfil' }, { move: 'issue' }] },
    },
    hold: { does: 'issues nothing until somebody says so', effect: { keepFrom: ['issue'] } },
  },
  magic: [],
});

/** What becomes of money that arrives. */
export const arrivalFate = subject<Plan>({
  name: 'incoming-payment',
  outcomes: {
    approve: { does: 'is put on the balance: `COMPLETED`', effect: { take: [{ move: 'complete' }] } },
    reject: { does: 'goes back before it is on the balance: `CANCELLED`', effect: { take: [{ move: 'cancel' }] } },
    hold: { does: 'is not on the balance until somebody puts it there', effect: { keepFrom: ['complete'] } },
  },
  magic: [],
});
