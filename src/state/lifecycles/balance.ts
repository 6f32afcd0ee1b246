import { lifecycle, type StateOf } from '../kernel/index.ts';

export const balanceLifecycle = lifecycle({
  name: 'balance',
  initial: 'open',
  states: {
    open: 'Holds money, and takes more.',
    closed: 'Emptied and gone for good; its currency may be opened anew.',
  },
  moves: {
    close: { from: ['open'], to: 'closed', by: 'partner' },
  },
  source: 'balanceCreate; balanceDelete',
});

export type BalanceStatus = StateOf<typeof balanceLifecycle>;
