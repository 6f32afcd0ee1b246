import { lifecycle, type StateOf } from '../kernel/index.ts';

export const bulkPaymentLifecycle = lifecycle({
  name: 'bulk-payment',
  initial: 'INITIATED',
  states: {
    INITIATED: 'Announced by the partner; the transfer is not paid for.',
    WAITING: 'More than the partner may owe; goes on when it has settled.',
    PAID: 'The transfer counts as paid, and the partner owes for it.',
    SETTLED: 'The partner has paid what it owed.',
    WITHDRAWN: 'The transfer was paid in another way, or called off.',
  },
  moves: {
    wait: { from: ['INITIATED'], to: 'WAITING', by: 'wise' },
    pay: { from: ['INITIATED', 'WAITING'], to: 'PAID', by: 'partner' },
    settle: { from: ['PAID'], to: 'SETTLED', by: 'partner' },
    withdraw: { from: ['INITIATED', 'WAITING'], to: 'WITHDRAWN', by: 'partner' },
  },
  source: 'transferFund; section Bulk settlement',
});

export type BulkPaymentStatus = StateOf<typeof bulkPaymentLifecycle>;
