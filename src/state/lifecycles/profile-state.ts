import { days, lifecycle, type StateOf } from '../kernel/index.ts';

/** What a profile may do, apart from what is known of its owner. */
export const profileStateLifecycle = lifecycle({
  name: 'profile-state',
  initial: 'ACTIVE',
  states: {
    ACTIVE: 'The profile may do everything.',
    WITHDRAW_ONLY: 'Money may leave for ninety days, and none may come in.',
    VIEW_ONLY: 'The profile can be read, and does nothing.',
    DEACTIVATED: 'Closed; nobody acts for it any more.',
  },
  moves: {
    restrict: { from: ['ACTIVE'], to: 'WITHDRAW_ONLY', by: 'wise' },
    expire: { from: ['WITHDRAW_ONLY'], to: 'DEACTIVATED', by: 'time', after: days(90) },
    suspend: { from: ['ACTIVE', 'WITHDRAW_ONLY'], to: 'VIEW_ONLY', by: 'wise' },
    deactivate: { from: ['ACTIVE', 'WITHDRAW_ONLY', 'VIEW_ONLY'], to: 'DEACTIVATED', by: 'wise' },
    reactivate: { from: ['WITHDRAW_ONLY', 'VIEW_ONLY', 'DEACTIVATED'], to: 'ACTIVE', by: 'wise' },
  },
  announces: 'profiles#state-change',
  source: 'profiles#state-change',
});

export type ProfileState = StateOf<typeof profileStateLifecycle>;
