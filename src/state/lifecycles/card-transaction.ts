import { lifecycle, type StateOf } from '../kernel/index.ts';

/** A payment that is declined when it is asked for begins as such; `decline` is for the operator, who thinks again. */
export const cardTransactionLifecycle = lifecycle({
  name: 'card-transaction',
  initial: 'IN_PROGRESS',
  states: {
    IN_PROGRESS: 'Authorised; the money is held and not yet taken.',
    COMPLETED: 'Cleared: the money was taken, or given back where it is a refund.',
    CANCELLED: 'Reversed, or never cleared; the hold is released.',
    DECLINED: 'Refused; nothing was held.',
  },
  moves: {
    decline: { from: ['IN_PROGRESS'], to: 'DECLINED', by: 'wise' },
    capture: { from: ['IN_PROGRESS', 'CANCELLED'], to: 'COMPLETED', by: 'customer' },
    reverse: { from: ['IN_PROGRESS'], to: 'CANCELLED', by: 'customer' },
    lapse: { from: ['IN_PROGRESS'], to: 'CANCELLED', by: 'time' },
  },
  announces: 'cards#transaction-state-change',
  source: 'cardTransactionGet; the card simulations',
});

export type CardTransactionStatus = StateOf<typeof cardTransactionLifecycle>;
