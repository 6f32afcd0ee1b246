import { hours, lifecycle, type StateOf } from '../kernel/index.ts';

export const disputeFileLifecycle = lifecycle({
  name: 'dispute-file',
  initial: 'usable',
  states: {
    usable: 'A dispute may refer to it.',
    expired: 'Its two hours are over: only disputes that refer to it already do.',
  },
  moves: {
    expire: { from: ['usable'], to: 'expired', by: 'time', after: hours(2) },
  },
  source: 'disputeFileUpload',
});

export type DisputeFileStatus = StateOf<typeof disputeFileLifecycle>;
