import { lifecycle, type StateOf } from '../kernel/index.ts';

export const accountDetailsLifecycle = lifecycle({
  name: 'account-details',
  initial: 'active',
  states: {
    active: 'Receives money, and is what senders should be given.',
    deprecated: 'Replaced by newer details; still receives money for those who have it.',
    closed: 'Receives nothing any more: its balance is closed.',
  },
  moves: {
    deprecate: { from: ['active'], to: 'deprecated', by: 'wise' },
    close: { from: ['active', 'deprecated'], to: 'closed', by: 'partner' },
  },
  source: 'bankAccountDetailsGet; balanceDelete',
});

export type AccountDetailsStatus = StateOf<typeof accountDetailsLifecycle>;
