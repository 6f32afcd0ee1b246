import { lifecycle, type StateOf, seconds } from '../kernel/index.ts';

/** How long a one-time token can be cleared and used, counted from its making and not from its last move. */
export const ONE_TIME_TOKEN_LIFETIME = seconds(3600);

export const oneTimeTokenLifecycle = lifecycle({
  name: 'one-time-token',
  initial: 'PENDING',
  states: {
    PENDING: 'Challenges are still open.',
    READY: 'Every challenge was passed; it approves one call.',
    CONSUMED: 'The call it was made for was approved with it.',
    EXPIRED: 'An hour passed, the customer said no, or too many wrong values were tried.',
  },
  moves: {
    clear: { from: ['PENDING'], to: 'READY', by: 'customer' },
    consume: { from: ['READY'], to: 'CONSUMED', by: 'partner' },
    refuse: { from: ['PENDING', 'READY'], to: 'EXPIRED', by: 'customer' },
    expire: { from: ['PENDING', 'READY'], to: 'EXPIRED', by: 'time' },
  },
  source: 'ottStatusGet; sca-over-api guide',
});

export type OneTimeTokenStatus = StateOf<typeof oneTimeTokenLifecycle>;
