import { lifecycle, type StateOf, seconds } from '../kernel/index.ts';

export const incomingPaymentLifecycle = lifecycle({
  name: 'incoming-payment',
  initial: 'PROCESSING',
  states: {
    PROCESSING: 'Arrived at the bank; not on the balance yet.',
    COMPLETED: 'On the balance.',
    CANCELLED: 'Sent back before it reached the balance.',
    REFUNDED: 'Taken off the balance again and returned to the sender.',
  },
  moves: {
    complete: { from: ['PROCESSING'], to: 'COMPLETED', by: 'wise', pace: seconds(5) },
    cancel: { from: ['PROCESSING'], to: 'CANCELLED', by: 'wise' },
    refund: { from: ['COMPLETED'], to: 'REFUNDED', by: 'partner' },
  },
  announces: 'account-details-payment#state-change',
  source: 'eventAccountDetailsPaymentStateChange; bankAccountDetailsReturnsCreate',
});

export type IncomingPaymentStatus = StateOf<typeof incomingPaymentLifecycle>;
