import { lifecycle, type StateOf } from '../kernel/index.ts';

/** Wise goes on by itself, as soon as the request that asked for it has been answered. */
const AT_ONCE = 0;

export const batchGroupLifecycle = lifecycle({
  name: 'batch-group',
  initial: 'NEW',
  states: {
    NEW: 'Takes transfers, none of which can be paid for yet.',
    COMPLETED: 'Takes no more transfers; those it has can be paid for, or have been.',
    MARKED_FOR_CANCELLATION: 'Is to be called off with all its transfers.',
    PROCESSING_CANCEL: 'Its transfers are being cancelled.',
    CANCELLED: 'Its transfers were cancelled.',
  },
  moves: {
    complete: { from: ['NEW'], to: 'COMPLETED', by: 'partner' },
    receive: { from: ['COMPLETED'], to: 'COMPLETED', by: 'customer' },
    cancel: { from: ['NEW', 'COMPLETED'], to: 'MARKED_FOR_CANCELLATION', by: 'partner' },
    startCancelling: { from: ['MARKED_FOR_CANCELLATION'], to: 'PROCESSING_CANCEL', by: 'wise', after: AT_ONCE },
    endCancelling: { from: ['PROCESSING_CANCEL'], to: 'CANCELLED', by: 'wise', after: AT_ONCE },
  },
  source: 'batchGroupUpdate; batchGroupGet',
});

export type BatchGroupStatus = StateOf<typeof batchGroupLifecycle>;
