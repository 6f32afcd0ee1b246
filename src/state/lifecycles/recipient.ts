import { lifecycle, type StateOf } from '../kernel/index.ts';

export const recipientLifecycle = lifecycle({
  name: 'recipient',
  initial: 'active',
  states: {
    active: 'Money can be sent to it.',
    inactive: 'Deleted by its owner; readable, and never active again.',
  },
  moves: { deactivate: { from: ['active'], to: 'inactive', by: 'partner' } },
  announces: 'recipients#state-change',
  source: 'recipientDeactivate',
});

export type RecipientStatus = StateOf<typeof recipientLifecycle>;
