import { lifecycle, type StateOf, seconds } from '../kernel/index.ts';

/** The states are those of a transfer, since partners are told of them as of one. */
export const paymentReturnLifecycle = lifecycle({
  name: 'payment-return',
  initial: 'outgoing_payment_sent',
  states: {
    outgoing_payment_sent: 'Asked for; the balance has not been debited yet.',
    bounced_back: 'Taken off the balance.',
    funds_refunded: 'On its way to the sender; over.',
  },
  moves: {
    debit: { from: ['outgoing_payment_sent'], to: 'bounced_back', by: 'wise' },
    refund: { from: ['bounced_back'], to: 'funds_refunded', by: 'wise', pace: seconds(5) },
  },
  announces: 'transfers#state-change',
  source: 'bankAccountDetailsReturnsCreate',
});

export type PaymentReturnStatus = StateOf<typeof paymentReturnLifecycle>;
