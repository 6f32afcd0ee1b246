import { lifecycle, type StateOf, seconds } from '../kernel/index.ts';

/** The journal is compared as soon as the request that brought it has been answered. */
const AT_ONCE = 0;

export const settlementLifecycle = lifecycle({
  name: 'settlement',
  initial: 'RECEIVED',
  states: {
    RECEIVED: 'The journal came; its rows are still to be compared with the transfers.',
    EXPECTED: 'Every row fits, and the money is awaited.',
    INVALID: 'A row does not fit, so that none of them counts.',
    SETTLED: 'All of the money is there.',
  },
  moves: {
    accept: { from: ['RECEIVED'], to: 'EXPECTED', by: 'wise', after: AT_ONCE },
    reject: { from: ['RECEIVED'], to: 'INVALID', by: 'wise' },
    resend: { from: ['INVALID'], to: 'RECEIVED', by: 'partner' },
    receivePart: { from: ['EXPECTED'], to: 'EXPECTED', by: 'partner' },
    receive: { from: ['EXPECTED'], to: 'SETTLED', by: 'wise', pace: seconds(5) },
  },
  announces: 'bulk-settlement#payment-received',
  source: 'bulkSettlementJournalCreate',
});

export type SettlementStatus = StateOf<typeof settlementLifecycle>;
