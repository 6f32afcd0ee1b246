import { lifecycle, type MoveOf, type StateOf, seconds } from '../kernel/index.ts';

export const paymentInitiationLifecycle = lifecycle({
  name: 'payment-initiation',
  initial: 'NEW',
  states: {
    NEW: 'Asked for; the bank has not been told.',
    PROCESSING: 'The bank was told to collect the money.',
    COMPLETED: 'The money was collected.',
    FAILED: 'The bank would not pay.',
    CHARGED_BACK: 'The payer had the money returned.',
  },
  moves: {
    process: { from: ['NEW'], to: 'PROCESSING', by: 'wise', pace: seconds(5) },
    complete: { from: ['PROCESSING'], to: 'COMPLETED', by: 'wise', pace: seconds(5) },
    fail: { from: ['PROCESSING'], to: 'FAILED', by: 'wise' },
    chargeBack: { from: ['COMPLETED'], to: 'CHARGED_BACK', by: 'customer' },
  },
  announces: 'batch-payment-initiations#state-change',
  source: 'batchGroupPaymentInitiationGet',
});

export type PaymentInitiationStatus = StateOf<typeof paymentInitiationLifecycle>;
export type PaymentInitiationMove = MoveOf<typeof paymentInitiationLifecycle>;
