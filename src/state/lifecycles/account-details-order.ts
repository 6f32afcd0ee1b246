import { lifecycle, type StateOf, seconds } from '../kernel/index.ts';

export const accountDetailsOrderLifecycle = lifecycle({
  name: 'account-details-order',
  initial: 'PENDING_USER',
  states: {
    PENDING_USER: 'Waits for something the customer must do.',
    PENDING_TW: 'The customer has done it; it is being looked at.',
    REQUIREMENTS_FULFILLED: 'Nothing is missing; the details are about to be issued.',
    DONE: 'The details are issued.',
  },
  moves: {
    submit: { from: ['PENDING_USER'], to: 'PENDING_TW', by: 'customer' },
    fulfil: { from: ['PENDING_USER', 'PENDING_TW'], to: 'REQUIREMENTS_FULFILLED', by: 'wise' },
    issue: { from: ['REQUIREMENTS_FULFILLED'], to: 'DONE', by: 'wise', pace: seconds(5) },
  },
  announces: 'account-details-order#order-state-change',
  source: 'bankAccountDetailsOrderCreate; bankAccountDetailsOrdersList',
});

export type AccountDetailsOrderStatus = StateOf<typeof accountDetailsOrderLifecycle>;
