import { days, lifecycle, type StateOf } from '../kernel/index.ts';

/** How long somebody who leaves has to move their money out. */
export const WITHDRAWAL_PERIOD = days(90);

export const userLifecycle = lifecycle({
  name: 'user',
  initial: 'ACTIVE',
  states: {
    ACTIVE: 'The user may do everything.',
    WITHDRAW_ONLY: 'The user is leaving, and has ninety days to move money out.',
    DEACTIVATED: 'The account is closed; no token of the user serves any more.',
  },
  moves: {
    restrict: { from: ['ACTIVE'], to: 'WITHDRAW_ONLY', by: 'wise' },
    expire: { from: ['WITHDRAW_ONLY'], to: 'DEACTIVATED', by: 'time', after: WITHDRAWAL_PERIOD },
    deactivate: { from: ['ACTIVE', 'WITHDRAW_ONLY'], to: 'DEACTIVATED', by: 'wise' },
    reactivate: { from: ['WITHDRAW_ONLY', 'DEACTIVATED'], to: 'ACTIVE', by: 'wise' },
  },
  announces: 'users#state-change',
  source: 'users#state-change',
});

export type UserStatus = StateOf<typeof userLifecycle>;
